#include "app/deed.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "rules/operation_body.h"

namespace tz::client {
namespace {

json choices_json(std::string_view answer) {
  json out = json::array();
  while (!answer.empty()) {
    const size_t end = answer.find(' ');
    if (end != 0) out.push_back(std::string(answer.substr(0, end)));
    answer = end == std::string_view::npos ? std::string_view() : answer.substr(end + 1);
  }
  return out;
}

json files_json(std::string_view answer) {
  const Result<json> list = parse_json(answer);
  return list && list->is_array() ? *list : json::array();
}

// Kinds whose body is a list of edits: what each names its place and its words.
struct EditForm {
  const char* place;
  const char* words;
};
std::optional<EditForm> edit_form_of(const OperationBody& body) {
  if (std::holds_alternative<EditActionPlan>(body)) return EditForm{"field", "value"};
  if (std::holds_alternative<WordCircular>(body)) return EditForm{"part", "words"};
  return std::nullopt;
}

// Only what was changed is an edit: what somebody else wrote meanwhile must not be undone by it.
json edits_json(const Deed& deed, const EditForm& form, const std::vector<std::string>& answers) {
  json out = json::array();
  for (size_t i = 0; i < deed.fields.size() && i < answers.size(); ++i) {
    const std::string value(trimmed(answers[i]));
    if (value == trimmed(deed.fields[i].answer)) continue;
    out.push_back({{form.place, deed.fields[i].key}, {form.words, value}});
  }
  return out;
}

// "steering.cadence" is the field `cadence` of the object `steering`.
json& place_of(json& body, std::string_view key) {
  const size_t dot = key.find('.');
  if (dot == std::string_view::npos) return body[std::string(key)];
  json& inner = body[std::string(key.substr(0, dot))];
  return place_of(inner, key.substr(dot + 1));
}

// A number stays one, and a flag: what it was asked with tells.
json value_like(const json& before, std::string_view answer) {
  if (before.is_boolean()) return answer == "true";
  if (!before.is_number()) return std::string(answer);
  const auto number = decimal_from(answer);
  if (!number) return std::string(answer);
  const json whole = json::parse(answer, nullptr, false);
  return whole.is_number_integer() ? whole : json(std::string(answer));
}

// Nothing where it is no number, or finer than that.
std::optional<int64_t> hundredths_in(std::string_view answer) {
  constexpr int64_t kFinest = kDecimalScale / kHundredths;
  const auto number = decimal_from(answer);
  if (!number || number->units % kFinest != 0) return std::nullopt;
  return number->units / kFinest;
}

struct GiveId {
  const Uuid& fresh;

  template <class IdType>
  void give(IdType& id) const {
    if (id.is_nil()) id = IdType(fresh);
  }
  void operator()(SubmitReport& body) const { give(body.report); }
  void operator()(RaiseProblem& body) const { give(body.problem); }
  void operator()(SendReminder& body) const { give(body.reminder); }
  void operator()(IssueOrder& body) const { give(body.order); }
  void operator()(GiveInstruction& body) const { give(body.instruction); }
  void operator()(FileExtension& body) const { give(body.extension); }
  void operator()(FileObjection& body) const { give(body.objection); }
  void operator()(DraftAccountability& body) const { give(body.accountability); }
  void operator()(PutUnit& body) const { give(body.unit.id); }
  void operator()(PutPerson& body) const { give(body.person.id); }
  void operator()(PutGroup& body) const { give(body.group.id); }
  void operator()(PutTaskForce& body) const { give(body.task_force.id); }
  template <class Other>
  void operator()(Other&) const {}
};

// Leaves of the body what the answers do not replace.
void drop_place(json& body, std::string_view key) {
  const size_t dot = key.find('.');
  if (dot == std::string_view::npos) {
    body.erase(std::string(key));
  } else if (const auto inner = body.find(std::string(key.substr(0, dot))); inner != body.end()) {
    drop_place(*inner, key.substr(dot + 1));
  }
}

}  // namespace

std::string files_answer(const std::vector<Attachment>& attachments) {
  if (attachments.empty()) return {};
  json list = json::array();
  for (const Attachment& attachment : attachments) list.push_back(to_json(attachment));
  return canonical(list);
}

std::vector<Attachment> files_in(std::string_view answer) {
  const json body = {{kAttachmentsKey, files_json(answer)}};
  ObjectReader in(body, "");
  std::vector<Attachment> out = read_attachments(in);
  return in.failed() ? std::vector<Attachment>() : out;
}

std::vector<std::string> first_answers(const Deed& deed) {
  std::vector<std::string> out;
  for (const AskField& field : deed.fields) out.push_back(field.answer);
  return out;
}

std::string answers_key(const Deed& deed) {
  json rest = body_to_json(deed.body);
  rest.erase("edits");
  // Each part of a circular is asked for on its own.
  if (std::holds_alternative<WordCircular>(deed.body)) rest["part"] = deed.fields.front().key;
  for (const AskField& field : deed.fields) drop_place(rest, field.key);
  if (deed.base) rest["base"] = *deed.base;
  const auto kind = static_cast<OperationKind>(deed.body.index());
  return "deed/" + std::string(name_of(kind)) + '/' + to_hex(sha256(canonical(rest)));
}

Result<OperationBody> answered(const Deed& deed, const std::vector<std::string>& answers) {
  json body = body_to_json(deed.body);
  if (const auto form = edit_form_of(deed.body)) {
    body["edits"] = edits_json(deed, *form, answers);
  } else {
    for (size_t i = 0; i < deed.fields.size() && i < answers.size(); ++i) {
      const AskField& field = deed.fields[i];
      const std::string_view answer = trimmed(answers[i]);
      const std::string path = "body." + field.key;
      if (field.required && answer.empty()) return error(ErrorCode::text_required, path, {path});
      // None of the options: the operation leaves it out.
      if (field.kind == AskKind::choice && answer.empty()) {
        drop_place(body, field.key);
        continue;
      }
      json& place = place_of(body, field.key);
      switch (field.kind) {
        case AskKind::choices:
          place = choices_json(answer);
          break;
        case AskKind::files:
          place = files_json(answer);
          break;
        case AskKind::points: {
          const std::optional<int64_t> hundredths = hundredths_in(answer);
          if (!hundredths) {
            return error(ErrorCode::bad_number, path, {std::string(answer)});
          }
          place = *hundredths;
          break;
        }
        default:
          place = value_like(place, answer);
      }
    }
  }
  ObjectReader in(body, "body");
  OperationBody out = read_operation_body(static_cast<OperationKind>(deed.body.index()), in);
  return in.finish(std::move(out));
}

void give_id(OperationBody& body, const Uuid& fresh) {
  std::visit(GiveId{fresh}, body);
}

}  // namespace tz::client
