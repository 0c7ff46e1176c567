// What every Store promises, as doctest templates over a Fixture:
//   Store& store();      the store, empty at first
//   void reopen();       closes it properly and opens the same ledger again
// An implementation's test file ends with TZ_STORE_CONTRACT(ItsFixture).
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

#include "sample.h"
#include "store/store_view.h"

namespace tz::server::contract {

inline std::vector<std::string> changes_of(Store& store, const Scope& scope, Position after = {}) {
  std::vector<std::string> out;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    return snapshot.each_change(scope, after, [&](const Change& change) {
      std::string line = change.gone ? "gone " : "";
      line += name_of(change.key.collection);
      out.push_back(line + '@' + std::to_string(change.at.version));
      return true;
    });
  });
  CHECK(read.ok());
  return out;
}

inline Scope everything() {
  Scope scope;
  scope.whole_ledger = true;
  return scope;
}

inline Scope of_unit(const std::string& name) {
  Scope scope;
  scope.unit = UnitId(sample::uuid(name));
  return scope;
}

inline std::optional<Record> record_in(Store& store, const RecordKey& key) {
  std::optional<Record> out;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    out = *snapshot.record(key);
    return done();
  });
  CHECK(read.ok());
  return out;
}

TEST_CASE_TEMPLATE_DEFINE("a new ledger has an epoch and an empty log", Fixture, contract_empty) {
  Fixture fixture;
  std::string epoch;
  const auto read_epoch = [&] {
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                epoch = *snapshot.epoch();
                return done();
              })
              .ok());
    return epoch;
  };
  const std::string first = read_epoch();
  CHECK(uuid_from(first).has_value());
  CHECK(sample::head_of(fixture.store()) == Head{});
  fixture.reopen();
  CHECK(read_epoch() == first);
}

TEST_CASE_TEMPLATE_DEFINE("what was written is there after reopening", Fixture, contract_kept) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  CHECK(sample::put(fixture.store(), "two", {sample::unit("B")}).ok());
  const Head head = sample::head_of(fixture.store());
  CHECK(head.seq == 2);
  fixture.reopen();
  CHECK(sample::head_of(fixture.store()) == head);
  CHECK(*fixture.store().acknowledged_head() == head);
  const auto found = record_in(fixture.store(), {Collection::unit, sample::uuid("B")});
  REQUIRE(found.has_value());
  CHECK(std::get_if<Unit>(&*found)->name == "B");
  CHECK(version_of(*found) == 2);
}

TEST_CASE_TEMPLATE_DEFINE("work that fails leaves nothing behind", Fixture, contract_undone) {
  Fixture fixture;
  const Outcome refused = fixture.store().write([&](Transaction& transaction) -> Outcome {
    LogEntry entry = sample::entry(1, "one");
    CHECK(transaction.append(entry).ok());
    Unit unit = sample::unit("A");
    unit.version = 1;
    CHECK(transaction.put_record(unit).ok());
    return error(ErrorCode::stale);
  });
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::stale);
  CHECK(sample::head_of(fixture.store()) == Head{});
  CHECK_FALSE(record_in(fixture.store(), {Collection::unit, sample::uuid("A")}).has_value());
}

TEST_CASE_TEMPLATE_DEFINE("work that throws leaves nothing behind and stops nobody", Fixture,
                          contract_throws) {
  Fixture fixture;
  const Outcome thrown = fixture.store().write([&](Transaction& transaction) -> Outcome {
    LogEntry entry = sample::entry(1, "one");
    CHECK(transaction.append(entry).ok());
    throw std::runtime_error("broken");
  });
  REQUIRE_FALSE(thrown.ok());
  CHECK(thrown.error().code == ErrorCode::internal);
  CHECK(sample::head_of(fixture.store()) == Head{});
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  const Outcome read =
      fixture.store().read([](Snapshot&) -> Outcome { throw std::runtime_error("broken"); });
  CHECK_FALSE(read.ok());
  CHECK(sample::head_of(fixture.store()).seq == 1);
}

