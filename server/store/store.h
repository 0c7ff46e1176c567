// Store: where the ledger is kept. An interface from the first day: SqliteStore implements it, and
// tests/unit/store/store_contract.h holds every implementation to the same promises. Nothing
// outside this room speaks SQL.
//
// Threads: every method of Store may be called from any thread. write() calls follow one another;
// read() calls run beside them, each on one unchanging state. A Snapshot or a Transaction belongs
// to the call that handed it out and dies with it. Errors: store_failed (reading or writing went
// wrong; nothing was changed), storage_full (nothing was changed), commit_unknown (what became of
// the transaction cannot be told: ask the log).
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/record.h"
#include "rules/access.h"
#include "store/account.h"
#include "store/blob.h"
#include "store/blob_folder.h"
#include "store/log_entry.h"
#include "store/notice.h"
#include "store/sign_in_event.h"

namespace tz::server {

// The last entry of the log; seq 0 and a hash of zeros when it is empty.
struct Head {
  uint64_t seq = 0;
  Sha256Digest hash{};
  friend bool operator==(const Head&, const Head&) = default;
};

// A place in the order in which changes are handed out. One operation may change thousands of
// records: a reader stops between two of them.
struct Position {
  uint64_t version = 0;
  Collection collection = Collection::plan;
  Uuid id;
  // True when everything of `version` has been handed out, whatever collection and id say.
  bool whole_version = true;

  friend bool operator==(const Position&, const Position&) = default;
};

// One record that came into being, changed, was deleted or left a scope.
struct Change {
  Position at;
  RecordKey key;
  bool gone = false;
  std::string_view body;  // canonical JSON; valid until the callback returns; empty when gone
};

// One record that a search has found.
struct Match {
  RecordKey key;
  uint64_t version = 0;
};

// What the log answers when an operation comes again.
struct Receipt {
  Verdict verdict;
  Sha256Digest digest{};
};

// One unchanging state of the ledger.
class Snapshot {
 public:
  virtual ~Snapshot() = default;

  // Changes when the ledger was restored from a backup.
  virtual Result<std::string> epoch() = 0;
  virtual Result<Head> head() = 0;

  virtual Result<std::optional<Record>> record(const RecordKey& key) = 0;
  // In the order of ids.
  virtual Result<std::vector<Record>> records_in(Collection collection) = 0;
  // All of a collection with that parent (parent_of), in the order of ids.
  virtual Result<std::vector<Record>> children(Collection collection, const Uuid& parent) = 0;
  // The reports of an assignment in the cycle with that first day, in the order of ids.
  virtual Result<std::vector<Record>> reports_in(AssignmentId assignment, CivilDate cycle) = 0;
  // The highest serial of the supervision orders of a year; 0: none.
  virtual Result<int32_t> last_order_serial(int32_t year) = 0;
  // A unit or a unit group of exactly that name; the first by id.
  virtual Result<std::optional<Uuid>> named(Collection collection, std::string_view name) = 0;
  // Tasks in which the unit has an assignment as lead.
  virtual Result<std::set<TaskId>> tasks_led_by(UnitId unit) = 0;

  // Hands out what changed after `after` and concerns the scope, in order, until `take` says false.
  // A record that left the scope, or was deleted, comes as gone.
  virtual Outcome each_change(const Scope& scope, const Position& after,
                              const std::function<bool(const Change&)>& take) = 0;

  // Hands out what is in the scope and whose searchable_text() holds all terms (of search_terms();
  // none find nothing), tasks first, the newest first, until `take` says false. Also what is not in
  // the index yet: see Store::index_some().
  virtual Outcome each_match(const Scope& scope, const std::vector<std::string>& terms,
                             const std::function<bool(const Match&)>& take) = 0;

  virtual Result<std::optional<Receipt>> receipt(OperationId id) = 0;
  // Which operation bears that number of that device.
  virtual Result<std::optional<OperationId>> operation_numbered(DeviceId device,
                                                                uint64_t device_seq) = 0;
  // 0 when the device is not known.
  virtual Result<uint64_t> device_seq_seen(DeviceId device) = 0;
  // Hands out the log after `seq`, in order, until `take` says false.
  virtual Outcome each_entry(uint64_t seq, const std::function<bool(const LogEntry&)>& take) = 0;
  // The same of one kind, from the first; the whole log is read for it.
  virtual Outcome each_entry_of(std::string_view kind,
                                const std::function<bool(const LogEntry&)>& take) = 0;
  // Those that entered the person or changed him, and were accepted.
  virtual Outcome each_registration_of(PersonId person,
                                       const std::function<bool(const LogEntry&)>& take) = 0;

  // Where the blob is, or was, cited; in the order of collections' names and ids.
  virtual Result<std::vector<CitedIn>> citing(const Sha256Digest& hash) = 0;
  virtual Result<std::set<Sha256Digest>> cited_blobs() = 0;
  // In the order of persons.
  virtual Result<std::vector<BlobHolder>> blob_holders(const Sha256Digest& hash) = 0;
  // In the order of hashes and persons.
  virtual Result<std::vector<BlobHolder>> all_blob_holders() = 0;
  // Of everything kept, each blob once.
  virtual Result<int64_t> blob_bytes() = 0;
  // Of what the person has sent and never cited.
  virtual Result<int64_t> uncited_bytes_of(PersonId person) = 0;

