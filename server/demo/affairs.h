// What happens in the sample ledger beside the weekly reports: orders, instructions, extensions,
// action plans, problems and a report that was sent back, each in a state of its own. Views are of
// the program's own tables and never die. `days` counts working days before today. A share that is
// not at work on its day (declared, completed) has no such affair.
#pragma once

#include <span>
#include <string_view>

#include "model/problem.h"

namespace tz::server {

// A reminder a working day before; then the order, its answer and the check, a working day each.
struct OrderAffair {
  std::string_view task;
  std::string_view unit;
  int32_t days = 0;
  int32_t days_to_answer = 0;  // of the calendar
  std::string_view facts;
  std::string_view demand;
  std::string_view answer;  // empty: none yet
  std::string_view check;   // empty: not closed yet
};

// Answered by the lead units a working day later.
struct InstructionAffair {
  std::string_view task;
  int32_t days = 0;
  size_t waiting = 0;  // so many of the task's lead units, the first, have not answered
  std::string_view words;
  std::string_view answer;
};

struct ExtensionAffair {
  enum class End { filed, granted, refused };
  std::string_view task;
  std::string_view unit;
  int32_t days = 0;
  int32_t days_more = 0;  // of the calendar
  std::string_view reason;
  End end = End::filed;
  std::string_view refusal;
};

// Of a task with a deadline it is in force once it is filed; any other proposes one and waits for
// the office.
struct ActionPlanAffair {
  std::string_view task;
  std::string_view unit;
  int32_t days = 0;
  std::string_view goal;
  std::string_view measures;
  std::string_view first;  // milestones
  std::string_view then;
  std::string_view last;
  std::string_view returned_because;  // empty: it was not
};

struct ProblemAffair {
  std::string_view task;
  std::string_view unit;
  int32_t days = 0;
  Severity severity = Severity::normal;
  std::string_view text;
  std::string_view owner;       // a unit, to which it is handed over a working day later
  std::string_view resolution;  // empty: open
};

// The unit's last report is sent back on the last working day, and not yet corrected.
struct ReturnAffair {
  std::string_view task;
  std::string_view unit;
  std::string_view reason;
};

std::span<const OrderAffair> demo_orders();
std::span<const InstructionAffair> demo_instructions();
std::span<const ExtensionAffair> demo_extensions();
std::span<const ActionPlanAffair> demo_action_plans();
std::span<const ProblemAffair> demo_problems();
std::span<const ReturnAffair> demo_returns();

}  // namespace tz::server
