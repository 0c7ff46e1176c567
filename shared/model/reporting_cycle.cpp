#include "model/reporting_cycle.h"

#include "model/limits.h"

namespace tz {

CycleId cycle_id_for(PlanId plan, CivilDate first) {
  return CycleId(uuid_of_name("cycle/" + to_string(plan) + '/' + to_iso(first)));
}

MissedReportId missed_report_id_for(AssignmentId assignment, CivilDate cycle) {
  return MissedReportId(uuid_of_name("missed/" + to_string(assignment) + '/' + to_iso(cycle)));
}

json to_json(const ReportingCycle& cycle) {
  json out = {{"id", to_string(cycle.id)},
              {"plan", to_string(cycle.plan)},
              {"first", to_iso(cycle.first)},
              {"last", to_iso(cycle.last)},
              {"opened_at", cycle.opened_at.unix_ms}};
  if (cycle.closed_at) out["closed_at"] = cycle.closed_at->unix_ms;
  return out;
}

ReportingCycle read_reporting_cycle(ObjectReader& in) {
  ReportingCycle cycle;
  cycle.id = in.id<CycleId>("id");
  cycle.plan = in.id<PlanId>("plan");
  cycle.first = in.date("first");
  cycle.last = in.date("last");
  cycle.opened_at = in.instant("opened_at");
  if (in.has("closed_at")) cycle.closed_at = in.instant("closed_at");
  return cycle;
}

json to_json(const MissedReport& missed) {
  json out = {{"id", to_string(missed.id)},
              {"assignment", to_string(missed.assignment)},
              {"cycle", to_iso(missed.cycle)}};
  if (missed.exemption) {
    out["exemption"] = {{"reason", missed.exemption->reason},
                        {"by", to_string(missed.exemption->by)},
                        {"at", missed.exemption->at.unix_ms}};
  }
  return out;
}

MissedReport read_missed_report(ObjectReader& in) {
  MissedReport missed;
  missed.id = in.id<MissedReportId>("id");
  missed.assignment = in.id<AssignmentId>("assignment");
  missed.cycle = in.date("cycle");
  if (in.has("exemption")) {
    ObjectReader inner(in.object("exemption"), in.path_of("exemption"));
    missed.exemption =
        Exemption{inner.text("reason", kMaxReason), inner.id<PersonId>("by"), inner.instant("at")};
    in.take_fault(inner);
  }
  return missed;
}

}  // namespace tz