  virtual Result<std::optional<Account>> account(std::string_view login) = 0;
  virtual Result<std::optional<Account>> account_of(PersonId person) = 0;
  // In the order of logins.
  virtual Result<std::vector<Account>> accounts() = 0;
  virtual Result<std::optional<Session>> session(const Sha256Digest& token_digest) = 0;
  // In the order in which they began; also those that are over and not yet deleted.
  virtual Result<std::vector<Session>> sessions_of(PersonId person) = 0;
  // See Transaction::put_revoked().
  virtual Result<bool> is_revoked(const Sha256Digest& token_digest) = 0;
  // When a device of each person's was last in touch, as far as it was written down.
  virtual Result<std::map<PersonId, Instant>> contacts() = 0;
  // The one for that robot that is due first.
  virtual Result<std::optional<Notice>> next_notice(std::string_view robot) = 0;

  virtual Result<std::vector<SignInEvent>> sign_in_events(const SignInEventWish& wish) = 0;
  // Hands out all of them, the oldest first, until `take` says false.
  virtual Outcome each_sign_in_event(const std::function<bool(const SignInEvent&)>& take) = 0;
  // The number of one after `since` that differs in nothing but the time.
  virtual Result<std::optional<int64_t>> like_sign_in_event(const SignInEvent& event,
                                                            Instant since) = 0;
  // How many rows of refusals there are after `since`.
  virtual Result<size_t> refusals_since(Instant since) = 0;
};

// Changes that become true together or not at all.
class Transaction : public Snapshot {
 public:
  // Runs `work`; when it fails, everything that it did is undone and its error returned, and the
  // transaction goes on. Steps may nest.
  virtual Outcome step(const std::function<Outcome()>& work) = 0;

  // Adds the entry to the log: entry.seq must be the head's plus one. Fills in hash_prev and hash.
  virtual Outcome append(LogEntry& entry) = 0;
  // The entry's text from now on; its digest and hash stay. For personal data alone, and only
  // together with an entry that vouches for the new text (person.erase): see service/erasure.h.
  // Store::wipe() must follow.
  virtual Outcome replace_text(uint64_t seq, std::string_view text) = 0;
  // The record's version must be the seq of an entry of this transaction's. What it cites stays
  // cited, whatever becomes of the record.
  virtual Outcome put_record(const Record& record) = 0;
  virtual Outcome delete_record(const RecordKey& key, uint64_t version) = 0;

  // Adds, or renews the time of the same person's.
  virtual Outcome put_blob(const BlobHolder& holder) = 0;
  // Of every person.
  virtual Outcome delete_blob(const Sha256Digest& hash) = 0;

  // Adds, or replaces the one with the same login.
  virtual Outcome put_account(const Account& account) = 0;
  // With its sessions; none is no fault.
  virtual Outcome delete_account_of(PersonId person) = 0;
  // Adds, or replaces the person's; an earlier one than is there changes nothing.
  virtual Outcome put_contact(PersonId person, Instant at) = 0;
  virtual Outcome put_session(const Session& session) = 0;
  virtual Outcome delete_session(const Sha256Digest& token_digest) = 0;
  virtual Outcome delete_sessions_of(PersonId person) = 0;
  // Sessions that ended by age at `until` or before.
  virtual Outcome delete_old_sessions(Instant until) = 0;
  // That a session which is gone was ended from elsewhere; nothing else of it. `until`: when its
  // device will not name it any more.
  virtual Outcome put_revoked(const Sha256Digest& token_digest, Instant until) = 0;
  // Those whose `until` is that or before.
  virtual Outcome delete_old_revoked(Instant until) = 0;

  // Its number is the store's to give.
  virtual Outcome add_notice(const Notice& notice) = 0;
  // An attempt failed; the next is due then.
  virtual Outcome put_off_notice(int64_t number, Instant due_at) = 0;
  virtual Outcome delete_notice(int64_t number) = 0;
  // Those that were queued then or before; how many there were.
  virtual Result<size_t> delete_notices_until(Instant queued_at) = 0;

  // Its number and its hash are the store's to give.
  virtual Outcome add_sign_in_event(const SignInEvent& event) = 0;
  // It has happened once more.
  virtual Outcome count_sign_in_event(int64_t number, Instant at) = 0;
  // Those of then or before, but for the last of all, which the next one's hash follows.
  virtual Outcome delete_sign_in_events_until(Instant at) = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  // Runs `work` in one transaction. When it fails, nothing was changed and its error is returned.
  // Success means: on disk. When one of its steps fails, all of `work` may be undone and run once
  // more: what it leaves behind elsewhere is the last run's alone.
  virtual Outcome write(const std::function<Outcome(Transaction&)>& work) = 0;
  virtual Outcome read(const std::function<Outcome(Snapshot&)>& work) = 0;

  // The bytes of attachments, beside the ledger.
  virtual BlobFolder& blobs() = 0;

  // The head as it was last acknowledged, kept apart from the ledger.
  virtual Result<Head> acknowledged_head() = 0;
  // Reads every page: store_failed with what was found when something is wrong.
  virtual Outcome check_storage() = 0;
  // After texts were replaced: nothing of what was deleted or replaced before can be found in any
  // file of the ledger any more. Writes the whole database anew, which takes as long as a backup,
  // and about twice its room, while other writers wait. Nothing to do where no text was replaced
  // since the last time. What fails, or is cut off, is done when the ledger is next opened.
  // Errors: busy (somebody reads an old state for long), storage_full, store_failed.
  virtual Outcome wipe() = 0;
  // Writes the words of what the next `most` entries of the log have changed into the search index,
  // as a transaction of its own. A push does not wait for that, and a search reads what is missing
  // from the records: the longer that is put off, the slower it is. True when there may be more.
  virtual Result<bool> index_some(size_t most) = 0;
  // Whether anything can be written at this moment: writes a few bytes that mean nothing. Errors as
  // of write().
  virtual Outcome check_writable() = 0;
};

}  // namespace tz::server
