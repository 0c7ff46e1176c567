// The Snapshot and the Transaction of SqliteStore: the interface's names in front of the tables.
#pragma once

#include "store/sqlite_tables.h"

namespace tz::server {

// Reading is the same in both. `Base` is Snapshot or Transaction.
template <class Base>
class SqliteReads : public Base {
 public:
  explicit SqliteReads(SqliteConnection& db) : db_(db) {}

  Result<std::string> epoch() override { return tables::epoch(db_); }
  Result<Head> head() override { return tables::head(db_); }
  Result<std::optional<Record>> record(const RecordKey& key) override {
    return tables::record(db_, key);
  }
  Result<std::vector<Record>> records_in(Collection collection) override {
    return tables::records_in(db_, collection);
  }
  Result<std::vector<Record>> children(Collection collection, const Uuid& parent) override {
    return tables::children(db_, collection, parent);
  }
  Result<std::vector<Record>> reports_in(AssignmentId assignment, CivilDate cycle) override {
    return tables::reports_in(db_, assignment, cycle);
  }
  Result<int32_t> last_order_serial(int32_t year) override {
    return tables::last_order_serial(db_, year);
  }
  Result<std::optional<Uuid>> named(Collection collection, std::string_view name) override {
    return tables::named(db_, collection, name);
  }
  Result<std::set<TaskId>> tasks_led_by(UnitId unit) override {
    return tables::tasks_led_by(db_, unit);
  }
  Outcome each_change(const Scope& scope, const Position& after,
                      const std::function<bool(const Change&)>& take) override {
    return tables::each_change(db_, scope, after, take);
  }
  Outcome each_match(const Scope& scope, const std::vector<std::string>& terms,
                     const std::function<bool(const Match&)>& take) override {
    return tables::each_match(db_, scope, terms, take);
  }
  Result<std::optional<Receipt>> receipt(OperationId id) override {
    return tables::receipt(db_, id);
  }
  Result<std::optional<OperationId>> operation_numbered(DeviceId device,
                                                        uint64_t device_seq) override {
    return tables::operation_numbered(db_, device, device_seq);
  }
  Result<uint64_t> device_seq_seen(DeviceId device) override {
    return tables::device_seq_seen(db_, device);
  }
  Outcome each_entry(uint64_t seq, const std::function<bool(const LogEntry&)>& take) override {
    return tables::each_entry(db_, seq, take);
  }
  Outcome each_entry_of(std::string_view kind,
                        const std::function<bool(const LogEntry&)>& take) override {
    return tables::each_entry_of(db_, kind, take);
  }
  Outcome each_registration_of(PersonId person,
                               const std::function<bool(const LogEntry&)>& take) override {
    return tables::each_registration_of(db_, person, take);
  }
  Result<std::vector<CitedIn>> citing(const Sha256Digest& hash) override {
    return tables::citing(db_, hash);
  }
  Result<std::set<Sha256Digest>> cited_blobs() override { return tables::cited_blobs(db_); }
  Result<std::vector<BlobHolder>> blob_holders(const Sha256Digest& hash) override {
    return tables::blob_holders(db_, hash);
  }
  Result<std::vector<BlobHolder>> all_blob_holders() override {
    return tables::all_blob_holders(db_);
  }
  Result<int64_t> blob_bytes() override { return tables::blob_bytes(db_); }
  Result<int64_t> uncited_bytes_of(PersonId person) override {
    return tables::uncited_bytes_of(db_, person);
  }
  Result<std::optional<Account>> account(std::string_view login) override {
    return tables::account(db_, login);
  }
  Result<std::optional<Account>> account_of(PersonId person) override {
    return tables::account_of(db_, person);
  }
  Result<std::vector<Account>> accounts() override { return tables::accounts(db_); }
  Result<std::optional<Session>> session(const Sha256Digest& token_digest) override {
    return tables::session(db_, token_digest);
  }
  Result<bool> is_revoked(const Sha256Digest& token_digest) override {
    return tables::is_revoked(db_, token_digest);
  }
  Result<std::vector<Session>> sessions_of(PersonId person) override {
    return tables::sessions_of(db_, person);
  }
  Result<std::map<PersonId, Instant>> contacts() override { return tables::contacts(db_); }
  Result<std::optional<Notice>> next_notice(std::string_view robot) override {
    return tables::next_notice(db_, robot);
  }
  Result<std::vector<SignInEvent>> sign_in_events(const SignInEventWish& wish) override {
    return tables::sign_in_events(db_, wish);
  }
  Outcome each_sign_in_event(const std::function<bool(const SignInEvent&)>& take) override {
    return tables::each_sign_in_event(db_, take);
  }
  Result<std::optional<int64_t>> like_sign_in_event(const SignInEvent& event,
                                                    Instant since) override {
    return tables::like_sign_in_event(db_, event, since);
  }
  Result<size_t> refusals_since(Instant since) override {
    return tables::refusals_since(db_, since);
  }

