#include "app/ledger_copy.h"

#include <algorithm>

#include "app/copy_codec.h"
#include "app/photos.h"

namespace tz::client {
namespace {

// From here on its attachments must reach the server, whatever becomes of this page.
void put_photos(Transaction& transaction, const Operation& operation, Instant now) {
  for (const Attachment& attachment : attachments_of(operation)) {
    const Photo photo{attachment, PhotoState::waiting, now, {}};
    transaction.put(Store::photos, photo_key(attachment.hash), photo_text(photo));
  }
}

}  // namespace

LedgerCopy::LedgerCopy(Storage& storage, Clock& clock, Random& random)
    : storage_(storage), clock_(clock), random_(random) {}

void LedgerCopy::touch() {
  shown_valid_ = false;
  if (changed_) changed_();
}

void LedgerCopy::forget() {
  ++generation_;
  queue_.clear();
  running_ = false;
  loaded_ = false;
  rewrite_ = false;
  trouble_ = Kept::yes;
  facts_ = CopyFacts();
  confirmed_.clear();
  outbox_ = Outbox();
  unreadable_ = 0;
  receipts_.clear();
  expired_.clear();
  next_chunk_ = 1;
  chunks_ = 0;
  touch();
}

// ---- writing, one transaction at a time

void LedgerCopy::enqueue(Change change) {
  queue_.push_back(std::move(change));
  if (!running_) run_next();
}

void LedgerCopy::run_next() {
  while (!queue_.empty() && !running_) {
    Transaction transaction;
    if (!queue_.front().fill(transaction)) {
      const Answer answer = std::move(queue_.front().answer);
      queue_.pop_front();
      answer(Kept::yes);
      continue;
    }
    running_ = true;
    const uint64_t generation = generation_;
    storage_.commit(std::move(transaction), [this, generation](Kept kept) {
      if (generation == generation_) finish(kept);
    });
    return;
  }
}

void LedgerCopy::finish(Kept kept) {
  const Change change = std::move(queue_.front());
  queue_.pop_front();
  running_ = false;
  trouble_ = kept;
  if (kept == Kept::yes) {
    change.done();
  } else if (change.refused) {
    change.refused();
  }
  touch();
  change.answer(kept);
  run_next();
}

void LedgerCopy::put_facts(Transaction& transaction, const CopyFacts& facts) const {
  CopyFacts written = facts;
  // The stored cursor must never be ahead of the stored records.
  if (rewrite_) {
    written.cursor.clear();
    written.complete = false;
  }
  transaction.put(Store::facts, std::string(kFactsKey), facts_text(written));
}

void LedgerCopy::save(Save save, Answer answer) {
  const auto kept = std::make_shared<Save>(std::move(save));
  Change change;
  change.fill = [this, kept](Transaction& transaction) {
    if (knows(kept->operation.id)) return false;
    kept->operation.device = facts_.device;
    kept->operation.device_seq = facts_.next_seq;
    CopyFacts facts = facts_;
    ++facts.next_seq;
    OutboxEntry entry;
    entry.operation = kept->operation;
    entry.place = outbox_.next_place();
    transaction.strict = true;
    transaction.put(Store::outbox, to_string(entry.operation.id), canonical(to_json(entry)));
    put_facts(transaction, facts);
    put_photos(transaction, entry.operation, clock_.now());
    if (!kept->draft.empty()) transaction.erase(Store::drafts, kept->draft);
    if (kept->instead_of) transaction.erase(Store::outbox, to_string(*kept->instead_of));
    return true;
  };
  change.done = [this, kept] {
    ++facts_.next_seq;
    outbox_.add(kept->operation);
    if (kept->instead_of) outbox_.discard(*kept->instead_of);
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::take_in(TakeIn from, Answer answer) {
  struct Work {
    TakeIn from;
    std::vector<OutboxEntry> entries;
  };
  const auto work = std::make_shared<Work>();
  work->from = std::move(from);
  Change change;
  change.fill = [this, work](Transaction& transaction) {
    transaction.strict = true;
    uint64_t place = outbox_.next_place();
    for (const TakeIn::Edit& edit : work->from.edits) {
      if (knows(edit.operation.id)) continue;
      OutboxEntry entry;
      entry.operation = edit.operation;
      entry.place = place++;
      entry.skew_ms = edit.skew_ms;
      transaction.put(Store::outbox, to_string(edit.operation.id), canonical(to_json(entry)));
      work->entries.push_back(std::move(entry));
    }
    return !work->entries.empty();
  };
  change.done = [this, work] {
    for (OutboxEntry& entry : work->entries) outbox_.add(std::move(entry));
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::accept(const Verdict& verdict, Transaction& transaction) const {
  const OutboxEntry* entry = outbox_.find(verdict.operation);
  if (entry == nullptr) return;
  const std::string key = to_string(verdict.operation);
  if (verdict.kind == VerdictKind::accepted) {
    transaction.erase(Store::outbox, key);
    transaction.put(Store::receipts, key, receipt_text(receipt_of(*entry, verdict.seq)));
    return;
  }
  OutboxEntry next = *entry;
  next.state = verdict.kind == VerdictKind::late ? EntryState::late : EntryState::rejected;
  next.error = verdict.error;
  next.seq = verdict.seq;
  transaction.put(Store::outbox, key, canonical(to_json(next)));
}

void LedgerCopy::remember(const std::vector<Verdict>& verdicts) {
  for (const Verdict& verdict : verdicts) {
    const OutboxEntry* entry = outbox_.find(verdict.operation);
    if (entry == nullptr) continue;
    if (verdict.kind == VerdictKind::accepted) {
      receipts_[verdict.operation] = receipt_of(*entry, verdict.seq);
    }
    outbox_.settle(verdict);
  }
}

void LedgerCopy::apply_push(PushResponse response, std::string sent_cursor, DeviceId sender,
                            Answer answer) {
  struct Work {
    PushResponse response;
    CopyFacts facts;
    bool page = false;
  };
  const auto work = std::make_shared<Work>();
  work->response = std::move(response);
  Change change;
  change.fill = [this, work, sender, cursor = std::move(sent_cursor)](Transaction& transaction) {
    transaction.strict = true;
    for (const Verdict& verdict : work->response.verdicts) accept(verdict, transaction);
    work->facts = facts_;
    // Numbers of this device that it never gave: the profile was cloned. What is new goes under a
    // name of its own. What was taken in from another device says nothing about this one.
    if (sender == facts_.device && work->response.device_seq_seen >= facts_.next_seq) {
      work->facts.device = DeviceId(uuid7(clock_.now().unix_ms, random_.bytes()));
      work->facts.next_seq = 1;
      work->facts.introduced = false;
    }
    work->page = work->response.changes && cursor == facts_.cursor && !cursor.empty();
    if (work->page) {
      work->facts.cursor = work->response.changes->next;
      if (!work->response.changes->more) work->facts.head = head_of(work->response.horizon);
      put_page(transaction, *work->response.changes, false);
    }
    put_facts(transaction, work->facts);
    return true;
  };
  change.done = [this, work] {
    remember(work->response.verdicts);
    facts_ = work->facts;
    if (work->page) merge(*work->response.changes, false);
  };
  change.refused = [this, work] { rewrite_ = rewrite_ || work->page; };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

Receipt LedgerCopy::receipt_of(const OutboxEntry& entry, uint64_t seq) const {
  return {entry.operation, seq, clock_.now(), entry.skew_ms};
}

// What the ledger had comes first and in the ledger's order, whichever device made it: what still
// waits may depend on it. Late arrivals too, which the office had; what was rejected had changed
// nothing.
std::vector<OutboxEntry> LedgerCopy::everything_again() const {
  std::vector<const Receipt*> receipts;
  for (const auto& [id, receipt] : receipts_) receipts.push_back(&receipt);
  std::sort(receipts.begin(), receipts.end(),
            [](const Receipt* a, const Receipt* b) { return a->seq < b->seq; });
  std::vector<OutboxEntry> out;
  for (const Receipt* receipt : receipts) {
    OutboxEntry entry;
    entry.operation = receipt->operation;
    entry.skew_ms = receipt->skew_ms;
    out.push_back(std::move(entry));
  }
  for (OutboxEntry entry : outbox_.entries()) {
    if (entry.state == EntryState::late) {
      entry.state = EntryState::waiting;
      entry.error.reset();
      entry.seq = 0;
    }
    out.push_back(std::move(entry));
  }
  uint64_t place = 0;
  for (OutboxEntry& entry : out) entry.place = ++place;
  return out;
}

void LedgerCopy::begin_anew(const Horizon& horizon, bool send_again, Answer answer) {
  struct Work {
    CopyFacts facts;
    std::vector<OutboxEntry> entries;
  };
  const auto work = std::make_shared<Work>();
  Change change;
  change.fill = [this, work, horizon, send_again](Transaction& transaction) {
    transaction.strict = true;
    work->facts = facts_;
    work->facts.cursor.clear();
    work->facts.complete = false;
    work->facts.epoch = horizon.epoch;
    work->facts.scope = horizon.scope;
    work->facts.head = {};
    put_facts(transaction, work->facts);
    if (!send_again) return true;
    work->entries = everything_again();
    for (const auto& [id, receipt] : receipts_) {
      transaction.erase(Store::receipts, to_string(id));
      put_photos(transaction, receipt.operation, clock_.now());
    }
    for (const OutboxEntry& entry : work->entries) {
      transaction.put(Store::outbox, to_string(entry.operation.id), canonical(to_json(entry)));
    }
    return true;
  };
  change.done = [this, work, send_again] {
    facts_ = work->facts;
    if (!send_again) return;
    receipts_.clear();
    outbox_ = Outbox::restored(std::move(work->entries));
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::discard(OperationId id, Answer answer) {
  Change change;
  change.fill = [this, id](Transaction& transaction) {
    const OutboxEntry* entry = outbox_.find(id);
    if (entry == nullptr) return false;
    if (entry->state != EntryState::rejected && entry->state != EntryState::late) return false;
    transaction.strict = true;
    transaction.erase(Store::outbox, to_string(id));
    // The office has it, and would lose it with a restore from a backup.
    if (entry->state == EntryState::late) {
      transaction.put(Store::receipts, to_string(id), receipt_text(receipt_of(*entry, entry->seq)));
    }
    return true;
  };
  change.done = [this, id] {
    const OutboxEntry* entry = outbox_.find(id);
    if (entry->state == EntryState::late) receipts_[id] = receipt_of(*entry, entry->seq);
    outbox_.discard(id);
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::note_skew(int64_t skew_ms) {
  facts_.skew_ms = skew_ms;
}

void LedgerCopy::change_facts(const std::function<void(CopyFacts&)>& alter, Answer answer) {
  Change change;
  change.fill = [this, alter](Transaction& transaction) {
    transaction.strict = true;
    CopyFacts facts = facts_;
    alter(facts);
    put_facts(transaction, facts);
    return true;
  };
  change.done = [this, alter] { alter(facts_); };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::note_introduced(std::optional<LostDevice> lost, Answer answer) {
  change_facts(
      [lost](CopyFacts& facts) {
        facts.introduced = true;
        if (lost) facts.lost = lost;
      },
      std::move(answer));
}

void LedgerCopy::note_loss_read(Answer answer) {
  change_facts([](CopyFacts& facts) { facts.lost.reset(); }, std::move(answer));
}

void LedgerCopy::note_synced(Instant at, Answer answer) {
  const auto facts = std::make_shared<CopyFacts>();
  Change change;
  change.fill = [this, facts, at](Transaction& transaction) {
    *facts = facts_;
    facts->last_synced = at;
    put_facts(transaction, *facts);
    for (const std::string& key : expired_) transaction.erase(Store::receipts, key);
    return true;
  };
  change.done = [this, facts] {
    facts_.last_synced = facts->last_synced;
    expired_.clear();
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

void LedgerCopy::drop_records(Answer answer) {
  const auto facts = std::make_shared<CopyFacts>();
  Change change;
  change.fill = [this, facts](Transaction& transaction) {
    *facts = facts_;
    facts->cursor.clear();
    facts->head = {};
    facts->complete = false;
    transaction.clear(Store::chunks);
    put_facts(transaction, *facts);
    return true;
  };
  change.done = [this, facts] {
    facts_ = *facts;
    confirmed_.clear();
    chunks_ = 0;
  };
  change.answer = std::move(answer);
  enqueue(std::move(change));
}

// ---- the outbox in flight

std::vector<Operation> LedgerCopy::take_batch(size_t limit, size_t max_bytes) {
  size_t bytes = 0;
  size_t count = 0;
  const OutboxEntry* first = nullptr;
  for (const OutboxEntry& entry : outbox_.entries()) {
    if (entry.state != EntryState::waiting) continue;
    // One request speaks for one device and one clock.
    if (first == nullptr) first = &entry;
    if (entry.operation.device != first->operation.device || entry.skew_ms != first->skew_ms) break;
    bytes += canonical(to_json(entry.operation)).size();
    if (count == limit || (count > 0 && bytes > max_bytes)) break;
    ++count;
  }
  std::vector<Operation> batch = outbox_.take_batch(count);
  if (!batch.empty()) touch();
  return batch;
}

void LedgerCopy::put_back() {
  outbox_.put_back();
  touch();
}

int64_t LedgerCopy::skew_of(OperationId id) const {
  const OutboxEntry* entry = outbox_.find(id);
  const int64_t own = facts_.skew_ms.value_or(0);
  return entry == nullptr ? own : entry->skew_ms.value_or(own);
}

// ---- what is known

bool LedgerCopy::knows(OperationId id) const {
  return outbox_.find(id) != nullptr || receipts_.count(id) != 0;
}

const Shown& LedgerCopy::shown(const Actor& actor) {
  if (!shown_valid_) {
    shown_valid_ = true;
    // Without an edit of one's own nothing need be copied: records() is the confirmed set.
    shown_ = outbox_.unsent() == 0
                 ? Shown()
                 : rebase(confirmed_, outbox_, actor, clock_.now(), facts_.skew_ms.value_or(0));
  }
  return shown_;
}

const RecordSet& LedgerCopy::records(const Actor& actor) {
  const Shown& now = shown(actor);
  return outbox_.unsent() == 0 ? confirmed_ : now.records;
}

}  // namespace tz::client
