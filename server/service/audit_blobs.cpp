#include "service/audit_blobs.h"

namespace tz::server {

Outcome audit_blobs(Store& store, AuditReport& report) {
  std::set<Sha256Digest> cited;
  std::set<Sha256Digest> sent;
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::set<Sha256Digest>> found = snapshot.cited_blobs();
    if (!found) return found.error();
    cited = std::move(*found);
    const Result<std::vector<BlobHolder>> holders = snapshot.all_blob_holders();
    if (!holders) return holders.error();
    for (const BlobHolder& holder : *holders) sent.insert(holder.hash);
    return done();
  });
  if (!read) return read;
  const auto tell = [&](ErrorCode code, const Sha256Digest& hash) {
    if (report.findings.size() < kMaxFindings) {
      report.findings.push_back(error(code, "", {to_hex(hash)}));
    }
  };
  const Result<std::vector<BlobFolder::Kept>> kept = store.blobs().kept();
  if (!kept) return kept.error();
  std::set<Sha256Digest> there;
  for (const BlobFolder::Kept& blob : *kept) {
    there.insert(blob.hash);
    const Result<std::string> bytes = store.blobs().read(blob.hash);
    if (!bytes || sha256(*bytes) != blob.hash) tell(ErrorCode::blob_damaged, blob.hash);
  }
  // What is cited by nobody may have been swept a moment ago.
  for (const Sha256Digest& hash : sent) {
    if (cited.count(hash) != 0 && there.count(hash) == 0) tell(ErrorCode::blob_missing, hash);
  }
  report.blobs = there.size();
  for (const Sha256Digest& hash : cited) {
    if (there.count(hash) == 0 && sent.count(hash) == 0) ++report.blobs_awaited;
  }
  return done();
}

}  // namespace tz::server
