// ReportingCycle 调度周期: one window of a plan's reporting, opened and closed by the server at the
// right instants. MissedReport 漏报: an assignment that owed a report in a cycle and gave none.
#pragma once

#include <optional>
#include <string>

#include "base/json_read.h"

namespace tz {

struct ReportingCycle {
  CycleId id;  // cycle_id_for(plan, first)
  PlanId plan;
  CivilDate first;  // both days belong to it; the cutoff is the end of the last
  CivilDate last;
  Instant opened_at;
  std::optional<Instant> closed_at;  // after the grace period: what is missing then stays missing
  uint64_t version = 0;

  friend bool operator==(const ReportingCycle&, const ReportingCycle&) = default;
};

// The office excused it 免报.
struct Exemption {
  std::string reason;
  PersonId by;
  Instant at;
  friend bool operator==(const Exemption&, const Exemption&) = default;
};

struct MissedReport {
  MissedReportId id;  // missed_report_id_for(assignment, cycle)
  AssignmentId assignment;
  CivilDate cycle;  // its first day
  std::optional<Exemption> exemption;
  uint64_t version = 0;

  friend bool operator==(const MissedReport&, const MissedReport&) = default;
};

// The same on every device and in every replay.
CycleId cycle_id_for(PlanId plan, CivilDate first);
MissedReportId missed_report_id_for(AssignmentId assignment, CivilDate cycle);

json to_json(const ReportingCycle& cycle);
ReportingCycle read_reporting_cycle(ObjectReader& in);
json to_json(const MissedReport& missed);
MissedReport read_missed_report(ObjectReader& in);

}  // namespace tz
