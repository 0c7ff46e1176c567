#include "store/sqlite_store.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "search_contract.h"
#include "sign_in_event_contract.h"
#include "sqlite_fixture.h"
#include "store/ledger_copy.h"
#include "store/sqlite_connection.h"
#include "store_contract.h"

namespace tz::server {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
}

void copy(const std::string& from, const std::string& to) {
  std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
}

// As ledgers were before version 12, from version 11 on.
constexpr const char* kWithoutNewest =
    "DROP TABLE revoked_session; DROP INDEX operation_registration;"
    " DELETE FROM meta WHERE key = 'indexed';"
    " ALTER TABLE account DROP COLUMN password_set_at;"
    " ALTER TABLE account DROP COLUMN second_factor;"
    " ALTER TABLE account DROP COLUMN second_factor_offered;"
    " ALTER TABLE account DROP COLUMN second_factor_step";

bool holds(Store& store, const std::string& name) {
  bool found = false;
  CHECK(store
            .read([&](Snapshot& snapshot) {
              found = snapshot.receipt(sample::entry(1, name).id)->has_value();
              return done();
            })
            .ok());
  return found;
}

}  // namespace

namespace contract {
TZ_STORE_CONTRACT(SqliteFixture);
TZ_SEARCH_CONTRACT(SqliteFixture);
TZ_SIGN_IN_EVENT_CONTRACT(SqliteFixture);
}  // namespace contract

TEST_CASE("an SQLite that can lose commits is refused") {
  CHECK(check_sqlite_version(3051003).ok());
  const Outcome old = check_sqlite_version(3040001);
  REQUIRE_FALSE(old.ok());
  CHECK(old.error().code == ErrorCode::store_outdated);
  CHECK(old.error().args == std::vector<std::string>{"3.40.1", "3.51.3"});
}

TEST_CASE("a ledger of a newer program is left alone") {
  SqliteFixture fixture;
  fixture.close();
  fixture.run("PRAGMA user_version = 999");
  CHECK(fixture.refusal().code == ErrorCode::ledger_newer);
}

TEST_CASE("passwords of accounts that are older than temporary ones are taken as people's own") {
  SqliteFixture fixture;
  const Account account{"old.one", PersonId(sample::uuid("P")), "hash", false, false, 0, {}, {},
                        {}};
  CHECK(fixture.store()
            .write([&](Transaction& transaction) { return transaction.put_account(account); })
            .ok());
  fixture.close();
  fixture.run("ALTER TABLE account DROP COLUMN password_is_temporary");
  fixture.run(kWithoutNewest);
  fixture.run("DROP TABLE blob");
  fixture.run("DROP TABLE blob_citation");
  fixture.run(
      "DROP TABLE search; DROP TABLE search_entry; DROP TABLE contact; DROP TABLE notice;"
      " DROP TABLE sign_in_event");
  fixture.run("PRAGMA user_version = 4");
  fixture.reopen();
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK(*snapshot.account("old.one") == account);
              return done();
            })
            .ok());
}

TEST_CASE("passwords from before their age was noted count from the account's beginning") {
  SqliteFixture fixture;
  Account account{"old.one", PersonId(sample::uuid("P")), "hash", false, false, 0, {}, {}, {}};
  account.created_at = Instant{7};
  account.password_set_at = Instant{9};
  CHECK(fixture.store()
            .write([&](Transaction& transaction) { return transaction.put_account(account); })
            .ok());
  fixture.close();
  fixture.run(kWithoutNewest);
  fixture.run("PRAGMA user_version = 11");
  fixture.reopen();
  account.password_set_at = Instant{7};
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK(*snapshot.account("old.one") == account);
              return done();
            })
            .ok());
}

TEST_CASE("somebody else's database is left alone") {
  SqliteFixture fixture;
  fixture.close();
  fixture.run("PRAGMA application_id = 7");
  CHECK(fixture.refusal().code == ErrorCode::store_failed);
}