TEST_CASE_TEMPLATE_DEFINE("a step that fails is undone and the rest stands", Fixture,
                          contract_step) {
  Fixture fixture;
  const Outcome written = fixture.store().write([&](Transaction& transaction) -> Outcome {
    LogEntry first = sample::entry(1, "first");
    CHECK(transaction.step([&] { return transaction.append(first); }).ok());
    const Outcome failed = transaction.step([&]() -> Outcome {
      LogEntry second = sample::entry(2, "second");
      CHECK(transaction.append(second).ok());
      CHECK(transaction.head()->seq == 2);
      return error(ErrorCode::stale);
    });
    CHECK_FALSE(failed.ok());
    CHECK(transaction.head()->seq == 1);
    LogEntry third = sample::entry(2, "third");
    return transaction.step(
        [&] { return transaction.step([&] { return transaction.append(third); }); });
  });
  CHECK(written.ok());
  std::vector<std::string> texts;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_entry(0, [&](const LogEntry& entry) {
                texts.push_back(entry.text);
                return true;
              });
            })
            .ok());
  CHECK(texts == std::vector<std::string>{"{\"name\":\"first\"}", "{\"name\":\"third\"}"});
}

TEST_CASE_TEMPLATE_DEFINE("the log has no gaps and no second entry of an id", Fixture,
                          contract_gap_free) {
  Fixture fixture;
  const Outcome gap = fixture.store().write([&](Transaction& transaction) {
    LogEntry entry = sample::entry(2, "one");
    return transaction.append(entry);
  });
  CHECK_FALSE(gap.ok());
  CHECK(sample::put(fixture.store(), "one", {}).ok());
  CHECK_FALSE(sample::put(fixture.store(), "one", {}).ok());
  CHECK(sample::head_of(fixture.store()).seq == 1);
}

TEST_CASE_TEMPLATE_DEFINE("each entry carries the hash of the one before", Fixture,
                          contract_chain) {
  Fixture fixture;
  for (const char* name : {"one", "two", "three"}) {
    CHECK(sample::put(fixture.store(), name, {sample::unit(name)}).ok());
  }
  Sha256Digest before{};
  size_t count = 0;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_entry(0, [&](const LogEntry& entry) {
                CHECK(entry.hash_prev == before);
                CHECK(entry.hash == hash_of(entry));
                CHECK(entry.changed.size() == 1);
                before = entry.hash;
                ++count;
                return true;
              });
            })
            .ok());
  CHECK(count == 3);
  CHECK(sample::head_of(fixture.store()).hash == before);
}

TEST_CASE_TEMPLATE_DEFINE("an entry comes back as it was written", Fixture, contract_entry) {
  Fixture fixture;
  LogEntry written = sample::entry(1, "one");
  written.target = RecordKey{Collection::report, sample::uuid("r")};
  written.verdict = VerdictKind::rejected;
  written.error = error(ErrorCode::stale, "body.x", {"1"});
  written.skew_ms = -5000;
  LogEntry unreadable = sample::entry(2, "two");
  unreadable.device_seq.reset();
  unreadable.kind.clear();
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              if (const Outcome appended = transaction.append(written); !appended) return appended;
              return transaction.append(unreadable);
            })
            .ok());
  std::vector<LogEntry> entries;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              const auto receipt = snapshot.receipt(written.id);
              REQUIRE(receipt->has_value());
              CHECK((*receipt)->verdict == verdict_of(written));
              CHECK((*receipt)->digest == written.digest);
              CHECK_FALSE(snapshot.receipt(OperationId(sample::uuid("other")))->has_value());
              CHECK(*snapshot.operation_numbered(written.device, 1) == written.id);
              CHECK_FALSE(snapshot.operation_numbered(written.device, 2)->has_value());
              CHECK(*snapshot.device_seq_seen(written.device) == 1);
              CHECK(*snapshot.device_seq_seen(DeviceId(sample::uuid("other"))) == 0);
              return snapshot.each_entry(0, [&](const LogEntry& entry) {
                entries.push_back(entry);
                return true;
              });
            })
            .ok());
  REQUIRE(entries.size() == 2);
  CHECK(canonical_bytes(entries[0]) == canonical_bytes(written));
  CHECK(entries[0].text == written.text);
  CHECK(canonical_bytes(entries[1]) == canonical_bytes(unreadable));
  CHECK_FALSE(entries[1].device_seq.has_value());
  CHECK_FALSE(entries[1].target.has_value());
}

