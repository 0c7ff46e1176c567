#include "model/assignment.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Stage, 6> kStages{
    {"issued", "active", "declared", "completed", "suspended", "cancelled"}};

}  // namespace

std::string_view name_of(Stage stage) {
  return kStages.name(stage);
}
std::optional<Stage> stage_named(std::string_view name) {
  return kStages.value(name);
}

std::optional<CivilDate> deadline_of(const Assignment& assignment, const Task& task) {
  return assignment.deadline ? assignment.deadline : task.deadline;
}

json to_json(const Assignment& assignment) {
  json out = {{"id", to_string(assignment.id)},     {"task", to_string(assignment.task)},
              {"unit", to_string(assignment.unit)}, {"duty", name_of(assignment.duty)},
              {"stage", name_of(assignment.stage)}, {"issued_on", to_iso(assignment.issued_on)},
              {"percent", assignment.percent}};
  if (assignment.acknowledged_by) out["acknowledged_by"] = to_string(*assignment.acknowledged_by);
  if (assignment.acknowledged_at) out["acknowledged_at"] = assignment.acknowledged_at->unix_ms;
  if (assignment.current_report) out["current_report"] = to_string(*assignment.current_report);
  if (assignment.reported_cycle) out["reported_cycle"] = to_iso(*assignment.reported_cycle);
  if (assignment.deadline) out["deadline"] = to_iso(*assignment.deadline);
  if (assignment.declared_by) out["declared_by"] = to_string(*assignment.declared_by);
  if (!assignment.note.empty()) out["note"] = assignment.note;
  put_attachments(out, assignment.evidence);
  if (assignment.completed_on) out["completed_on"] = to_iso(*assignment.completed_on);
  return out;
}

Assignment read_assignment(ObjectReader& in) {
  Assignment out;
  out.id = in.id<AssignmentId>("id");
  out.task = in.id<TaskId>("task");
  out.unit = in.id<UnitId>("unit");
  out.duty = in.choice("duty", duty_named);
  out.stage = in.choice("stage", stage_named);
  out.issued_on = in.date("issued_on");
  out.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  out.acknowledged_by = in.optional_id<PersonId>("acknowledged_by");
  if (in.has("acknowledged_at")) {
    out.acknowledged_at = in.instant("acknowledged_at");
  }
  out.current_report = in.optional_id<ReportId>("current_report");
  out.reported_cycle = in.optional_date("reported_cycle");
  out.deadline = in.optional_date("deadline");
  out.declared_by = in.optional_id<PersonId>("declared_by");
  out.note = in.optional_text("note", kMaxNarrative);
  out.evidence = read_attachments(in);
  out.completed_on = in.optional_date("completed_on");
  return out;
}

}  // namespace tz
