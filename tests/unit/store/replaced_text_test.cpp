// Texts that were replaced: what stays of the entry, and that the files hold nothing of what stood
// there before.
#include <fstream>
#include <iterator>

#include "sqlite_fixture.h"

namespace tz::server {
namespace {

constexpr const char* kSecret = "欧阳静好";

Outcome replace(Store& store, uint64_t seq, const std::string& text) {
  return store.write([&](Transaction& transaction) { return transaction.replace_text(seq, text); });
}

// Which files of the ledger hold the bytes.
std::vector<std::string> holding(const SqliteFixture& fixture, const std::string& bytes) {
  std::vector<std::string> out;
  for (const char* part : {"", "-wal", ".head"}) {
    std::ifstream in(fixture.path() + part, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    if (all.find(bytes) != std::string::npos) out.emplace_back(part);
  }
  return out;
}

// Entries and records enough that pages are split and rows move between them.
void fill(SqliteFixture& fixture) {
  for (int i = 0; i < 200; ++i) {
    const std::string name = std::to_string(i);
    REQUIRE(sample::put(fixture.store(), name, {sample::person("P" + name, "A")}).ok());
    if (i != 100) continue;
    REQUIRE(sample::put(fixture.store(), kSecret, {sample::person(kSecret, "A")}).ok());
  }
}

// The record of that name gets another, as an erasure makes it; the entry's text too.
void erase(SqliteFixture& fixture) {
  Person person = sample::person(kSecret, "A");
  person.name = kErasedName;
  REQUIRE(sample::put(fixture.store(), "erasure", {person}).ok());
  REQUIRE(replace(fixture.store(), 102, "{}").ok());
}

}  // namespace

TEST_CASE("a replaced text stands in the entry, and nothing else of it has changed") {
  SqliteFixture fixture;
  REQUIRE(sample::put(fixture.store(), "one", {}).ok());
  REQUIRE(sample::put(fixture.store(), "two", {}).ok());
  const LogEntry before = sample::entry(1, "one");
  const Head head = sample::head_of(fixture.store());
  REQUIRE(replace(fixture.store(), 1, "{}").ok());
  CHECK(sample::head_of(fixture.store()) == head);
  std::vector<std::string> texts;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK((*snapshot.receipt(before.id))->digest == before.digest);
              return snapshot.each_entry(0, [&](const LogEntry& entry) {
                CHECK(entry.hash == hash_of(entry));
                texts.push_back(entry.text);
                return true;
              });
            })
            .ok());
  CHECK(texts == std::vector<std::string>{"{}", sample::entry(2, "two").text});
}

TEST_CASE("the entries of one kind are found among the others") {
  SqliteFixture fixture;
  REQUIRE(sample::put(fixture.store(), "one", {}).ok());
  CHECK(fixture.store()
            .write([](Transaction& transaction) {
              LogEntry entry = sample::entry(2, "two");
              entry.kind = "person.put";
              return transaction.append(entry);
            })
            .ok());
  std::vector<uint64_t> found;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_entry_of("person.put", [&](const LogEntry& entry) {
                found.push_back(entry.seq);
                return true;
              });
            })
            .ok());
  CHECK(found == std::vector<uint64_t>{2});
}

TEST_CASE("an account goes with its sessions, and nobody else's") {
  SqliteFixture fixture;
  const auto account = [](const std::string& login) {
    return Account{login, PersonId(sample::uuid(login)), "hash", false, false, 0, {}, {}, {}};
  };
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              for (const char* login : {"goes", "stays"}) {
                const Outcome put = transaction.put_account(account(login));
                if (!put) return put;
                const Outcome kept = transaction.put_session(
                    {sha256(login), login, account(login).person, "phone", {}, {}, Instant{100}});
                if (!kept) return kept;
              }
              return transaction.delete_account_of(account("goes").person);
            })
            .ok());
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK_FALSE(snapshot.account("goes")->has_value());
              CHECK_FALSE(snapshot.session(sha256("goes"))->has_value());
              CHECK(snapshot.account("stays")->has_value());
              CHECK(snapshot.session(sha256("stays"))->has_value());
              return done();
            })
            .ok());
}

TEST_CASE("after a wipe no file of the ledger holds what was replaced") {
  SqliteFixture fixture;
  fill(fixture);
  REQUIRE_FALSE(holding(fixture, kSecret).empty());
  erase(fixture);
  // Otherwise the wipe would prove nothing.
  REQUIRE_FALSE(holding(fixture, kSecret).empty());
  const Head head = sample::head_of(fixture.store());
  REQUIRE(fixture.store().wipe().ok());
  CHECK(holding(fixture, kSecret).empty());
  CHECK(sample::head_of(fixture.store()) == head);
  CHECK(fixture.store().check_storage().ok());
  REQUIRE(sample::put(fixture.store(), "after", {}).ok());
  fixture.reopen();
  CHECK(holding(fixture, kSecret).empty());
  CHECK(sample::head_of(fixture.store()).seq == head.seq + 1);
}

TEST_CASE("a wipe that never came is made up for when the ledger is opened") {
  SqliteFixture fixture;
  fill(fixture);
  erase(fixture);
  fixture.close();
  fixture.reopen();
  CHECK(holding(fixture, kSecret).empty());
}

TEST_CASE("a wipe that a long read keeps from its end says so, and is done the next time") {
  SqliteFixture fixture;
  fill(fixture);
  erase(fixture);
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) -> Outcome {
              // A state is held from the first reading on.
              if (const auto held = snapshot.head(); !held) return held.error();
              CHECK(fixture.store().wipe().error().code == ErrorCode::busy);
              return done();
            })
            .ok());
  CHECK(fixture.store().wipe().ok());
  CHECK(holding(fixture, kSecret).empty());
}

}  // namespace tz::server