 protected:
  SqliteConnection& db_;
};

using SqliteSnapshot = SqliteReads<Snapshot>;

// How much a step prepares for its own failure.
enum class Steps {
  // Each can be undone by itself. SQLite then copies every page that a step touches.
  undone_alone,
  // None is expected to fail: when one does, the transaction is given up (must_repeat), to be run
  // once more with the other kind. Pushes of 100 go a fifth faster so.
  all_or_none
};

class SqliteTransaction : public SqliteReads<Transaction> {
 public:
  // The connection is inside a transaction whose head is `head`.
  SqliteTransaction(SqliteConnection& db, const Head& head, Steps steps);

  // Knows what was appended.
  Result<Head> head() override { return head_; }

  Outcome step(const std::function<Outcome()>& work) override;
  Outcome append(LogEntry& entry) override;
  Outcome replace_text(uint64_t seq, std::string_view text) override;
  Outcome put_record(const Record& record) override;
  Outcome delete_record(const RecordKey& key, uint64_t version) override;
  Outcome put_blob(const BlobHolder& holder) override;
  Outcome delete_blob(const Sha256Digest& hash) override;
  Outcome put_account(const Account& account) override;
  Outcome delete_account_of(PersonId person) override;
  Outcome put_contact(PersonId person, Instant at) override;
  Outcome put_session(const Session& session) override;
  Outcome delete_session(const Sha256Digest& token_digest) override;
  Outcome delete_sessions_of(PersonId person) override;
  Outcome delete_old_sessions(Instant until) override;
  Outcome put_revoked(const Sha256Digest& token_digest, Instant until) override;
  Outcome delete_old_revoked(Instant until) override;
  Outcome add_notice(const Notice& notice) override;
  Outcome put_off_notice(int64_t number, Instant due_at) override;
  Outcome delete_notice(int64_t number) override;
  Result<size_t> delete_notices_until(Instant queued_at) override;
  Outcome add_sign_in_event(const SignInEvent& event) override;
  Outcome count_sign_in_event(int64_t number, Instant at) override;
  Outcome delete_sign_in_events_until(Instant at) override;

  // See Store::index_some().
  Result<bool> index_some(size_t most) { return tables::index_some(db_, most); }
  // See Store::check_writable().
  Outcome touch() { return noted(tables::touch(db_)); }

  // A fault after which the transaction must not be committed.
  const std::optional<Error>& fault() const { return fault_; }
  // A step failed that cannot be undone alone.
  bool must_repeat() const { return must_repeat_; }

 private:
  // Keeps the first fault that no step can undo.
  Outcome noted(Outcome outcome);

  Head head_;
  uint64_t first_new_ = 0;  // versions from here on are this transaction's
  const Steps steps_;
  bool must_repeat_ = false;
  std::optional<Error> fault_;
};

}  // namespace tz::server