TEST_CASE("a ledger that must exist is not made") {
  sample::Folder folder;
  SqliteOptions options;
  options.path = folder.file("none.db");
  options.new_epoch = sample::uuid("epoch");
  options.must_exist = true;
  const auto opened = open_sqlite_store(options);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ErrorCode::not_found);
  CHECK_FALSE(std::filesystem::exists(options.path));
}

TEST_CASE("an older copy of the ledger is refused with both numbers") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  fixture.close();
  const std::string old = bytes_of(fixture.path());
  fixture.reopen();
  CHECK(sample::put(fixture.store(), "two", {}).ok());
  CHECK(sample::put(fixture.store(), "three", {}).ok());
  fixture.close();
  write_bytes(fixture.path(), old);
  const Error refusal = fixture.refusal();
  CHECK(refusal.code == ErrorCode::ledger_behind);
  CHECK(refusal.args == std::vector<std::string>{"1", "3"});
}

TEST_CASE("a ledger that vanished is not replaced by an empty one") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  fixture.close();
  std::filesystem::remove(fixture.path());
  CHECK(fixture.refusal().code == ErrorCode::ledger_behind);
}

TEST_CASE("commits that a flipped bit makes SQLite forget are missed at the start") {
  SqliteFixture fixture;
  for (int i = 0; i < 20; ++i) {
    CHECK(sample::put(fixture.store(), std::to_string(i), {}).ok());
  }
  // As after a power cut: database and log as they stood while it was running.
  sample::Folder crashed;
  for (const char* part : {"", "-wal", ".head"}) {
    copy(fixture.path() + part, crashed.file(std::string("ledger.db") + part));
  }
  std::string log = bytes_of(crashed.file("ledger.db-wal"));
  REQUIRE(log.size() > 8192);
  log[log.size() / 2] = static_cast<char>(log[log.size() / 2] ^ 0x10);
  write_bytes(crashed.file("ledger.db-wal"), log);
  SqliteOptions options = fixture.options();
  options.path = crashed.file("ledger.db");
  const auto opened = open_sqlite_store(options);
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().code == ErrorCode::ledger_behind);
}

TEST_CASE("what was acknowledged survives a stop without goodbye") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  sample::Folder crashed;
  for (const char* part : {"", "-wal", ".head"}) {
    copy(fixture.path() + part, crashed.file(std::string("ledger.db") + part));
  }
  SqliteOptions options = fixture.options();
  options.path = crashed.file("ledger.db");
  const auto opened = open_sqlite_store(options);
  REQUIRE(opened.ok());
  CHECK(holds(**opened, "one"));
}

TEST_CASE("a ledger with another entry at the acknowledged place is refused") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  fixture.close();
  fixture.run("UPDATE operation SET hash = zeroblob(32) WHERE seq = 1");
  const Error refusal = fixture.refusal();
  CHECK(refusal.code == ErrorCode::chain_broken);
  CHECK(refusal.args == std::vector<std::string>{"1"});
}

TEST_CASE("one damaged slot of the head file is borne") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  CHECK(sample::put(fixture.store(), "two", {}).ok());
  fixture.close();
  const std::string whole = bytes_of(fixture.path() + ".head");
  for (const size_t slot : {size_t{0}, size_t{4096}}) {
    std::string torn = whole;
    torn[slot + 20] ^= 1;
    write_bytes(fixture.path() + ".head", torn);
    fixture.reopen();
    CHECK(fixture.store().acknowledged_head()->seq == 2);
    fixture.close();
  }
}

TEST_CASE("a ledger without its head file gets one") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  fixture.close();
  std::filesystem::remove(fixture.path() + ".head");
  fixture.reopen();
  CHECK(fixture.store().acknowledged_head()->seq == 1);
}