TEST_CASE_TEMPLATE_DEFINE("a record belongs to an entry of the same transaction", Fixture,
                          contract_versions) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  for (const uint64_t version : {uint64_t{0}, uint64_t{1}, uint64_t{2}}) {
    const Outcome put = fixture.store().write([&](Transaction& transaction) {
      Unit unit = sample::unit("A");
      unit.version = version;
      return transaction.put_record(unit);
    });
    CHECK_FALSE(put.ok());
  }
}

TEST_CASE_TEMPLATE_DEFINE("records are found by what the rules ask for", Fixture,
                          contract_lookups) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  const Assignment theirs = sample::assignment("1", "B", Duty::supporting);
  const Report said = sample::report("r", mine, "A");
  CHECK(sample::put(fixture.store(), "one",
                    {sample::unit("A"), sample::unit("B"), sample::plan(), sample::task("1"), mine,
                     theirs, said, UnitGroup{GroupId(sample::uuid("g")), "G", {mine.unit}, 0},
                     TaskForce{TaskForceId(sample::uuid("f")), "F", {}, {mine.task}, {}, false, 0}})
            .ok());
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              StoreView view(snapshot);
              CHECK(view.assignments_of(mine.task).size() == 2);
              CHECK(view.reports_of(mine.id).size() == 1);
              CHECK(view.reports_of(theirs.id).empty());
              CHECK(view.reports_in(mine.id, said.cycle).size() == 1);
              CHECK(view.reports_in(mine.id, said.cycle + 7).empty());
              CHECK(view.reports_in(theirs.id, said.cycle).empty());
              CHECK(view.report(said.id)->content.narrative == "r");
              CHECK(view.task(mine.task)->plan == sample::plan().id);
              CHECK(view.plan(sample::plan().id) != nullptr);
              REQUIRE(view.unit_named("B") != nullptr);
              CHECK(view.unit_named("B")->id == theirs.unit);
              CHECK(view.unit_named("C") == nullptr);
              CHECK(view.unit_named("G") == nullptr);
              REQUIRE(view.unit_group_named("G") != nullptr);
              CHECK(view.unit_group_named("G")->members == std::vector<UnitId>{mine.unit});
              CHECK(view.unit_group_named("B") == nullptr);
              REQUIRE(view.task_force_named("F") != nullptr);
              CHECK(view.task_force_named("F")->tasks == std::vector<TaskId>{mine.task});
              CHECK(view.task_force_named("G") == nullptr);
              CHECK(view.person(PersonId(sample::uuid("nobody"))) == nullptr);
              CHECK(*snapshot.tasks_led_by(mine.unit) == std::set<TaskId>{mine.task});
              CHECK(snapshot.tasks_led_by(theirs.unit)->empty());
              CHECK(snapshot.records_in(Collection::unit)->size() == 2);
              CHECK_FALSE(view.fault().has_value());
              return done();
            })
            .ok());
}

TEST_CASE_TEMPLATE_DEFINE("the rules' view keeps its pointers while it reads on", Fixture,
                          contract_view) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  CHECK(sample::put(fixture.store(), "one",
                    {mine, sample::report("r", mine, "A"), sample::report("s", mine, "A")})
            .ok());
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              StoreView view(transaction);
              const Report* first = view.report(ReportId(sample::uuid("r")));
              REQUIRE(first != nullptr);
              CHECK(view.reports_of(mine.id).size() == 2);
              CHECK(view.report(ReportId(sample::uuid("r"))) == first);
              Assignment changed = mine;
              changed.percent = 40;
              CHECK_FALSE(view.has_put(Collection::assignment));
              view.put(changed);
              CHECK(view.has_put(Collection::assignment));
              CHECK(view.assignment(mine.id)->percent == 40);
              view.forget();
              CHECK(view.assignment(mine.id)->percent == 0);
              return done();
            })
            .ok());
}

