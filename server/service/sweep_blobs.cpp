#include "service/sweep_blobs.h"

#include <algorithm>
#include <chrono>
#include <map>

#include "service/sign_in_events.h"

namespace tz::server {
namespace {

constexpr std::chrono::hours kPause{1};

// When each known blob was last sent whole, or touched.
std::map<Sha256Digest, Instant> last_seen(const std::vector<BlobFolder::Kept>& kept,
                                          const std::vector<BlobHolder>& holders) {
  std::map<Sha256Digest, Instant> out;
  const auto note = [&](const Sha256Digest& hash, Instant at) {
    const auto [found, is_new] = out.emplace(hash, at);
    if (!is_new && found->second < at) found->second = at;
  };
  for (const BlobFolder::Kept& blob : kept) note(blob.hash, blob.touched_at);
  for (const BlobHolder& holder : holders) note(holder.hash, holder.received_at);
  return out;
}

Outcome remove_uncited(Service& service, Transaction& transaction, Instant now, Swept& swept) {
  BlobFolder& folder = service.store.blobs();
  const Result<std::set<Sha256Digest>> cited = transaction.cited_blobs();
  if (!cited) return cited.error();
  const Result<std::vector<BlobHolder>> holders = transaction.all_blob_holders();
  if (!holders) return holders.error();
  const Result<std::vector<BlobFolder::Kept>> kept = folder.kept();
  if (!kept) return kept.error();
  for (const auto& [hash, seen] : last_seen(*kept, *holders)) {
    const bool is_recent = now.unix_ms - seen.unix_ms < service.settings.blob_grace_ms;
    if (is_recent || cited->count(hash) != 0) continue;
    // The file first: a holder without a file is asked to send again, never believed.
    if (const Outcome removed = folder.remove(hash); !removed) return removed;
    if (const Outcome forgotten = transaction.delete_blob(hash); !forgotten) return forgotten;
    ++swept.blobs;
  }
  return done();
}

Outcome remove_unfinished(Service& service, Instant now, Swept& swept) {
  BlobFolder& folder = service.store.blobs();
  const Result<std::vector<IncomingBlob>> incoming = folder.incoming();
  if (!incoming) return incoming.error();
  const auto is_old = [&](Instant touched) {
    return now.unix_ms - touched.unix_ms >= service.settings.blob_unfinished_ms;
  };
  for (const IncomingBlob& blob : *incoming) {
    if (!is_old(blob.touched_at)) continue;
    const std::lock_guard<std::mutex> lock(service.blob_locks.of(blob.hash));
    if (const Outcome dropped = folder.drop_incoming(blob.person, blob.hash); !dropped) {
      return dropped;
    }
    ++swept.unfinished;
  }
  return done();
}

}  // namespace

Result<Swept> sweep_blobs(Service& service) {
  Swept swept;
  const Instant now = service.clock.now();
  const Outcome removed = service.store.write(
      [&](Transaction& transaction) { return remove_uncited(service, transaction, now, swept); });
  if (!removed) return removed.error();
  if (const Outcome dropped = remove_unfinished(service, now, swept); !dropped) {
    return dropped.error();
  }
  return swept;
}

BlobSweeper::BlobSweeper(Service& service, std::function<void(const Error&)> on_fault)
    : service_(service), on_fault_(std::move(on_fault)), thread_([this] { work(); }) {}

BlobSweeper::~BlobSweeper() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void BlobSweeper::work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    const Result<Swept> swept = sweep_blobs(service_);
    if (!swept) on_fault_(swept.error());
    if (const Outcome pruned = prune_sign_in_events(service_); !pruned) on_fault_(pruned.error());
    lock.lock();
    woken_.wait_for(lock, kPause, [&] { return stopping_; });
  }
}

}  // namespace tz::server
