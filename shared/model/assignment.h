// Assignment 承办项: one unit's share of one task. It is what a unit receives, reports on and
// completes.
#pragma once

#include <optional>
#include <string>

#include "base/json_read.h"
#include "model/attachment.h"
#include "model/task.h"

namespace tz {

enum class Stage { issued, active, declared, completed, suspended, cancelled };
std::string_view name_of(Stage stage);
std::optional<Stage> stage_named(std::string_view name);

struct Assignment {
  AssignmentId id;
  TaskId task;
  UnitId unit;
  Duty duty = Duty::responsible;
  Stage stage = Stage::issued;
  CivilDate issued_on;
  std::optional<PersonId> acknowledged_by;
  std::optional<Instant> acknowledged_at;
  int32_t percent = 0;  // 0 to 100, of the current report
  std::optional<ReportId> current_report;
  std::optional<CivilDate> reported_cycle;  // first day of the latest cycle that has a report
  // Of this assignment alone: agreed in its action plan, or extended. Without it, the task's holds.
  std::optional<CivilDate> deadline;
  std::optional<PersonId> declared_by;
  std::string note;                  // words of the latest declaration, return or cancellation
  std::vector<Attachment> evidence;  // of the latest declaration
  std::optional<CivilDate> completed_on;
  uint64_t version = 0;

  // Nothing more is expected of the unit.
  bool is_over() const { return stage == Stage::completed || stage == Stage::cancelled; }
  friend bool operator==(const Assignment&, const Assignment&) = default;
};

// The deadline in force for the unit; none: not agreed yet.
std::optional<CivilDate> deadline_of(const Assignment& assignment, const Task& task);

json to_json(const Assignment& assignment);
Assignment read_assignment(ObjectReader& in);

}  // namespace tz