TEST_CASE_TEMPLATE_DEFINE("a cycle's reports are found without the others, also when these follow",
                          Fixture, contract_cycles) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  const Report now = sample::report("now", mine, "A");
  Report before = sample::report("before", mine, "A");
  before.cycle = now.cycle - 7;
  CHECK(sample::put(fixture.store(), "one", {mine, now, before}).ok());
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              const auto found = snapshot.reports_in(mine.id, now.cycle);
              REQUIRE(found->size() == 1);
              CHECK(key_of(found->front()) == key_of(Record(now)));
              StoreView view(snapshot);
              CHECK(view.reports_in(mine.id, before.cycle).size() == 1);
              CHECK(view.reports_of(mine.id).size() == 2);
              CHECK(view.reports_in(mine.id, now.cycle).size() == 1);
              return done();
            })
            .ok());
}

TEST_CASE_TEMPLATE_DEFINE("a view that goes on knows what it read and what was put", Fixture,
                          contract_view_goes_on) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::lead);
  CHECK(sample::put(fixture.store(), "one", {mine}).ok());
  StoreView view;
  const auto write = [&](const std::string& name, int32_t percent) {
    CHECK(fixture.store()
              .write([&](Transaction& transaction) -> Outcome {
                view.read_from(transaction);
                CHECK_FALSE(view.has_put(Collection::assignment));
                Assignment next = *view.assignment(mine.id);
                LogEntry entry = sample::entry(transaction.head()->seq + 1, name);
                next.percent = percent;
                next.version = entry.seq;
                if (const Outcome appended = transaction.append(entry); !appended) return appended;
                if (const Outcome put = transaction.put_record(next); !put) return put;
                view.put(next);
                return done();
              })
              .ok());
  };
  write("two", 20);
  write("three", 30);
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              view.read_from(snapshot);
              CHECK(view.assignment(mine.id)->percent == 30);
              CHECK(view.assignments_of(mine.task).size() == 1);
              return done();
            })
            .ok());
}

TEST_CASE_TEMPLATE_DEFINE("changes come in order and go on from any position", Fixture,
                          contract_changes) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::plan(), sample::task("1"), sample::task("2")})
            .ok());
  CHECK(sample::put(fixture.store(), "two", {sample::unit("A")}).ok());
  CHECK(sample::put(fixture.store(), "three", {sample::task("1")}).ok());
  const std::vector<std::string> all = changes_of(fixture.store(), everything());
  CHECK(all == std::vector<std::string>{"plan@1", "task@1", "unit@2", "task@3"});
  CHECK(changes_of(fixture.store(), everything(), Position{1, Collection::plan, Uuid{}, true}) ==
        std::vector<std::string>{"unit@2", "task@3"});

  // Stopping after each one and going on from there gives the same.
  std::vector<std::string> one_by_one;
  Position at;
  for (bool more = true; more;) {
    more = false;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                return snapshot.each_change(everything(), at, [&](const Change& change) {
                  if (more) return false;
                  one_by_one.push_back(std::string(name_of(change.key.collection)) + '@' +
                                       std::to_string(change.at.version));
                  at = change.at;
                  more = true;
                  return true;
                });
              })
              .ok());
  }
  CHECK(one_by_one == all);
}

TEST_CASE_TEMPLATE_DEFINE("a change carries the body as it was put", Fixture, contract_bodies) {
  Fixture fixture;
  const Record unit = sample::unit("A");
  CHECK(sample::put(fixture.store(), "one", {unit}).ok());
  std::string body;
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              return snapshot.each_change(everything(), {}, [&](const Change& change) {
                body = change.body;
                return true;
              });
            })
            .ok());
  CHECK(body == canonical(body_json(unit)));
}

