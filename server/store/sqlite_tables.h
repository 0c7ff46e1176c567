// The statements of the store, a few functions for each table. The connection must be inside a
// transaction; faults are returned as they come.
#pragma once

#include <functional>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace tz::server::tables {

// --- meta
Result<std::string> epoch(SqliteConnection& db);
Outcome set_epoch(SqliteConnection& db, const std::string& epoch);
// Counts on, so that a page changes: SQLite does not write what stays as it was.
Outcome touch(SqliteConnection& db);
// The last entry of the log whose records' words are in the search index.
Result<uint64_t> indexed_to(SqliteConnection& db);
Outcome note_indexed_to(SqliteConnection& db, uint64_t seq);

// Whether texts were replaced whose old form may still stand in unused parts of the files.
Result<bool> must_wipe(SqliteConnection& db);
Outcome note_wiped(SqliteConnection& db);

// --- operation
Result<Head> head(SqliteConnection& db);
Result<std::optional<Sha256Digest>> hash_at(SqliteConnection& db, uint64_t seq);
// That a log which ends at `head` holds what was acknowledged: one that lost its end reads like a
// healthy, shorter one. Errors: ledger_behind, chain_broken.
Outcome check_acknowledged(SqliteConnection& db, const Head& head, const Head& acknowledged);
Result<std::optional<Receipt>> receipt(SqliteConnection& db, OperationId id);
Result<std::optional<OperationId>> operation_numbered(SqliteConnection& db, DeviceId device,
                                                      uint64_t device_seq);
Result<uint64_t> device_seq_seen(SqliteConnection& db, DeviceId device);
Outcome each_entry(SqliteConnection& db, uint64_t seq,
                   const std::function<bool(const LogEntry&)>& take);
Outcome each_entry_of(SqliteConnection& db, std::string_view kind,
                      const std::function<bool(const LogEntry&)>& take);
Outcome each_registration_of(SqliteConnection& db, PersonId person,
                             const std::function<bool(const LogEntry&)>& take);
// Hands out what `most` entries after `seq` have changed, in order.
Outcome each_changed(SqliteConnection& db, uint64_t seq, size_t most,
                     const std::function<void(uint64_t, const std::vector<RecordKey>&)>& take);
Outcome insert_entry(SqliteConnection& db, const LogEntry& entry);
// must_wipe() from then on.
Outcome replace_text(SqliteConnection& db, uint64_t seq, std::string_view text);

// --- record
Result<std::optional<Record>> record(SqliteConnection& db, const RecordKey& key);
Result<std::vector<Record>> records_in(SqliteConnection& db, Collection collection);
Result<std::vector<Record>> children(SqliteConnection& db, Collection collection,
                                     const Uuid& parent);
Result<std::vector<Record>> reports_in(SqliteConnection& db, AssignmentId assignment,
                                       CivilDate cycle);
Result<int32_t> last_order_serial(SqliteConnection& db, int32_t year);
Result<std::optional<Uuid>> named(SqliteConnection& db, Collection collection,
                                  std::string_view name);
Result<std::set<TaskId>> tasks_led_by(SqliteConnection& db, UnitId unit);
// Its words are for index_some().
Outcome put_record(SqliteConnection& db, const Record& record);
Outcome delete_record(SqliteConnection& db, const RecordKey& key, uint64_t version);
Outcome each_change(SqliteConnection& db, const Scope& scope, const Position& after,
                    const std::function<bool(const Change&)>& take);

// Whether the scope holds what belongs to those: may_see() of the rules, from the columns alone.
// The tests hold the two together.
bool sees(const Scope& scope, Collection collection, const Uuid& unit, const Uuid& other_unit,
          const Uuid& task);

// --- search, search_entry
// Every record that is there.
Outcome index_all(SqliteConnection& db);
// What the next `most` entries of the log have changed; true when there may be more.
Result<bool> index_some(SqliteConnection& db, size_t most);
// Whether the index holds the words of every record as it stood at the entry to which the index
// has come: store_failed with one for which it does not.
Outcome check_index(SqliteConnection& db);
Outcome each_match(SqliteConnection& db, const Scope& scope, const std::vector<std::string>& terms,
                   const std::function<bool(const Match&)>& take);

// --- blob, blob_citation
// What the record cites is cited from now on.
Outcome cite(SqliteConnection& db, const Record& record);
Result<std::vector<CitedIn>> citing(SqliteConnection& db, const Sha256Digest& hash);
Result<std::set<Sha256Digest>> cited_blobs(SqliteConnection& db);
Result<std::vector<BlobHolder>> blob_holders(SqliteConnection& db, const Sha256Digest& hash);
Result<std::vector<BlobHolder>> all_blob_holders(SqliteConnection& db);
Result<int64_t> blob_bytes(SqliteConnection& db);
Result<int64_t> uncited_bytes_of(SqliteConnection& db, PersonId person);
Outcome put_blob(SqliteConnection& db, const BlobHolder& holder);
Outcome delete_blob(SqliteConnection& db, const Sha256Digest& hash);

// --- account, session, contact
Result<std::optional<Account>> account(SqliteConnection& db, std::string_view login);
Result<std::optional<Account>> account_of(SqliteConnection& db, PersonId person);
Result<std::vector<Account>> accounts(SqliteConnection& db);
Outcome put_account(SqliteConnection& db, const Account& account);
Outcome delete_account_of(SqliteConnection& db, PersonId person);
Result<std::optional<Session>> session(SqliteConnection& db, const Sha256Digest& digest);
Result<std::vector<Session>> sessions_of(SqliteConnection& db, PersonId person);
Outcome put_session(SqliteConnection& db, const Session& session);
Result<std::map<PersonId, Instant>> contacts(SqliteConnection& db);
Outcome put_contact(SqliteConnection& db, PersonId person, Instant at);
Outcome delete_session(SqliteConnection& db, const Sha256Digest& digest);
Outcome delete_sessions_of(SqliteConnection& db, PersonId person);
Outcome delete_old_sessions(SqliteConnection& db, Instant until);
Result<bool> is_revoked(SqliteConnection& db, const Sha256Digest& digest);
Outcome put_revoked(SqliteConnection& db, const Sha256Digest& digest, Instant until);
Outcome delete_old_revoked(SqliteConnection& db, Instant until);

// --- notice
Result<std::optional<Notice>> next_notice(SqliteConnection& db, std::string_view robot);
Outcome add_notice(SqliteConnection& db, const Notice& notice);
Outcome put_off_notice(SqliteConnection& db, int64_t number, Instant due_at);
Outcome delete_notice(SqliteConnection& db, int64_t number);
Result<size_t> delete_notices_until(SqliteConnection& db, Instant queued_at);

// --- sign_in_event
Result<std::vector<SignInEvent>> sign_in_events(SqliteConnection& db, const SignInEventWish& wish);
Outcome each_sign_in_event(SqliteConnection& db,
                           const std::function<bool(const SignInEvent&)>& take);
Result<std::optional<int64_t>> like_sign_in_event(SqliteConnection& db, const SignInEvent& event,
                                                  Instant since);
Result<size_t> refusals_since(SqliteConnection& db, Instant since);
Outcome add_sign_in_event(SqliteConnection& db, const SignInEvent& event);
Outcome count_sign_in_event(SqliteConnection& db, int64_t number, Instant at);
Outcome forget_person_in_sign_in_events(SqliteConnection& db, PersonId person);
Outcome delete_sign_in_events_until(SqliteConnection& db, Instant at);

}  // namespace tz::server::tables