TEST_CASE("a backup is complete in itself and opens as a new epoch") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  sample::Folder elsewhere;
  const std::string backup = elsewhere.file("backup.db");
  REQUIRE(copy_ledger(fixture.path(), backup).ok());
  const auto again = copy_ledger(fixture.path(), backup);
  REQUIRE_FALSE(again.ok());
  CHECK(again.error().code == ErrorCode::place_taken);
  CHECK(sample::put(fixture.store(), "two", {}).ok());
  fixture.close();

  // In the place of the ledger, which is ahead of it.
  for (const char* part : {"", "-wal", "-shm"}) std::filesystem::remove(fixture.path() + part);
  copy(backup, fixture.path());
  CHECK(fixture.refusal().code == ErrorCode::ledger_behind);
  SqliteOptions options = fixture.options();
  options.restored = true;
  options.new_epoch = sample::uuid("second epoch");
  {
    const auto restored = open_sqlite_store(options);
    REQUIRE(restored.ok());
    CHECK(sample::head_of(**restored).seq == 1);
    CHECK((*restored)->acknowledged_head()->seq == 1);
  }
  fixture.reopen();
  CHECK(fixture.store()
            .read([](Snapshot& snapshot) {
              CHECK(*snapshot.epoch() == to_string(sample::uuid("second epoch")));
              return done();
            })
            .ok());
}

TEST_CASE("the storage's own check finds a broken index") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  CHECK(fixture.store().check_storage().ok());
  fixture.close();
  fixture.run(
      "PRAGMA writable_schema = 1;"
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX record_name ON record (body)"
      " WHERE name IS NOT NULL' WHERE name = 'record_name';");
  fixture.reopen();
  const Outcome checked = fixture.store().check_storage();
  REQUIRE_FALSE(checked.ok());
  CHECK(checked.error().code == ErrorCode::store_failed);
}

TEST_CASE("a ledger from before the search is indexed when it is opened") {
  SqliteFixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  CHECK(sample::put(fixture.store(), "one",
                    {sample::plan(), sample::task("1"), mine, sample::report("said", mine, "A")})
            .ok());
  fixture.close();
  fixture.run(
      "DROP TABLE search; DROP TABLE search_entry; DROP TABLE contact; DROP TABLE notice;"
      " DROP TABLE sign_in_event");
  fixture.run(kWithoutNewest);
  fixture.run("PRAGMA user_version = 7");
  fixture.reopen();
  using Names = std::vector<std::string>;
  CHECK(contract::matches_of(fixture.store(), contract::everything(), {"ai"}) == Names{"report@1"});
  CHECK(contract::matches_of(fixture.store(), contract::everything(), {"title"}) ==
        Names{"task@1"});
  CHECK(fixture.store().check_storage().ok());
}

TEST_CASE("a ledger from before contacts were noted takes them from its log") {
  SqliteFixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::plan(), sample::task("1")}).ok());
  const LogEntry entry = sample::entry(1, "one");
  fixture.close();
  fixture.run(
      "DROP TABLE contact; DROP TABLE notice; DROP TABLE sign_in_event;"
      " PRAGMA user_version = 8;");
  fixture.run(kWithoutNewest);
  fixture.reopen();
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              const std::map<PersonId, Instant> wanted = {{entry.actor, entry.received_at}};
              CHECK(*snapshot.contacts() == wanted);
              return done();
            })
            .ok());
}

TEST_CASE("that a session was revoked is kept until its time") {
  SqliteFixture fixture;
  const auto is_revoked = [&](const std::string& token) {
    bool out = false;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                out = *snapshot.is_revoked(sha256(token));
                return done();
              })
              .ok());
    return out;
  };
  CHECK(fixture.store()
            .write([](Transaction& transaction) -> Outcome {
              const Outcome first = transaction.put_revoked(sha256("first"), Instant{60});
              return first ? transaction.put_revoked(sha256("second"), Instant{61}) : first;
            })
            .ok());
  fixture.reopen();
  CHECK(is_revoked("first"));
  CHECK_FALSE(is_revoked("other"));
  CHECK(fixture.store()
            .write([](Transaction& transaction) {
              return transaction.delete_old_revoked(Instant{60});
            })
            .ok());
  CHECK_FALSE(is_revoked("first"));
  CHECK(is_revoked("second"));
}