TEST_CASE_TEMPLATE_DEFINE("who loses sight of a record is told, and nobody else", Fixture,
                          contract_departure) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::person("P", "A")}).ok());
  CHECK(sample::put(fixture.store(), "two", {sample::person("P", "B")}).ok());
  CHECK(changes_of(fixture.store(), of_unit("A")) == std::vector<std::string>{"gone person@2"});
  CHECK(changes_of(fixture.store(), of_unit("B")) == std::vector<std::string>{"person@2"});
  CHECK(changes_of(fixture.store(), of_unit("C")).empty());
  CHECK(changes_of(fixture.store(), everything()) == std::vector<std::string>{"person@2"});
  CHECK(sample::put(fixture.store(), "three", {sample::person("P", "A")}).ok());
  CHECK(changes_of(fixture.store(), of_unit("A")) == std::vector<std::string>{"person@3"});
  CHECK(changes_of(fixture.store(), of_unit("B")) == std::vector<std::string>{"gone person@3"});
}

TEST_CASE_TEMPLATE_DEFINE(
    "an exposure comes to its unit when it is shown, to all when it is entered", Fixture,
    contract_register) {
  using Lines = std::vector<std::string>;
  Fixture fixture;
  const auto put = [&](PublicationState state) {
    const std::string name(name_of(state));
    CHECK(sample::put(fixture.store(), name, {sample::register_entry("A", state)}).ok());
  };
  put(PublicationState::draft);
  CHECK(changes_of(fixture.store(), of_unit("A")).empty());
  CHECK(changes_of(fixture.store(), everything()) == Lines{"accountability@1"});
  put(PublicationState::objections);
  CHECK(changes_of(fixture.store(), of_unit("A")) == Lines{"accountability@2"});
  CHECK(changes_of(fixture.store(), of_unit("B")).empty());
  put(PublicationState::published);
  // Also to those who had come past its earlier versions, and to its unit not as gone.
  const Position seen{2, Collection::plan, Uuid{}, true};
  for (const char* unit : {"A", "B"}) {
    CHECK(changes_of(fixture.store(), of_unit(unit)) == Lines{"accountability@3"});
    CHECK(changes_of(fixture.store(), of_unit(unit), seen) == Lines{"accountability@3"});
  }
  Scope admin = of_unit("A");
  admin.people_only = true;
  CHECK(changes_of(fixture.store(), admin).empty());
}

TEST_CASE_TEMPLATE_DEFINE("a deleted record is gone for everybody who saw it", Fixture,
                          contract_deleted) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::person("P", "A")}).ok());
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              LogEntry entry = sample::entry(2, "two");
              if (const Outcome appended = transaction.append(entry); !appended) return appended;
              return transaction.delete_record({Collection::person, sample::uuid("P")}, 2);
            })
            .ok());
  CHECK_FALSE(record_in(fixture.store(), {Collection::person, sample::uuid("P")}).has_value());
  CHECK(changes_of(fixture.store(), of_unit("A")) == std::vector<std::string>{"gone person@2"});
  CHECK(changes_of(fixture.store(), of_unit("B")).empty());
}

inline std::vector<RecordKey> keys_handed(Store& store, const Scope& scope, const Position& after,
                                          size_t most) {
  std::vector<RecordKey> out;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    return snapshot.each_change(scope, after, [&](const Change& change) {
      if (out.size() == most) return false;
      out.push_back(change.key);
      return true;
    });
  });
  CHECK(read.ok());
  return out;
}

