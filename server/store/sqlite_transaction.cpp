#include "store/sqlite_transaction.h"

namespace tz::server {

SqliteTransaction::SqliteTransaction(SqliteConnection& db, const Head& head, Steps steps)
    : SqliteReads(db), head_(head), first_new_(head.seq + 1), steps_(steps) {}

Outcome SqliteTransaction::noted(Outcome outcome) {
  if (fault_) return *fault_;
  if (outcome.ok()) return outcome;
  // A broken constraint undoes its own statement; after anything else, SQLite may have ended the
  // transaction, and what followed would be committed alone.
  if (outcome.error().code != ErrorCode::internal) fault_ = outcome.error();
  return outcome;
}

Outcome SqliteTransaction::step(const std::function<Outcome()>& work) {
  if (fault_) return *fault_;
  if (must_repeat_) return error(ErrorCode::internal, "step");
  const Head before = head_;
  if (steps_ == Steps::all_or_none) {
    Outcome worked = work();
    if (fault_) return *fault_;
    if (!worked) {
      head_ = before;
      must_repeat_ = true;
    }
    return worked;
  }
  if (const Outcome begun = noted(Query(db_, "SAVEPOINT step").run()); !begun) return begun;
  const Outcome worked = work();
  if (fault_) return *fault_;
  if (!worked) {
    head_ = before;
    const Outcome undone = noted(Query(db_, "ROLLBACK TO step").run());
    if (!undone) return undone;
  }
  if (const Outcome released = noted(Query(db_, "RELEASE step").run()); !released) return released;
  return worked;
}

Outcome SqliteTransaction::append(LogEntry& entry) {
  if (entry.seq != head_.seq + 1) return error(ErrorCode::internal, "seq");
  entry.hash_prev = head_.hash;
  entry.hash = hash_of(entry);
  const Outcome inserted = noted(tables::insert_entry(db_, entry));
  if (inserted) head_ = {entry.seq, entry.hash};
  return inserted;
}

Outcome SqliteTransaction::replace_text(uint64_t seq, std::string_view text) {
  return noted(tables::replace_text(db_, seq, text));
}

Outcome SqliteTransaction::put_record(const Record& record) {
  const uint64_t version = version_of(record);
  if (version < first_new_ || version > head_.seq) return error(ErrorCode::internal, "version");
  return noted(tables::put_record(db_, record));
}

Outcome SqliteTransaction::delete_record(const RecordKey& key, uint64_t version) {
  if (version < first_new_ || version > head_.seq) return error(ErrorCode::internal, "version");
  return noted(tables::delete_record(db_, key, version));
}

Outcome SqliteTransaction::put_blob(const BlobHolder& holder) {
  return noted(tables::put_blob(db_, holder));
}

Outcome SqliteTransaction::delete_blob(const Sha256Digest& hash) {
  return noted(tables::delete_blob(db_, hash));
}

Outcome SqliteTransaction::put_account(const Account& account) {
  return noted(tables::put_account(db_, account));
}

Outcome SqliteTransaction::delete_account_of(PersonId person) {
  return noted(tables::delete_account_of(db_, person));
}

Outcome SqliteTransaction::put_contact(PersonId person, Instant at) {
  return noted(tables::put_contact(db_, person, at));
}

Outcome SqliteTransaction::put_session(const Session& session) {
  return noted(tables::put_session(db_, session));
}

Outcome SqliteTransaction::delete_session(const Sha256Digest& token_digest) {
  return noted(tables::delete_session(db_, token_digest));
}

Outcome SqliteTransaction::delete_sessions_of(PersonId person) {
  return noted(tables::delete_sessions_of(db_, person));
}

Outcome SqliteTransaction::delete_old_sessions(Instant until) {
  return noted(tables::delete_old_sessions(db_, until));
}

Outcome SqliteTransaction::put_revoked(const Sha256Digest& token_digest, Instant until) {
  return noted(tables::put_revoked(db_, token_digest, until));
}

Outcome SqliteTransaction::delete_old_revoked(Instant until) {
  return noted(tables::delete_old_revoked(db_, until));
}

Outcome SqliteTransaction::add_notice(const Notice& notice) {
  return noted(tables::add_notice(db_, notice));
}

Outcome SqliteTransaction::put_off_notice(int64_t number, Instant due_at) {
  return noted(tables::put_off_notice(db_, number, due_at));
}

Outcome SqliteTransaction::delete_notice(int64_t number) {
  return noted(tables::delete_notice(db_, number));
}

Result<size_t> SqliteTransaction::delete_notices_until(Instant queued_at) {
  Result<size_t> deleted = tables::delete_notices_until(db_, queued_at);
  if (const Outcome kept = noted(deleted ? done() : Outcome(deleted.error())); !kept) {
    return kept.error();
  }
  return deleted;
}

Outcome SqliteTransaction::add_sign_in_event(const SignInEvent& event) {
  return noted(tables::add_sign_in_event(db_, event));
}

Outcome SqliteTransaction::count_sign_in_event(int64_t number, Instant at) {
  return noted(tables::count_sign_in_event(db_, number, at));
}

Outcome SqliteTransaction::delete_sign_in_events_until(Instant at) {
  return noted(tables::delete_sign_in_events_until(db_, at));
}

}  // namespace tz::server
