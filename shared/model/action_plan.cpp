#include "model/action_plan.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<PlanField, kPlanFields> kFields{{"goal", "measures", "deadline", "milestones"}};
constexpr NameTable<PlanState, 4> kStates{{"draft", "filed", "approved", "returned"}};
constexpr size_t kIsoLength = 10;

json to_json(const FieldValue& value) {
  return {{"value", value.value},
          {"by", to_string(value.by)},
          {"at", value.at.unix_ms},
          {"version", value.version}};
}

FieldValue read_field_value(ObjectReader& in) {
  FieldValue out;
  out.value = in.optional_text("value", kMaxNarrative);
  out.by = in.id<PersonId>("by");
  out.at = in.instant("at");
  // 0 is a field that nobody has written, which has no form.
  out.version = static_cast<uint64_t>(in.integer("version", 1, INT64_MAX));
  return out;
}

MergedField read_merged_field(ObjectReader& in) {
  MergedField out;
  out.current = read_field_value(in);
  in.each("rivals", kMaxRivals,
          [&](ObjectReader& item) { out.rivals.push_back(read_field_value(item)); });
  return out;
}

std::optional<Milestone> milestone_from(std::string_view line) {
  Milestone out;
  if (line.substr(0, 2) == "+ ") {
    out.reached = true;
    line = trimmed(line.substr(2));
  }
  const auto due = civil_from_iso(line.substr(0, kIsoLength));
  if (!due || line.size() <= kIsoLength) return std::nullopt;
  out.due = *due;
  out.title = trimmed(line.substr(kIsoLength));
  if (out.title.empty()) return std::nullopt;
  return out;
}

}  // namespace

std::string_view name_of(PlanField field) {
  return kFields.name(field);
}
std::optional<PlanField> plan_field_named(std::string_view name) {
  return kFields.value(name);
}
std::string_view name_of(PlanState state) {
  return kStates.name(state);
}
std::optional<PlanState> plan_state_named(std::string_view name) {
  return kStates.value(name);
}

bool ActionPlan::is_contested() const {
  return std::any_of(fields.begin(), fields.end(),
                     [](const MergedField& field) { return field.is_contested(); });
}

std::optional<CivilDate> ActionPlan::deadline() const {
  return civil_from_iso(value(PlanField::deadline));
}

ActionPlanId action_plan_id_for(AssignmentId assignment) {
  return ActionPlanId(uuid_of_name("action_plan/" + to_string(assignment)));
}

std::optional<std::vector<Milestone>> milestones_from(std::string_view lines) {
  std::vector<Milestone> out;
  while (!lines.empty()) {
    const size_t end = lines.find('\n');
    const std::string_view line = trimmed(lines.substr(0, end));
    lines = end == std::string_view::npos ? std::string_view() : lines.substr(end + 1);
    if (line.empty()) continue;
    std::optional<Milestone> milestone = milestone_from(line);
    if (!milestone) return std::nullopt;
    out.push_back(std::move(*milestone));
  }
  return out;
}

std::string to_lines(const std::vector<Milestone>& milestones) {
  std::string out;
  for (const Milestone& milestone : milestones) {
    if (!out.empty()) out += '\n';
    if (milestone.reached) out += "+ ";
    out += to_iso(milestone.due) + ' ' + milestone.title;
  }
  return out;
}

json to_json(const ActionPlan& plan) {
  json out = {{"id", to_string(plan.id)},
              {"assignment", to_string(plan.assignment)},
              {"state", name_of(plan.state)}};
  for (size_t i = 0; i < kPlanFields; ++i) {
    const MergedField& field = plan.fields[i];
    if (field.current.version == 0) continue;  // nobody has written it yet
    json item = to_json(field.current);
    for (const FieldValue& rival : field.rivals) item["rivals"].push_back(to_json(rival));
    out[std::string(kFields.names[i])] = std::move(item);
  }
  if (plan.filed) out["filed"] = to_json(*plan.filed);
  if (plan.decision) out["decision"] = to_json(*plan.decision);
  return out;
}

ActionPlan read_action_plan(ObjectReader& in) {
  ActionPlan out;
  out.id = in.id<ActionPlanId>("id");
  out.assignment = in.id<AssignmentId>("assignment");
  out.state = in.choice("state", plan_state_named);
  for (size_t i = 0; i < kPlanFields; ++i) {
    if (!in.has(kFields.names[i])) continue;
    ObjectReader inner(in.object(kFields.names[i]), in.path_of(kFields.names[i]));
    out.fields[i] = read_merged_field(inner);
    in.take_fault(inner);
  }
  out.filed = read_optional_remark(in, "filed", kMaxReason);
  out.decision = read_optional_remark(in, "decision", kMaxReason);
  return out;
}

}  // namespace tz