TEST_CASE_TEMPLATE_DEFINE("what a scope is handed is what the rules let it see", Fixture,
                          contract_scopes) {
  Fixture fixture;
  std::vector<Record> records = {sample::plan()};
  for (const char* name : {"A", "B", "C"}) {
    records.push_back(sample::unit(name));
    records.push_back(sample::person(std::string("P") + name, name));
  }
  for (const char* number : {"1", "2"}) {
    records.push_back(sample::task(number));
    for (const char* name : {"A", "B", "C"}) {
      const bool leads = std::string(number) == "1" && std::string(name) == "A";
      const Assignment made =
          sample::assignment(number, name, leads ? Duty::lead : Duty::responsible);
      records.push_back(made);
      // Also one that a unit wrote about another's assignment, before it moved.
      for (const char* author : {"A", "B"}) {
        records.push_back(sample::report(std::string("r") + number + name + author, made, author));
      }
      LateArrival late;
      late.id = ReportId(sample::uuid(std::string("late") + number + name));
      late.assignment = made.id;
      late.cycle = *civil_from_iso("2026-01-05");
      late.unit = made.unit;
      records.push_back(late);
    }
  }
  RecordSet set;
  for (const Record& record : records) set.put(record);
  CHECK(sample::put(fixture.store(), "all", records).ok());

  Scope people;
  people.people_only = true;
  Scope leading = of_unit("A");
  leading.led_tasks = {sample::task("1").id};
  for (const Scope& scope :
       {everything(), people, leading, of_unit("A"), of_unit("B"), of_unit("C"), of_unit("D")}) {
    std::set<RecordKey> expected;
    for (const Record& record : records) {
      if (may_see(scope, record, set)) expected.insert(key_of(record));
    }
    const std::vector<RecordKey> handed = keys_handed(fixture.store(), scope, {}, SIZE_MAX);
    CHECK(std::set<RecordKey>(handed.begin(), handed.end()) == expected);
    CHECK(handed.size() == expected.size());  // none twice, whatever the reasons to see it
    // In pages it is the same.
    std::vector<RecordKey> in_pages;
    Position at;
    while (in_pages.size() < handed.size()) {
      const std::vector<RecordKey> page = keys_handed(fixture.store(), scope, at, 3);
      REQUIRE_FALSE(page.empty());
      in_pages.insert(in_pages.end(), page.begin(), page.end());
      at = {1, page.back().collection, page.back().id, false};
    }
    CHECK(in_pages == handed);
    CHECK(keys_handed(fixture.store(), scope, {1, Collection::plan, Uuid{}, true}, 3).empty());
  }
}

TEST_CASE_TEMPLATE_DEFINE("a reader sees one state while others write", Fixture,
                          contract_snapshot) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A")}).ok());
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK(snapshot.head()->seq == 1);
              std::thread writer(
                  [&] { CHECK(sample::put(fixture.store(), "two", {sample::unit("B")}).ok()); });
              writer.join();
              CHECK(snapshot.head()->seq == 1);
              CHECK_FALSE(snapshot.named(Collection::unit, "B")->has_value());
              return done();
            })
            .ok());
  CHECK(sample::head_of(fixture.store()).seq == 2);
}

TEST_CASE_TEMPLATE_DEFINE("writers follow one another", Fixture, contract_writers) {
  Fixture fixture;
  std::vector<std::thread> writers;
  std::atomic<int> failures{0};
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < 10; ++i) {
        const std::string name = std::to_string(writer) + '/' + std::to_string(i);
        if (!sample::put(fixture.store(), name, {sample::unit(name)})) ++failures;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(failures == 0);
  CHECK(sample::head_of(fixture.store()).seq == 40);
}

TEST_CASE_TEMPLATE_DEFINE("accounts and sessions come back as they were put", Fixture,
                          contract_accounts) {
  Fixture fixture;
  Account account{"li.ming",  PersonId(sample::uuid("P")),
                  "hash",     true,
                  false,      3,
                  Instant{5}, Instant{1},
                  Instant{2}, "ABCD",
                  "EFGH",     7};
  const Session session{sha256("token"), "li.ming",   account.person, "phone",
                        Instant{10},     Instant{20}, Instant{100}};
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              if (const Outcome put = transaction.put_account(account); !put) return put;
              return transaction.put_session(session);
            })
            .ok());
  fixture.reopen();
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK(*snapshot.account("li.ming") == account);
              CHECK(*snapshot.account_of(account.person) == account);
              CHECK_FALSE(snapshot.account("nobody")->has_value());
              CHECK(snapshot.accounts()->size() == 1);
              CHECK(*snapshot.session(session.token_digest) == session);
              CHECK_FALSE(snapshot.session(sha256("other"))->has_value());
              return done();
            })
            .ok());
}

