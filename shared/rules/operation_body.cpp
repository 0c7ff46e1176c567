// One list of fields for each body serves both directions: what is written is what is read.
#include "rules/operation_body.h"

#include <set>

#include "model/limits.h"
#include "rules/body_io.h"

namespace tz {
namespace {

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
void fields(Io& io, typename Io::template Ref<ReplacedText> text) {
  io.sequence("seq", text.seq);
  io.digest("digest", text.digest);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<ErasePerson> body) {
  io.id("person", body.person);
  io.text("reason", body.reason, kMaxReason);
  io.list("texts", body.texts, kMaxReplacedTexts,
          [](auto& inner, auto& text) { fields(inner, text); });
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PutGroup> body) {
  io.object("group", body.group, read_unit_group);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PutTaskForce> body) {
  io.object("task_force", body.task_force, read_task_force);
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
  io.subject(body.about);
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

template <class Io>
void fields(Io& io, typename Io::template Ref<SetCriteria> body) {
  io.id("plan", body.plan);
  io.criteria("criteria", body.criteria);
  io.optional_text("note", body.note, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<DraftAssessment> body) {
  io.id("assessment", body.assessment);
  io.id("drafted_by", body.drafted_by);
  io.object("figures", body.figures, read_assessment_figures);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<FreezeAssessment> body) {
  io.id("assessment", body.assessment);
  io.id("frozen_by", body.frozen_by);
  io.object("figures", body.figures, read_assessment_figures);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<AdjustScore> body) {
  io.id("assessment", body.assessment);
  io.id("unit", body.unit);
  io.number("hundredths", body.hundredths, -kMaxAdjustment, kMaxAdjustment);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<OpenAssessment> body) {
  io.id("assessment", body.assessment);
  io.date("until", body.until);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PublishAssessment> body) {
  io.id("assessment", body.assessment);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<WithdrawAssessment> body) {
  io.id("assessment", body.assessment);
  io.text("reason", body.reason, kMaxReason);
}

template <class Io>
void fields(Io& io, typename Io::template Ref<DraftAccountability> body) {
  io.id("accountability", body.accountability);
  io.id("unit", body.unit);
  io.basis(body.basis);
  io.words(body.words);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<WordAccountability> body) {
  io.id("accountability", body.accountability);
  io.words(body.words);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<OpenAccountability> body) {
  io.id("accountability", body.accountability);
  io.date("until", body.until);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<PublishAccountability> body) {
  io.id("accountability", body.accountability);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<CorrectAccountability> body) {
  io.id("accountability", body.accountability);
  io.text("facts", body.facts, kMaxNarrative);
  io.text("decision", body.decision, kMaxNarrative);
  io.text("reason", body.reason, kMaxReason);
}
template <class Io>
void fields(Io& io, typename Io::template Ref<WithdrawAccountability> body) {
  io.id("accountability", body.accountability);
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
  if (const auto* erasure = std::get_if<ErasePerson>(&body)) {
    for (size_t i = 1; i < erasure->texts.size(); ++i) {
      if (erasure->texts[i - 1].seq < erasure->texts[i].seq) continue;
      in.fail(ErrorCode::unknown_value, "texts");
    }
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
