// How pages of confirmed records come into the copy, in memory and on the disk.
#include "app/copy_codec.h"
#include "app/ledger_copy.h"

namespace tz::client {
namespace {

// More than this many chunks are written anew as a few full ones.
constexpr size_t kMaxChunks = 64;
constexpr size_t kRecordsInChunk = 500;

}  // namespace

CopyHead head_of(const Horizon& horizon) {
  return {horizon.head, horizon.head_hash};
}

void LedgerCopy::apply_pull(PullResponse response, std::string sent_cursor, Answer answer) {
  struct Work {
    PullResponse response;
    CopyFacts facts;
    bool fresh = false;
  };
  const auto work = std::make_shared<Work>();
  work->response = std::move(response);
  work->fresh = sent_cursor.empty() || work->response.reset;
  Change change;
  change.fill = [this, work, sent_cursor](Transaction& transaction) {
    // A page that does not begin where the copy stands would leave a gap, or go back.
    if (!work->fresh && sent_cursor != facts_.cursor) return false;
    const Page& page = work->response.page;
    work->facts = facts_;
    work->facts.cursor = page.next;
    work->facts.epoch = work->response.horizon.epoch;
    work->facts.scope = work->response.horizon.scope;
    // Once complete, the copy stays usable while it catches up.
    work->facts.complete = !page.more || (facts_.complete && !work->fresh);
    if (!page.more) {
      work->facts.head = head_of(work->response.horizon);
    } else if (work->fresh) {
      work->facts.head = {};
    }
    put_page(transaction, page, work->fresh);
    put_facts(transaction, work->facts);
    return true;
  };
  const auto take = [this, work] {
    merge(work->response.page, work->fresh);
    facts_ = work->facts;
  };
  change.done = take;
  // Confirmed records can always be fetched again, so that a device that cannot store still reads.
  change.refused = [this, take] {
    take();
    rewrite_ = true;
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::put_page(Transaction& transaction, const Page& page, bool fresh) {
  if (page.records.empty() && page.gone.empty() && !fresh && !rewrite_) return;
  if (rewrite_ || chunks_ >= kMaxChunks) {
    RecordSet all = fresh ? RecordSet() : confirmed_;
    for (const RecordKey& key : page.gone) all.erase(key);
    for (const Record& record : page.records) {
      if (all.version_of(key_of(record)) <= version_of(record)) all.put(record);
    }
    put_all(transaction, all);
    return;
  }
  if (fresh) {
    transaction.clear(Store::chunks);
    chunks_ = 0;
  }
  ++chunks_;
  transaction.put(Store::chunks, chunk_key(next_chunk_++), chunk_text(page, fresh));
}

void LedgerCopy::put_all(Transaction& transaction, const RecordSet& records) {
  transaction.clear(Store::chunks);
  chunks_ = 0;
  rewrite_ = false;
  Page page;
  bool first = true;
  for (Record& record : records.all()) {
    page.records.push_back(std::move(record));
    if (page.records.size() < kRecordsInChunk) continue;
    transaction.put(Store::chunks, chunk_key(next_chunk_++), chunk_text(page, first));
    ++chunks_;
    page.records.clear();
    first = false;
  }
  if (page.records.empty() && !first) return;
  transaction.put(Store::chunks, chunk_key(next_chunk_++), chunk_text(page, first));
  ++chunks_;
}

void LedgerCopy::merge(const Page& page, bool fresh) {
  if (fresh) confirmed_.clear();
  for (const RecordKey& key : page.gone) confirmed_.erase(key);
  for (const Record& record : page.records) {
    // Answers may overtake each other; a record never goes back to an older state.
    if (confirmed_.version_of(key_of(record)) <= version_of(record)) confirmed_.put(record);
  }
}

}  // namespace tz::client
