// The whole sample ledger, built into a store on disk and asked as a newcomer would ask it.
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <set>

#include "demo/build_demo.h"
#include "demo/cast.h"
#include "demo/sources.h"
#include "model/record_set.h"
#include "service/audit.h"
#include "service/sign_in.h"
#include "store/sqlite_store.h"
#include "summary/board.h"

namespace tz::server {
namespace {

const Instant kNow{shanghai_start_of(civil_from({2026, 6, 18})).unix_ms + 9 * kHourMs +
                   14 * kMinuteMs};

// Argon2id at its least: what is tested here is not the cost of a password.
Settings cheap() {
  Settings settings;
  settings.password_cost = {8, 1};
  return settings;
}

class DemoFile {
 public:
  explicit DemoFile(Instant now, const std::string& name = "ledger") {
    folder_ = std::filesystem::temp_directory_path() / ("tz-demo-" + name);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    SqliteOptions options;
    options.path = (folder_ / "ledger.db").string();
    options.new_epoch = uuid_of_name("epoch");
    auto opened = open_sqlite_store(options);
    REQUIRE(opened);
    store_ = std::move(*opened);
    const auto built = build_demo(*store_, now, cheap());
    if (!built) {
      FAIL("not built: " << name_of(built.error().code) << ' ' << built.error().field);
    }
    ledger_ = *built;
  }
  ~DemoFile() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  Store& store() { return *store_; }
  const DemoLedger& ledger() const { return ledger_; }
  RecordSet records() {
    RecordSet out;
    const Outcome read = store_->read([&](Snapshot& snapshot) -> Outcome {
      for (int collection = 0; collection < kCollections; ++collection) {
        const auto found = snapshot.records_in(static_cast<Collection>(collection));
        if (!found) return found.error();
        for (const Record& record : *found) out.put(record);
      }
      return done();
    });
    REQUIRE(read);
    return out;
  }
  Sha256Digest head() {
    Head head;
    const Outcome read = store_->read([&](Snapshot& snapshot) -> Outcome {
      const auto found = snapshot.head();
      if (!found) return found.error();
      head = *found;
      return done();
    });
    REQUIRE(read);
    return head.hash;
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
  DemoLedger ledger_;
};

// Built once for all who only look at it.
DemoFile& june() {
  static DemoFile demo(kNow);
  return demo;
}

TEST_CASE("the sample ledger is a district's plan at work, and its log verifies") {
  DemoFile& demo = june();
  CHECK(demo.ledger().tasks == 64);
  CHECK(demo.ledger().units == demo_units().size());
  CHECK(demo.ledger().persons == demo_persons().size());
  CHECK(demo.ledger().assignments > 400);
  CHECK(demo.ledger().operations > 3000);

  const Result<AuditReport> report = audit(demo.store());
  REQUIRE(report);
  CHECK(report->ok());
  CHECK(report->head.seq == demo.ledger().operations);
}

TEST_CASE("the lights of the sample ledger are in a sensible proportion") {
  DemoFile& demo = june();
  const Board board = board_of(demo.records(), demo.ledger().plan, shanghai_date(kNow));
  CHECK(board.tasks.total() == 64);
  CHECK(board.tasks[Light::red] >= 4);
  CHECK(board.tasks[Light::red] <= 7);
  CHECK(board.tasks[Light::yellow] >= 9);
  CHECK(board.tasks[Light::yellow] <= 14);
  CHECK(board.tasks[Light::green] >= 32);
  CHECK(board.tasks[Light::blue] >= 4);
  CHECK(board.tasks[Light::grey] >= 3);
  CHECK(board.tasks[Light::grey] <= 6);
}

TEST_CASE("every account of the sample ledger signs in with the password of the demo") {
  DemoFile& demo = june();
  StoryClock clock;
  clock.set(kNow);
  SystemRandom random;
  Service service(demo.store(), clock, random, cheap());
  size_t accounts = 0;
  for (const CastPerson& person : demo_persons()) {
    if (person.login.empty()) continue;
    CAPTURE(person.login);
    const auto in =
        sign_in(service, {std::string(person.login), std::string(kDemoPassword), "test"});
    REQUIRE(in);
    CHECK(in->person.name == person.name);
    CHECK(in->person.has(person.role));
    ++accounts;
  }
  CHECK(accounts == 14);
}

TEST_CASE("the sample ledger has reports, problems, late ones and unacknowledged assignments") {
  DemoFile& demo = june();
  const RecordSet records = demo.records();
  size_t problems = 0;
  size_t contested = 0;
  std::set<Timing> timings;
  for (const auto& [id, report_made] : records.reports()) {
    problems += report_made.content.problem.empty() ? 0 : 1;
    contested += report_made.contested ? 1 : 0;
    timings.insert(report_made.timing);
    CHECK(report_made.received_at < kNow);
  }
  CHECK(problems > 20);
  CHECK(contested >= 2);
  CHECK(timings.size() == 3);
  CHECK_FALSE(records.late_arrivals().empty());
  size_t issued = 0;
  size_t declared = 0;
  for (const auto& [id, assignment] : records.assignments()) {
    issued += assignment.stage == Stage::issued ? 1 : 0;
    declared += assignment.stage == Stage::declared ? 1 : 0;
  }
  CHECK(issued >= 6);
  CHECK(declared >= 5);
  const Board board = board_of(records, demo.ledger().plan, shanghai_date(kNow));
  CHECK(board.reporting.reported.size() > 50);
  CHECK(board.reporting.missing.size() > 20);
  CHECK(board.latest.size() == kLatestReports);
}

TEST_CASE("a second sample ledger is not built over the first") {
  DemoFile& demo = june();
  const auto again = build_demo(demo.store(), kNow, cheap());
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::already_exists);
}

TEST_CASE("the same moment gives the same sample ledger") {
  DemoFile again(kNow, "again");
  CHECK(june().head() == again.head());
}

TEST_CASE("the sample ledger is alive on any day of the year") {
  // The course of a single assignment is tested on every day; here are the two ends of a year.
  const Instant moments[] = {
      {shanghai_start_of(civil_from({2027, 1, 1})).unix_ms + 15 * kHourMs},
      {shanghai_start_of(civil_from({2026, 12, 31})).unix_ms + 23 * kHourMs + 59 * kMinuteMs},
  };
  for (const Instant now : moments) {
    CAPTURE(to_iso(shanghai_date(now)));
    DemoFile demo(now, "day");
    const Board board = board_of(demo.records(), demo.ledger().plan, shanghai_date(now));
    CHECK(board.tasks.total() == 64);
    CHECK(board.tasks[Light::red] >= 4);
    CHECK(board.tasks[Light::red] <= 8);
    CHECK(board.tasks[Light::yellow] >= 8);
    CHECK(board.tasks[Light::yellow] <= 16);
    CHECK(board.tasks[Light::green] >= 30);
    CHECK(board.tasks[Light::blue] >= 4);
    CHECK(board.tasks[Light::grey] >= 3);
  }
}

}  // namespace
}  // namespace tz::server
