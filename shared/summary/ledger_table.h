// The ledger 台账 as a table, as offices print it: the measures of a span's plans with a row for
// each task, or for each share of one unit. Figures and records, no words: whoever prints it says
// them. Every figure is one of this room's others; nothing is computed a second time here.
//
// What it returns points into the records and ends with their next change.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/cycle.h"
#include "summary/light.h"
#include "summary/missed.h"
#include "summary/span.h"

namespace tz {

struct TableWish {
  BoardSpan span;
  // A row for each assignment of that unit; without it one for each task.
  std::optional<UnitId> unit = std::nullopt;
  // A day of a cycle that has begun: what was reported in that cycle, and who did not report, stand
  // in place of what was said last. Of a span of one plan; with several it is not looked at.
  std::optional<CivilDate> cycle = std::nullopt;
  // Tasks without an assignment in the records are left out: whoever does not see all of them must
  // not take what he cannot see for a task that nobody has.
  bool only_assigned = false;
};

// A deadline in force; one that the office agreed, or that was moved, says so.
struct DueDate {
  std::optional<UnitId> unit;  // of that unit alone; none: of the task
  CivilDate date;
  std::optional<CivilDate> was;  // the one before it was moved
  bool agreed = false;           // set by the office, not by the document
  friend bool operator==(const DueDate&, const DueDate&) = default;
};

// What a unit has said of its share.
struct Told {
  UnitId unit;
  const Report* report = nullptr;   // null: nothing, in the cycle that is asked for
  std::optional<CycleShare> share;  // where a cycle is asked for
};

// What stands in a unit's way: its open problems, or what its report of the cycle says.
struct Obstacle {
  UnitId unit;
  std::string_view text;
  bool severe = false;
};

// The first milestone of a unit's action plan that is not reached yet.
struct NextStep {
  UnitId unit;
  Milestone step;
};

struct LedgerRow {
  const Task* task = nullptr;
  const Assignment* assignment = nullptr;  // null: the row of the whole task
  LightVerdict verdict;
  int32_t percent = 0;
  int32_t expected = 0;
  std::vector<DueDate> due;  // the task's first; empty: none agreed yet
  std::vector<Told> told;
  std::vector<Obstacle> obstacles;
  std::vector<NextStep> next;
};

// The rows under one measure, in document order.
struct LedgerSection {
  const Plan* plan = nullptr;
  int32_t part = -1;  // as in Task
  int32_t measure = -1;
  std::vector<LedgerRow> rows;
};

struct LedgerTable {
  BoardSpan span;
  std::vector<const Plan*> plans;  // none: no such plan is in the records, and the table is empty
  std::optional<UnitId> unit;
  std::optional<Cycle> cycle;
  std::vector<LedgerSection> sections;

  size_t rows() const;
};

LedgerTable ledger_table(const RecordSet& records, const TableWish& wish, CivilDate today);

// Null where the document has no such heading.
const Part* part_of(const Plan& plan, int32_t part);
const Measure* measure_of(const Plan& plan, int32_t part, int32_t measure);

}  // namespace tz
