// ActionPlan 细化方案: how a unit means to do its share: goal, measures, deadline and milestones.
// Its fields are edited one by one, by several people, also offline. Different fields merge; a
// field edited by two people since their last sync keeps both values side by side until somebody
// entitled chooses (rule 3 of the domain).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/remark.h"

namespace tz {

// Values are text. Of `deadline`: an ISO date, or empty. Of `milestones`: a line for each (see
// milestones_from).
enum class PlanField { goal, measures, deadline, milestones };
inline constexpr size_t kPlanFields = 4;
std::string_view name_of(PlanField field);
std::optional<PlanField> plan_field_named(std::string_view name);

struct FieldValue {
  std::string value;
  PersonId by;
  Instant at;
  uint64_t version = 0;  // the seq that brought it
  friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

struct MergedField {
  FieldValue current;
  std::vector<FieldValue> rivals;  // what others wrote without knowing it; empty: no conflict
  bool is_contested() const { return !rivals.empty(); }
  friend bool operator==(const MergedField&, const MergedField&) = default;
};

enum class PlanState {
  draft,     // being written
  filed,     // waits for the office: it sets a deadline where none was
  approved,  // in force
  returned   // the office asks for another
};
std::string_view name_of(PlanState state);
std::optional<PlanState> plan_state_named(std::string_view name);

struct ActionPlan {
  ActionPlanId id;  // action_plan_id_for(assignment)
  AssignmentId assignment;
  std::array<MergedField, kPlanFields> fields;
  PlanState state = PlanState::draft;
  std::optional<Remark> filed;     // who filed it, and when
  std::optional<Remark> decision;  // the office's approval or return, with its words
  uint64_t version = 0;

  const MergedField& field(PlanField which) const { return fields[static_cast<size_t>(which)]; }
  MergedField& field(PlanField which) { return fields[static_cast<size_t>(which)]; }
  const std::string& value(PlanField which) const { return field(which).current.value; }
  bool is_contested() const;
  std::optional<CivilDate> deadline() const;
  friend bool operator==(const ActionPlan&, const ActionPlan&) = default;
};

ActionPlanId action_plan_id_for(AssignmentId assignment);

// Milestone 节点: a step with its day.
struct Milestone {
  CivilDate due;
  bool reached = false;
  std::string title;
  friend bool operator==(const Milestone&, const Milestone&) = default;
};
// A line each: "2021-06-30 完成部署", or with a leading "+ " once it is reached. Nothing where a
// line is neither.
std::optional<std::vector<Milestone>> milestones_from(std::string_view lines);
std::string to_lines(const std::vector<Milestone>& milestones);

json to_json(const ActionPlan& plan);
ActionPlan read_action_plan(ObjectReader& in);

}  // namespace tz
