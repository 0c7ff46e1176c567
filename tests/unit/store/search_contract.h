// What every Store promises about its search, as store_contract.h has the rest. An implementation's
// test file ends with TZ_SEARCH_CONTRACT(ItsFixture).
#pragma once

#include "store_contract.h"

namespace tz::server::contract {

inline std::vector<std::string> found_now(Store& store, const Scope& scope,
                                          const std::vector<std::string>& terms) {
  std::vector<std::string> out;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    return snapshot.each_match(scope, terms, [&](const Match& match) {
      out.push_back(std::string(name_of(match.key.collection)) + '@' +
                    std::to_string(match.version));
      return true;
    });
  });
  CHECK(read.ok());
  return out;
}

// The same before, while and after the index is brought up.
inline std::vector<std::string> matches_of(Store& store, const Scope& scope,
                                           const std::vector<std::string>& terms) {
  const std::vector<std::string> out = found_now(store, scope, terms);
  for (Result<bool> more = true; more && *more;) {
    more = store.index_some(1);
    CHECK(more.ok());
    CHECK(found_now(store, scope, terms) == out);
  }
  return out;
}

TEST_CASE_TEMPLATE_DEFINE("what was written is found by its words, as it stands now", Fixture,
                          contract_search) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::responsible);
  Report report = sample::report("said", mine, "A");
  report.content.narrative = "河道整治，完成98%";
  Task task = sample::task("1");
  task.title = "河道";
  CHECK(sample::put(fixture.store(), "one", {sample::plan(), task, mine, report}).ok());
  using Names = std::vector<std::string>;
  const auto found = [&](const std::vector<std::string>& terms) {
    return matches_of(fixture.store(), everything(), terms);
  };
  CHECK(found({"河道"}) == Names{"task@1", "report@1"});
  CHECK(found({"道整"}) == Names{"report@1"});
  CHECK(found({"治,"}) == Names{"report@1"});
  CHECK(found({"8%"}) == Names{"report@1"});
  CHECK(found({"整"}) == Names{"report@1"});
  CHECK(found({"河道", "完成"}) == Names{"report@1"});
  CHECK(found({"道河"}).empty());
  CHECK(found({}).empty());
  CHECK(found({"\"", "*", "or", "near("}).empty());

  report.content.narrative = "全线贯通";
  CHECK(sample::put(fixture.store(), "two", {report}).ok());
  CHECK(sample::put(fixture.store(), "three", {report}).ok());
  fixture.reopen();
  CHECK(found({"河道"}) == Names{"task@1"});
  CHECK(found({"贯通"}) == Names{"report@3"});
  CHECK(fixture.store().check_storage().ok());
}

TEST_CASE_TEMPLATE_DEFINE("a search finds what the index does not know yet, each in its place",
                          Fixture, contract_search_unindexed) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::responsible);
  const auto report = [&](const char* name) {
    Report out = sample::report(name, mine, "A");
    out.content.narrative = "river";
    return out;
  };
  Task task = sample::task("1");
  task.title = "river";
  const auto put = [&](const char* operation, const std::vector<Record>& records) {
    CHECK(sample::put(fixture.store(), operation, records).ok());
  };
  put("one", {sample::plan(), sample::task("1"), mine});
  put("two", {report("first")});
  CHECK(*fixture.store().index_some(10) == false);
  put("three", {report("second")});
  put("four", {task});
  put("five", {report("first")});
  using Names = std::vector<std::string>;
  CHECK(matches_of(fixture.store(), everything(), {"river"}) ==
        Names{"task@4", "report@5", "report@3"});
  CHECK(fixture.store().check_storage().ok());
}

TEST_CASE_TEMPLATE_DEFINE("a search finds nothing outside its scope, and nothing deleted", Fixture,
                          contract_search_scope) {
  Fixture fixture;
  const Assignment mine = sample::assignment("1", "A", Duty::responsible);
  const Assignment theirs = sample::assignment("1", "B", Duty::responsible);
  CHECK(sample::put(
            fixture.store(), "one",
            {sample::plan(), sample::task("1"), mine, theirs,
             sample::report("said here", mine, "A"), sample::report("said there", theirs, "B")})
            .ok());
  Scope people;
  people.people_only = true;
  CHECK(matches_of(fixture.store(), everything(), {"said"}).size() == 2);
  CHECK(matches_of(fixture.store(), of_unit("A"), {"said"}).size() == 1);
  CHECK(matches_of(fixture.store(), of_unit("A"), {"there"}).empty());
  CHECK(matches_of(fixture.store(), of_unit("B"), {"there"}).size() == 1);
  CHECK(matches_of(fixture.store(), of_unit("A"), {"title"}).size() == 1);
  CHECK(matches_of(fixture.store(), people, {"title"}).empty());
  CHECK(matches_of(fixture.store(), people, {"said"}).empty());
  const Outcome deleted = fixture.store().write([&](Transaction& transaction) -> Outcome {
    LogEntry entry = sample::entry(2, "gone");
    if (const Outcome appended = transaction.append(entry); !appended) return appended;
    return transaction.delete_record({Collection::report, sample::uuid("said here")}, 2);
  });
  CHECK(deleted.ok());
  CHECK(matches_of(fixture.store(), of_unit("A"), {"said"}).empty());
}

}  // namespace tz::server::contract

#define TZ_SEARCH_CONTRACT(Fixture)                              \
  TEST_CASE_TEMPLATE_INVOKE(contract_search, Fixture);           \
  TEST_CASE_TEMPLATE_INVOKE(contract_search_unindexed, Fixture); \
  TEST_CASE_TEMPLATE_INVOKE(contract_search_scope, Fixture)
