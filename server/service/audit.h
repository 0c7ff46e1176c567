// Audit: proves that the ledger is what was acknowledged: the chain of the log, every record
// against a replay of the log from zero, the head that is kept apart, the figures of circulars and
// assessments, the chain of the sign-in events, the storage's own check, and the attachments.
#pragma once

#include <string>
#include <vector>

#include "service/service.h"

namespace tz::server {

inline constexpr size_t kMaxFindings = 20;

struct AuditReport {
  Head head;
  size_t records = 0;
  size_t blobs = 0;          // attachments that are here
  size_t blobs_awaited = 0;  // cited, and not sent yet
  // Empty when all is well. Codes: chain_broken (with the seq), records_differ (with the record's
  // collection and id), ledger_behind (with both numbers), store_failed (with what was found),
  // erasure_differs (with the seq whose text an erasure does not name as it stands),
  // blob_missing and blob_damaged (with the hash), figures_differ (with the circular's
  // id), scores_differ (with the assessment's), sign_in_events_broken (with the number).
  std::vector<Error> findings;

  bool ok() const { return findings.empty(); }
};

// Reads one state of the ledger; others may go on writing. Findings beyond kMaxFindings are not
// told.
Result<AuditReport> audit(Store& store);

}  // namespace tz::server