TEST_CASE_TEMPLATE_DEFINE("a person's last contact is kept, and never goes back", Fixture,
                          contract_contacts) {
  Fixture fixture;
  const PersonId person(sample::uuid("P"));
  const PersonId other(sample::uuid("Q"));
  CHECK(fixture.store()
            .write([&](Transaction& transaction) -> Outcome {
              for (const int64_t at : {10, 30, 20}) {
                const Outcome put = transaction.put_contact(person, Instant{at});
                if (!put) return put;
              }
              return transaction.put_contact(other, Instant{5});
            })
            .ok());
  fixture.reopen();
  CHECK(
      fixture.store()
          .read([&](Snapshot& snapshot) {
            const std::map<PersonId, Instant> wanted = {{person, Instant{30}}, {other, Instant{5}}};
            CHECK(*snapshot.contacts() == wanted);
            return done();
          })
          .ok());
}

TEST_CASE_TEMPLATE_DEFINE("sessions end one by one, by person and by age", Fixture,
                          contract_sessions) {
  Fixture fixture;
  const Account account{"a1", PersonId(sample::uuid("P")), "hash", false, false, 0, {}, {}, {}};
  const auto put = [&](const std::string& token, int64_t seen, int64_t expires) {
    CHECK(fixture.store()
              .write([&](Transaction& transaction) -> Outcome {
                if (const Outcome kept = transaction.put_account(account); !kept) return kept;
                return transaction.put_session(
                    {sha256(token), "a1", account.person, "", {}, Instant{seen}, Instant{expires}});
              })
              .ok());
  };
  const auto is_there = [&](const std::string& token) {
    bool found = false;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                found = snapshot.session(sha256(token))->has_value();
                return done();
              })
              .ok());
    return found;
  };
  put("fresh", 50, 100);
  put("old", 50, 60);
  CHECK(fixture.store()
            .write([](Transaction& transaction) {
              return transaction.delete_old_sessions(Instant{60});
            })
            .ok());
  CHECK(is_there("fresh"));
  CHECK_FALSE(is_there("old"));
  put("second", 50, 100);
  CHECK(fixture.store()
            .write([](Transaction& transaction) {
              return transaction.delete_session(sha256("fresh"));
            })
            .ok());
  CHECK_FALSE(is_there("fresh"));
  CHECK(is_there("second"));
  put("third", 70, 100);
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              const auto sessions = snapshot.sessions_of(account.person);
              REQUIRE(sessions.ok());
              CHECK(sessions->size() == 2);
              for (const Session& session : *sessions) CHECK(session.person == account.person);
              CHECK(snapshot.sessions_of(PersonId(sample::uuid("other")))->empty());
              return done();
            })
            .ok());
  CHECK(fixture.store()
            .write([&](Transaction& transaction) {
              return transaction.delete_sessions_of(account.person);
            })
            .ok());
  CHECK_FALSE(is_there("second"));
}

TEST_CASE_TEMPLATE_DEFINE("the storage's own check passes on a sound ledger", Fixture,
                          contract_sound) {
  Fixture fixture;
  CHECK(sample::put(fixture.store(), "one", {sample::unit("A"), sample::plan()}).ok());
  CHECK(fixture.store().check_storage().ok());
}

