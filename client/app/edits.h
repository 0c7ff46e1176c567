// Edits: makes operations out of what a person does, and asks the shared rules beforehand whether
// they will stand. The rules alone decide what may be done; nothing here knows a right of its own.
#pragma once

#include "app/view_context.h"
#include "host/clock.h"

namespace tz::client {

struct EditContext {
  const RecordSet& records;  // as shown
  const Shown& shown;
  const Outbox& outbox;
  Actor actor;
  Instant now;  // this device's
  int64_t skew_ms = 0;
};

// A new operation with its base and its dependency; device and number come when it is stored.
Operation made_operation(const EditContext& at, OperationId id, OperationBody body);
// The same in normal form, as whoever reads it will have it: what is saved can be read again, on
// this device and by the server. Characters that no text may hold, and that a paste from elsewhere
// brings along unseen, are taken out. Errors: of the form, with the field concerned.
Result<OperationBody> formed(const OperationBody& body);
// What the server will most likely say. `base` as in Deed: stale where a later version is known.
Outcome foreseen(const EditContext& at, OperationBody body,
                 std::optional<uint64_t> base = std::nullopt);
Actions actions_for(const EditContext& at, AssignmentId assignment);

// The latest report, where it was sent back and nothing was reported since; null otherwise.
const Report* returned_report_of(const RecordSet& records, const Assignment& assignment);
// The report that a new one would correct: the one that was sent back, else one's own of this cycle
// that still stands.
std::optional<ReportId> corrected_by_new(const EditContext& at, const Assignment& assignment);
// "No change", for the present cycle.
SubmitReport no_change_report(const EditContext& at, const Assignment& assignment, ReportId id);

}  // namespace tz::client
