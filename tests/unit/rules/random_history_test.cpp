// Properties of the rules over long random histories: many people, some of whom saw old versions,
// do what they like; whatever is accepted must keep the ledger's promises.
#include <doctest/doctest.h>

#include <map>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

// xorshift64*: the same numbers everywhere.
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 2654435769u + 1) {}
  uint64_t roll(uint64_t sides) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return (state_ * 2685821657736338717ull >> 33) % sides;
  }

 private:
  uint64_t state_;
};

struct Entry {
  Operation operation;
  Actor actor;
  Stamp stamp;
};

class History {
 public:
  explicit History(uint64_t seed) : dice_(seed) {
    actors_ = {ledger_.clerk, ledger_.colleague, ledger_.stranger,
               ledger_.lead,  ledger_.office,    ledger_.supervisor};
    start_ = ledger_.records;
  }

  void step() {
    ledger_.now.unix_ms += static_cast<int64_t>(dice_.roll(30)) * kHourMs;
    const Actor actor = actors_[dice_.roll(actors_.size())];
    OperationBody body = random_body();
    const uint64_t present = ledger_.present_version(body);
    const uint64_t base = dice_.roll(3) == 0 ? dice_.roll(present + 1) : present;
    Entry entry{ledger_.operation(actor, std::move(body), base), actor,
                Stamp{ledger_.seq + 1, ledger_.now, 0}};
    const Result<Decision> decision = decide(entry.operation, actor, ledger_.records, entry.stamp);
    if (!decision) return;
    ++ledger_.seq;
    for (const Record& record : decision->changed) check(record);
    for (const Record& record : decision->changed) ledger_.records.put(record);
    log_.push_back(std::move(entry));
  }

  // The log from zero, each operation read back from its canonical text.
  RecordSet replayed() const {
    RecordSet records = start_;
    for (const Entry& entry : log_) {
      const Result<json> text = parse_json(canonical(to_json(entry.operation)));
      REQUIRE(text.ok());
      const Result<Operation> operation = operation_from(*text);
      REQUIRE(operation.ok());
      const Result<Decision> decision = decide(*operation, entry.actor, records, entry.stamp);
      REQUIRE(decision.ok());
      for (const Record& record : decision->changed) records.put(record);
    }
    return records;
  }

  const SmallLedger& ledger() const { return ledger_; }
  size_t accepted() const { return log_.size(); }

 private:
  OperationBody random_body() {
    const AssignmentId own = ledger_.own();
    switch (dice_.roll(9)) {
      case 0:
        return Acknowledge{own};
      case 1:
        return DeclareComplete{own, "材料齐备"};
      case 2:
        return dice_.roll(4) == 0 ? OperationBody(AcceptCompletion{own})
                                  : OperationBody(ReturnCompletion{own, "请补充"});
      case 3:
        return ConfirmGroup{ledger_.undated, "各街道", {ledger_.street, ledger_.other_street}};
      case 4:
        return AgreeDeadline{ledger_.undated,
                             testing::kMonday + static_cast<int32_t>(dice_.roll(200))};
      case 5:
        return dice_.roll(40) == 0 ? OperationBody(CancelAssignment{own, "并入"})
                                   : OperationBody(Acknowledge{own});
      default:
        return random_report();
    }
  }

  SubmitReport random_report() {
    SubmitReport body = ledger_.report(static_cast<int32_t>(dice_.roll(5) * 25));
    body.content.no_change = dice_.roll(4) == 0;
    if (dice_.roll(2) == 0) body.content.reason = "核减";
    if (dice_.roll(2) == 0) body.replaces = ledger_.assignment().current_report;
    return body;
  }

  void check(const Record& record) {
    CHECK(version_of(record) == ledger_.seq);
    if (const Report* report = std::get_if<Report>(&record)) {
      if (const Report* before = ledger_.records.report(report->id)) {
        // A report is never overwritten: only the mark of a contest may be added.
        Report unmarked = *report;
        unmarked.contested = before->contested;
        unmarked.version = before->version;
        CHECK(unmarked == *before);
        CHECK((report->contested || !before->contested));
      }
    }
    if (const Assignment* next = std::get_if<Assignment>(&record)) {
      CHECK((next->percent >= 0 && next->percent <= 100));
      if (next->current_report) {
        const Assignment* before = ledger_.records.assignment(next->id);
        CHECK((before == nullptr || !before->is_over()));
      }
    }
  }

  SmallLedger ledger_;
  Dice dice_;
  std::vector<Actor> actors_;
  RecordSet start_;
  std::vector<Entry> log_;
};

}  // namespace

TEST_CASE("random histories keep every report, every percent in range, and replay to the same") {
  size_t accepted = 0;
  for (uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    History history(seed);
    for (int i = 0; i < 150; ++i) history.step();
    CHECK(history.replayed() == history.ledger().records);
    accepted += history.accepted();
  }
  CHECK(accepted > 1000);
}