TEST_CASE("notices wait across a restart, for each robot the one that is due first") {
  SqliteFixture fixture;
  const auto next = [&](const char* robot) {
    std::optional<Notice> out;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                out = *snapshot.next_notice(robot);
                return done();
              })
              .ok());
    return out;
  };
  const auto change = [&](const std::function<Outcome(Transaction&)>& work) {
    CHECK(fixture.store().write(work).ok());
  };
  change([](Transaction& transaction) -> Outcome {
    for (const char* text : {"one", "two"}) {
      const Notice notice{0, "mine", text, Instant{100}, Instant{100}, 0};
      if (const Outcome added = transaction.add_notice(notice); !added) return added;
    }
    return transaction.add_notice({0, "other", "three", Instant{200}, Instant{200}, 0});
  });
  fixture.reopen();
  const auto first = next("mine");
  REQUIRE(first.has_value());
  CHECK(first->text == "one");
  change([&](Transaction& transaction) {
    return transaction.put_off_notice(first->number, Instant{150});
  });
  const auto second = next("mine");
  REQUIRE(second.has_value());
  CHECK(second->text == "two");
  change([&](Transaction& transaction) { return transaction.delete_notice(second->number); });
  CHECK(*next("mine") == Notice{first->number, "mine", "one", Instant{100}, Instant{150}, 1});
  change([](Transaction& transaction) -> Outcome {
    CHECK(*transaction.delete_notices_until(Instant{199}) == 1);
    return done();
  });
  CHECK_FALSE(next("mine").has_value());
  CHECK(next("other").has_value());
}

TEST_CASE("the storage's own check finds a search index that is behind its records") {
  for (const char* damage : {"UPDATE search_entry SET digest = 0", "DELETE FROM search_entry",
                             "DELETE FROM search_docsize"}) {
    SqliteFixture fixture;
    CHECK(sample::put(fixture.store(), "one", {sample::plan(), sample::task("1")}).ok());
    CHECK(*fixture.store().index_some(10) == false);
    fixture.close();
    fixture.run(damage);
    fixture.reopen();
    const Outcome checked = fixture.store().check_storage();
    REQUIRE_FALSE(checked.ok());
    CHECK(checked.error().code == ErrorCode::store_failed);
  }
}

TEST_CASE("the views give typed columns to those who bring their own SQL") {
  SqliteFixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  CHECK(sample::put(fixture.store(), "one",
                    {sample::unit("A"), sample::plan(), sample::task("1"), mine,
                     sample::report("said", mine, "A")})
            .ok());
  auto db = SqliteConnection::open(fixture.path(), "", SqliteConnection::Access::read_only);
  REQUIRE(db.ok());
  Query task(**db, "SELECT number, deadline, plan_title FROM v_task");
  REQUIRE(task.step());
  CHECK(task.text_at(0) == "1");
  CHECK(task.text_at(1) == "2026-06-30");
  CHECK(task.text_at(2) == "Plan");
  Query assignment(**db, "SELECT unit_name, duty, stage, percent, task_number FROM v_assignment");
  REQUIRE(assignment.step());
  CHECK(assignment.text_at(0) == "A");
  CHECK(assignment.text_at(1) == "lead");
  CHECK(assignment.text_at(2) == "issued");
  CHECK(assignment.number_at(3) == 0);
  CHECK(assignment.text_at(4) == "1");
  Query report(**db, "SELECT narrative, percent, unit_name, task_number, cycle FROM v_report");
  REQUIRE(report.step());
  CHECK(report.text_at(0) == "said");
  CHECK(report.number_at(1) == 40);
  CHECK(report.text_at(2) == "A");
  CHECK(report.text_at(3) == "1");
  CHECK(report.text_at(4) == "2026-01-05");
}

}  // namespace tz::server
