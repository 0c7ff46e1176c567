// One list of fields for each body serves both directions: what is written is what is read.
#include "rules/operation_body.h"

#include <set>

#include "model/limits.h"

namespace tz {
namespace {

template <class T>
json form_of(const T& value) {
  return to_json(value);
}
json form_of(const CircularWords& words) {
  return circular_words_json(words);
}

class Writer {
 public:
  template <class T>
  using Ref = const T&;

  template <class IdType>
  void id(const char* key, const IdType& value) {
    out_[key] = to_string(value);
  }
  template <class IdType>
  void optional_id(const char* key, const std::optional<IdType>& value) {
    if (value) out_[key] = to_string(*value);
  }
  template <class IdType>
  void ids(const char* key, const std::vector<IdType>& values, size_t) {
    json list = json::array();
    for (const IdType& value : values) list.push_back(to_string(value));
    out_[key] = std::move(list);
  }
  void text(const char* key, const std::string& value, size_t) { out_[key] = value; }
  void optional_text(const char* key, const std::string& value, size_t) {
    if (!value.empty()) out_[key] = value;
  }
  void attachments(const std::vector<Attachment>& values) { put_attachments(out_, values); }
  void date(const char* key, CivilDate value) { out_[key] = to_iso(value); }
  void flag(const char* key, bool value) {
    if (value) out_[key] = true;
  }
  template <class Enum, class Parse>
  void choice(const char* key, Enum value, Parse) {
    out_[key] = name_of(value);
  }
  template <class T, class Read>
  void object(const char* key, const T& value, Read) {
    out_[key] = form_of(value);
  }
  template <class T, class Fields>
  void list(const char* key, const std::vector<T>& items, size_t, Fields each) {
    json out = json::array();
    for (const T& item : items) {
      Writer inner;
      each(inner, item);
      out.push_back(std::move(inner.out_));
    }
    out_[key] = std::move(out);
  }
  template <class T, class Read>
  void records(const char* key, const std::vector<T>& items, size_t, Read) {
    json out = json::array();
    for (const T& item : items) out.push_back(to_json(item));
    out_[key] = std::move(out);
  }
  json take() { return std::move(out_); }

 private:
  json out_ = json::object();
};

class Reader {
 public:
  template <class T>
  using Ref = T&;

  explicit Reader(ObjectReader& in) : in_(in) {}

  template <class IdType>
  void id(const char* key, IdType& value) {
    value = in_.id<IdType>(key);
  }
  template <class IdType>
  void optional_id(const char* key, std::optional<IdType>& value) {
    value = in_.optional_id<IdType>(key);
  }
  template <class IdType>
  void ids(const char* key, std::vector<IdType>& values, size_t max) {
    values = in_.ids<IdType>(key, max);
  }
  void text(const char* key, std::string& value, size_t max) { value = in_.text(key, max); }
  void optional_text(const char* key, std::string& value, size_t max) {
    value = in_.optional_text(key, max);
  }
  void attachments(std::vector<Attachment>& values) { values = read_attachments(in_); }
  void date(const char* key, CivilDate& value) { value = in_.date(key); }
  void flag(const char* key, bool& value) { value = in_.boolean_or(key, false); }
  template <class Enum, class Parse>
  void choice(const char* key, Enum& value, Parse parse) {
    value = in_.choice(key, parse);
  }
  template <class T, class Read>
  void object(const char* key, T& value, Read read) {
    ObjectReader inner(in_.object(key), in_.path_of(key));
    value = read(inner);
    in_.take_fault(inner);
  }
  // At least one.
  template <class T, class Fields>
  void list(const char* key, std::vector<T>& items, size_t max, Fields each) {
    in_.each(key, max, [&](ObjectReader& element) {
      Reader inner(element);
      items.emplace_back();
      each(inner, items.back());
    });
    if (items.empty()) in_.fail(ErrorCode::missing_field, key);
  }
  template <class T, class Read>
  void records(const char* key, std::vector<T>& items, size_t max, Read read) {
    in_.each(key, max, [&](ObjectReader& element) { items.push_back(read(element)); });
    if (items.empty()) in_.fail(ErrorCode::missing_field, key);
  }

