// Reading the device's copy back into memory.
#include <algorithm>

#include "app/copy_codec.h"
#include "app/ledger_copy.h"

namespace tz::client {
namespace {

// How long acknowledged operations are kept for a server that comes back from an old backup.
constexpr int64_t kReceiptDays = 35;

}  // namespace

void LedgerCopy::load(Answer answer) {
  forget();
  read_outbox(true, std::move(answer));
}

void LedgerCopy::refresh(Answer answer) {
  read_outbox(false, std::move(answer));
}

// The outbox is read before the records: what another tab moves from one to the other meanwhile is
// then seen twice rather than not at all.
void LedgerCopy::read_outbox(bool afresh, Answer answer) {
  const uint64_t generation = generation_;
  storage_.read(Store::outbox, "", [=, this](Kept kept, Rows rows) {
    if (generation != generation_) return;
    if (kept != Kept::yes) {
      trouble_ = kept;
      loaded_ = true;
      if (facts_.device.is_nil()) take_facts({});
      touch();
      return answer(kept);
    }
    take_outbox(rows);
    storage_.read(Store::receipts, "", [=, this](Kept, Rows receipts) {
      if (generation != generation_) return;
      take_receipts(receipts);
      read_chunks(afresh, answer);
    });
  });
}

void LedgerCopy::read_chunks(bool afresh, Answer answer) {
  const uint64_t generation = generation_;
  const std::string after = afresh ? std::string() : chunk_key(next_chunk_ - 1);
  storage_.read(Store::chunks, after, [=, this](Kept, Rows rows) {
    if (generation != generation_) return;
    take_chunks(rows, afresh);
    read_facts(answer);
  });
}

void LedgerCopy::read_facts(Answer answer) {
  const uint64_t generation = generation_;
  storage_.read(Store::facts, "", [=, this](Kept kept, Rows rows) {
    if (generation != generation_) return;
    take_facts(rows);
    trouble_ = kept;
    loaded_ = true;
    touch();
    answer(kept);
  });
}

void LedgerCopy::take_outbox(const Rows& rows) {
  std::vector<OutboxEntry> entries;
  unreadable_ = 0;
  for (const auto& [key, value] : rows) {
    if (std::optional<OutboxEntry> entry = entry_from(value)) {
      entries.push_back(std::move(*entry));
    } else {
      ++unreadable_;
    }
  }
  outbox_ = Outbox::restored(std::move(entries));
}

void LedgerCopy::take_receipts(const Rows& rows) {
  receipts_.clear();
  expired_.clear();
  const int64_t oldest = clock_.now().unix_ms - kReceiptDays * kDayMs;
  for (const auto& [key, value] : rows) {
    std::optional<Receipt> receipt = receipt_from(value);
    if (!receipt) continue;
    if (receipt->at.unix_ms < oldest) {
      expired_.push_back(key);
      continue;
    }
    const OperationId id = receipt->operation.id;
    receipts_.emplace(id, std::move(*receipt));
  }
}

void LedgerCopy::take_chunks(const Rows& rows, bool afresh) {
  if (afresh) chunks_ = 0;
  for (const auto& [key, value] : rows) {
    const std::optional<uint64_t> number = chunk_number(key);
    if (number) next_chunk_ = std::max(next_chunk_, *number + 1);
    ++chunks_;
    std::optional<Chunk> chunk = chunk_from(value);
    if (chunk) {
      merge(chunk->page, chunk->fresh);
    } else {
      rewrite_ = true;
    }
  }
}

void LedgerCopy::take_facts(const Rows& rows) {
  for (const auto& [key, value] : rows) {
    if (key != kFactsKey) continue;
    if (std::optional<CopyFacts> facts = facts_from(value)) facts_ = std::move(*facts);
  }
  // A chunk that could not be read is a hole in the copy: it is fetched anew.
  if (rewrite_) facts_.cursor.clear();
  // A device without a name has made no operation yet, or lost its storage: it is a new one.
  if (facts_.device.is_nil()) {
    facts_.device = DeviceId(uuid7(clock_.now().unix_ms, random_.bytes()));
  }
}

}  // namespace tz::client
