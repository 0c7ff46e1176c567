// Problem 突出问题: what stands in the way of an assignment, raised with a report or alone, until
// somebody has resolved it.
#pragma once

#include "model/remark.h"

namespace tz {

enum class Severity { normal, severe };
std::string_view name_of(Severity severity);
std::optional<Severity> severity_named(std::string_view name);

struct Problem {
  ProblemId id;
  AssignmentId assignment;
  std::optional<ReportId> report;  // that raised it
  Remark raised;                   // what it is, who says so, since when
  UnitId raised_unit;
  Severity severity = Severity::normal;
  UnitId owner;  // who is to resolve it: at first the unit that raised it
  std::optional<Remark> resolution;
  uint64_t version = 0;

  bool is_open() const { return !resolution.has_value(); }
  friend bool operator==(const Problem&, const Problem&) = default;
};

// A report raises at most one.
ProblemId problem_id_for(ReportId report);

json to_json(const Problem& problem);
Problem read_problem(ObjectReader& in);

}  // namespace tz