TEST_CASE_TEMPLATE_DEFINE("a blob once cited stays cited, and its senders are told", Fixture,
                          contract_blobs) {
  Fixture fixture;
  const Sha256Digest hash = sha256("bytes");
  Report report = sample::report("one", sample::assignment("1", "A", Duty::lead), "A");
  Attachment photo;
  photo.hash = hash;
  photo.size_bytes = 5;
  report.content.attachments = {photo};
  const CitedIn cited{key_of(Record(report)), report.author};
  const BlobHolder holder{hash, report.author, 5, Instant{1000}};
  CHECK(sample::put(fixture.store(), "cites", {report}).ok());
  report.content.attachments.clear();
  CHECK(sample::put(fixture.store(), "cites no more", {report}).ok());
  const auto uncited = [&](PersonId person) {
    int64_t out = 0;
    CHECK(fixture.store()
              .read([&](Snapshot& snapshot) {
                out = *snapshot.uncited_bytes_of(person);
                CHECK(*snapshot.citing(hash) == std::vector<CitedIn>{cited});
                CHECK(*snapshot.cited_blobs() == std::set<Sha256Digest>{hash});
                return done();
              })
              .ok());
    return out;
  };
  const BlobHolder other{hash, PersonId(sample::uuid("other")), 5, Instant{2000}};
  CHECK(fixture.store()
            .write([&](Transaction& transaction) {
              const Outcome first = transaction.put_blob(holder);
              return first ? transaction.put_blob(other) : first;
            })
            .ok());
  fixture.reopen();
  CHECK(uncited(report.author) == 0);
  CHECK(uncited(other.person) == 5);
  CHECK(fixture.store()
            .write([&](Transaction& transaction) {
              CHECK(transaction.blob_holders(hash)->size() == 2);
              CHECK(*transaction.blob_bytes() == 5);
              return transaction.delete_blob(hash);
            })
            .ok());
  CHECK(fixture.store()
            .read([&](Snapshot& snapshot) {
              CHECK(snapshot.all_blob_holders()->empty());
              return done();
            })
            .ok());
}

}  // namespace tz::server::contract

#define TZ_STORE_CONTRACT(Fixture)                           \
  TEST_CASE_TEMPLATE_INVOKE(contract_empty, Fixture);        \
  TEST_CASE_TEMPLATE_INVOKE(contract_kept, Fixture);         \
  TEST_CASE_TEMPLATE_INVOKE(contract_undone, Fixture);       \
  TEST_CASE_TEMPLATE_INVOKE(contract_throws, Fixture);       \
  TEST_CASE_TEMPLATE_INVOKE(contract_step, Fixture);         \
  TEST_CASE_TEMPLATE_INVOKE(contract_gap_free, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_chain, Fixture);        \
  TEST_CASE_TEMPLATE_INVOKE(contract_entry, Fixture);        \
  TEST_CASE_TEMPLATE_INVOKE(contract_versions, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_lookups, Fixture);      \
  TEST_CASE_TEMPLATE_INVOKE(contract_view, Fixture);         \
  TEST_CASE_TEMPLATE_INVOKE(contract_cycles, Fixture);       \
  TEST_CASE_TEMPLATE_INVOKE(contract_view_goes_on, Fixture); \
  TEST_CASE_TEMPLATE_INVOKE(contract_changes, Fixture);      \
  TEST_CASE_TEMPLATE_INVOKE(contract_bodies, Fixture);       \
  TEST_CASE_TEMPLATE_INVOKE(contract_departure, Fixture);    \
  TEST_CASE_TEMPLATE_INVOKE(contract_register, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_deleted, Fixture);      \
  TEST_CASE_TEMPLATE_INVOKE(contract_scopes, Fixture);       \
  TEST_CASE_TEMPLATE_INVOKE(contract_snapshot, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_writers, Fixture);      \
  TEST_CASE_TEMPLATE_INVOKE(contract_accounts, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_sessions, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_contacts, Fixture);     \
  TEST_CASE_TEMPLATE_INVOKE(contract_blobs, Fixture);        \
  TEST_CASE_TEMPLATE_INVOKE(contract_sound, Fixture)
