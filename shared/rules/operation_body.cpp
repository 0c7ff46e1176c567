#include "rules/operation_body.h"

#include "model/limits.h"

namespace tz {
namespace {

json write(const PublishPlan& body) {
  json tasks = json::array();
  for (const Task& task : body.tasks) tasks.push_back(to_json(task));
  return {{"plan", to_json(body.plan)}, {"tasks", std::move(tasks)}};
}
json write(const PutUnit& body) {
  return {{"unit", to_json(body.unit)}};
}
json write(const PutPerson& body) {
  return {{"person", to_json(body.person)}};
}
json write(const ConfirmGroup& body) {
  json members = json::array();
  for (UnitId id : body.members) members.push_back(to_string(id));
  return {{"task", to_string(body.task)}, {"group", body.group}, {"members", std::move(members)}};
}
json write(const AgreeDeadline& body) {
  return {{"task", to_string(body.task)}, {"deadline", to_iso(body.deadline)}};
}
json write(const Acknowledge& body) {
  return {{"assignment", to_string(body.assignment)}};
}
json write(const SubmitReport& body) {
  json out = {{"report", to_string(body.report)},
              {"assignment", to_string(body.assignment)},
              {"content", to_json(body.content)}};
  if (body.replaces) out["replaces"] = to_string(*body.replaces);
  return out;
}
json write(const DeclareComplete& body) {
  return {{"assignment", to_string(body.assignment)}, {"evidence", body.evidence}};
}
json write(const AcceptCompletion& body) {
  return {{"assignment", to_string(body.assignment)}};
}
json write(const ReturnCompletion& body) {
  return {{"assignment", to_string(body.assignment)}, {"reason", body.reason}};
}
json write(const CancelAssignment& body) {
  return {{"assignment", to_string(body.assignment)}, {"reason", body.reason}};
}

PublishPlan read_publish_plan(ObjectReader& in) {
  PublishPlan body;
  ObjectReader plan(in.object("plan"), in.path_of("plan"));
  body.plan = read_plan(plan);
  in.take_fault(plan);
  in.each("tasks", kMaxTasks, [&](ObjectReader& item) { body.tasks.push_back(read_task(item)); });
  if (body.tasks.empty()) in.fail(ErrorCode::missing_field, "tasks");
  return body;
}

ConfirmGroup read_confirm_group(ObjectReader& in) {
  ConfirmGroup body;
  body.task = in.id<TaskId>("task");
  body.group = in.text("group", kMaxName);
  for (const json& item : in.array("members", kMaxDuties)) {
    const std::string* text = item.get_ptr<const std::string*>();
    const auto id = text == nullptr ? std::nullopt : uuid_from(*text);
    if (!id) {
      in.fail(ErrorCode::bad_id, "members");
      break;
    }
    body.members.emplace_back(*id);
  }
  return body;
}

SubmitReport read_submit_report(ObjectReader& in) {
  SubmitReport body;
  body.report = in.id<ReportId>("report");
  body.assignment = in.id<AssignmentId>("assignment");
  ObjectReader content(in.object("content"), in.path_of("content"));
  body.content = read_report_content(content);
  in.take_fault(content);
  body.replaces = in.optional_id<ReportId>("replaces");
  return body;
}

}  // namespace

json body_to_json(const OperationBody& body) {
  return std::visit([](const auto& kind) { return write(kind); }, body);
}

OperationBody read_operation_body(OperationKind kind, ObjectReader& in) {
  switch (kind) {
    case OperationKind::publish_plan:
      return read_publish_plan(in);
    case OperationKind::put_unit: {
      ObjectReader unit(in.object("unit"), in.path_of("unit"));
      PutUnit body{read_unit(unit)};
      in.take_fault(unit);
      return body;
    }
    case OperationKind::put_person: {
      ObjectReader person(in.object("person"), in.path_of("person"));
      PutPerson body{read_person(person)};
      in.take_fault(person);
      return body;
    }
    case OperationKind::confirm_group:
      return read_confirm_group(in);
    case OperationKind::agree_deadline: {
      const TaskId task = in.id<TaskId>("task");
      return AgreeDeadline{task, in.date("deadline")};
    }
    case OperationKind::acknowledge:
      return Acknowledge{in.id<AssignmentId>("assignment")};
    case OperationKind::submit_report:
      return read_submit_report(in);
    case OperationKind::declare_complete: {
      const AssignmentId assignment = in.id<AssignmentId>("assignment");
      return DeclareComplete{assignment, in.text("evidence", kMaxNarrative)};
    }
    case OperationKind::accept_completion:
      return AcceptCompletion{in.id<AssignmentId>("assignment")};
    case OperationKind::return_completion: {
      const AssignmentId assignment = in.id<AssignmentId>("assignment");
      return ReturnCompletion{assignment, in.text("reason", kMaxReason)};
    }
    case OperationKind::cancel_assignment: {
      const AssignmentId assignment = in.id<AssignmentId>("assignment");
      return CancelAssignment{assignment, in.text("reason", kMaxReason)};
    }
  }
  TZ_ASSERT(false);
}

}  // namespace tz