 private:
  ObjectReader& in_;
};

template <class Io>
void fields(Io& io, typename Io::template Ref<PublishPlan> body) {
  io.object("plan", body.plan, read_plan);
  io.records("tasks", body.tasks, kMaxTasks, read_task);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PutUnit> body) {
  io.object("unit", body.unit, read_unit);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PutPerson> body) {
  io.object("person", body.person, read_person);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PutGroup> body) {
  io.object("group", body.group, read_unit_group);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ConfirmGroup> body) {
  io.id("task", body.task);
  io.text("group", body.group, kMaxName);
  io.ids("members", body.members, kMaxDuties);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AgreeDeadline> body) {
  io.id("task", body.task);
  io.date("deadline", body.deadline);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AssignUnit> body) {
  io.id("task", body.task);
  io.id("unit", body.unit);
  io.choice("duty", body.duty, duty_named);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<SteerPlan> body) {
  io.id("plan", body.plan);
  io.object("steering", body.steering, read_steering);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<OpenCycle> body) {
  io.id("plan", body.plan);
  io.date("first", body.first);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<CloseCycle> body) {
  io.id("plan", body.plan);
  io.date("first", body.first);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ExemptFromCycle> body) {
  io.id("assignment", body.assignment);
  io.date("cycle", body.cycle);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<CloseTask> body) {
  io.id("task", body.task);
  io.optional_text("words", body.words, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReopenTask> body) {
  io.id("task", body.task);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<Acknowledge> body) {
  io.id("assignment", body.assignment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<SubmitReport> body) {
  io.id("report", body.report);
  io.id("assignment", body.assignment);
  io.object("content", body.content, read_report_content);
  io.optional_id("replaces", body.replaces);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<DeclareComplete> body) {
  io.id("assignment", body.assignment);
  io.text("evidence", body.evidence, kMaxNarrative);
  io.attachments(body.attachments);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AcceptCompletion> body) {
  io.id("assignment", body.assignment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReturnCompletion> body) {
  io.id("assignment", body.assignment);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<CancelAssignment> body) {
  io.id("assignment", body.assignment);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<SuspendAssignment> body) {
  io.id("assignment", body.assignment);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ResumeAssignment> body) {
  io.id("assignment", body.assignment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReopenAssignment> body) {
  io.id("assignment", body.assignment);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<AcceptReport> body) {
  io.id("report", body.report);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReturnReport> body) {
  io.id("report", body.report);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AdmitLate> body) {
  io.id("late", body.late);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<DeclineLate> body) {
  io.id("late", body.late);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<FieldEdit> edit) {
  io.choice("field", edit.field, plan_field_named);
  io.optional_text("value", edit.value, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<EditActionPlan> body) {
  io.id("assignment", body.assignment);
  io.list("edits", body.edits, kPlanFields, [](auto& inner, auto& edit) { fields(inner, edit); });
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ChooseField> body) {
  io.id("assignment", body.assignment);
  io.choice("field", body.field, plan_field_named);
  io.optional_text("value", body.value, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<FileActionPlan> body) {
  io.id("assignment", body.assignment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ApproveActionPlan> body) {
  io.id("assignment", body.assignment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReturnActionPlan> body) {
  io.id("assignment", body.assignment);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<RaiseProblem> body) {
  io.id("problem", body.problem);
  io.id("assignment", body.assignment);
  io.text("text", body.text, kMaxNarrative);
  io.choice("severity", body.severity, severity_named);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AssignProblem> body) {
  io.id("problem", body.problem);
  io.id("owner", body.owner);
  io.choice("severity", body.severity, severity_named);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ResolveProblem> body) {
  io.id("problem", body.problem);
  io.text("resolution", body.resolution, kMaxNarrative);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<SendReminder> body) {
  io.id("reminder", body.reminder);
  io.id("assignment", body.assignment);
  io.optional_text("words", body.words, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<IssueOrder> body) {
  io.id("order", body.order);
  io.id("assignment", body.assignment);
  io.text("basis", body.basis, kMaxNarrative);
  io.text("facts", body.facts, kMaxNarrative);
  io.text("demand", body.demand, kMaxNarrative);
  io.date("deadline", body.deadline);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AnswerOrder> body) {
  io.id("order", body.order);
  io.text("answer", body.answer, kMaxNarrative);
  io.attachments(body.attachments);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReturnOrder> body) {
  io.id("order", body.order);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<CloseOrder> body) {
  io.id("order", body.order);
  io.text("words", body.words, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ReopenOrder> body) {
  io.id("order", body.order);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<NameOrder> body) {
  io.id("order", body.order);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<GiveInstruction> body) {
  io.id("instruction", body.instruction);
  io.id("task", body.task);
  io.text("text", body.text, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AnswerInstruction> body) {
  io.id("instruction", body.instruction);
  io.text("answer", body.answer, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<FileExtension> body) {
  io.id("extension", body.extension);
  io.id("assignment", body.assignment);
  io.date("new_deadline", body.new_deadline);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<GrantExtension> body) {
  io.id("extension", body.extension);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<RefuseExtension> body) {
  io.id("extension", body.extension);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<DraftCircular> body) {
  io.id("circular", body.circular);
  io.id("drafted_by", body.drafted_by);
  io.object("figures", body.figures, read_circular_figures);
  io.object("words", body.words, read_circular_words);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<FreezeCircular> body) {
  io.id("circular", body.circular);
  io.id("frozen_by", body.frozen_by);
  io.object("figures", body.figures, read_circular_figures);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PartEdit> edit) {
  io.choice("part", edit.part, circular_part_named);
  io.optional_text("words", edit.words, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<WordCircular> body) {
  io.id("circular", body.circular);
  io.list("edits", body.edits, kCircularParts,
          [](auto& inner, auto& edit) { fields(inner, edit); });
}
template <class Io>
void fields(Io& io, typename Io::template Ref<OpenObjections> body) {
  io.id("circular", body.circular);
  io.date("until", body.until);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<FileObjection> body) {
  io.id("objection", body.objection);
  io.id("circular", body.circular);
  io.text("text", body.text, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AnswerObjection> body) {
  io.id("objection", body.objection);
  io.flag("upheld", body.upheld);
  io.text("answer", body.answer, kMaxNarrative);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PublishCircular> body) {
  io.id("circular", body.circular);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<WithdrawCircular> body) {
  io.id("circular", body.circular);
  io.text("reason", body.reason, kMaxReason);
}

// Makes the body of a kind by its number among the alternatives.
template <size_t I = 0>
OperationBody read_nth(size_t kind, ObjectReader& in) {
  if constexpr (I < std::variant_size_v<OperationBody>) {
    if (kind != I) return read_nth<I + 1>(kind, in);
    std::variant_alternative_t<I, OperationBody> body;
    Reader reader(in);
    fields(reader, body);
    return body;
  }
  TZ_ASSERT(false);
}

// What the form alone cannot tell.
void check_whole(const OperationBody& body, ObjectReader& in) {
  const auto check_once = [&](const auto& edits, auto member) {
    std::set<std::decay_t<decltype(edits.front().*member)>> seen;
    for (const auto& edit : edits) {
      if (!seen.insert(edit.*member).second) in.fail(ErrorCode::unknown_value, "edits");
    }
  };
  if (const auto* plan = std::get_if<EditActionPlan>(&body)) {
    check_once(plan->edits, &FieldEdit::field);
  }
  if (const auto* circular = std::get_if<WordCircular>(&body)) {
    check_once(circular->edits, &PartEdit::part);
  }
}

}  // namespace

json body_to_json(const OperationBody& body) {
  return std::visit(
      [](const auto& kind) {
        Writer writer;
        fields(writer, kind);
        return writer.take();
      },
      body);
}

OperationBody read_operation_body(OperationKind kind, ObjectReader& in) {
  OperationBody body = read_nth(static_cast<size_t>(kind), in);
  if (!in.failed()) check_whole(body, in);
  return body;
}

}  // namespace tz
