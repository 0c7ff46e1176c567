#include "model/late_arrival.h"

#include "model/limits.h"

namespace tz {

json to_json(const LateArrival& late) {
  json out = {{"id", to_string(late.id)},
              {"assignment", to_string(late.assignment)},
              {"cycle", to_iso(late.cycle)},
              {"content", to_json(late.content)},
              {"author", to_string(late.author)},
              {"unit", to_string(late.unit)},
              {"written_at", late.written_at.unix_ms},
              {"received_at", late.received_at.unix_ms},
              {"stage_met", name_of(late.stage_met)}};
  if (late.replaces) out["replaces"] = to_string(*late.replaces);
  if (late.decision) out["decision"] = to_json(*late.decision);
  return out;
}

LateArrival read_late_arrival(ObjectReader& in) {
  LateArrival late;
  late.id = in.id<ReportId>("id");
  late.assignment = in.id<AssignmentId>("assignment");
  late.cycle = in.date("cycle");
  ObjectReader inner(in.object("content"), in.path_of("content"));
  late.content = read_report_content(inner);
  in.take_fault(inner);
  late.replaces = in.optional_id<ReportId>("replaces");
  late.author = in.id<PersonId>("author");
  late.unit = in.id<UnitId>("unit");
  late.written_at = in.instant("written_at");
  late.received_at = in.instant("received_at");
  late.stage_met = in.choice("stage_met", stage_named);
  late.decision = read_optional_review(in, "decision");
  return late;
}

}  // namespace tz
