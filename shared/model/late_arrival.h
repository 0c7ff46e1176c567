// LateArrival 迟到上报: a report whose assignment was completed, cancelled or moved while the
// device was offline, or whose author was. It is kept whole for the office to decide; nothing of it
// is lost.
#pragma once

#include <string>

#include "base/json_read.h"
#include "model/assignment.h"
#include "model/report.h"

namespace tz {

struct LateArrival {
  ReportId id;  // the id that the report would have had
  AssignmentId assignment;
  CivilDate cycle;
  ReportContent content;
  std::optional<ReportId> replaces;
  PersonId author;
  UnitId unit;  // the assignment's, which was the author's when it was written
  Instant written_at;
  Instant received_at;
  Stage stage_met = Stage::completed;  // the assignment's stage when it arrived
  std::optional<Review> decision;      // the office's: admitted into the ledger, or declined
  uint64_t version = 0;

  friend bool operator==(const LateArrival&, const LateArrival&) = default;
};

json to_json(const LateArrival& late);
LateArrival read_late_arrival(ObjectReader& in);

}  // namespace tz
