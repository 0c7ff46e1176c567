// What the store says while its disk fails, at each write and each fsync of a short story, and that
// it goes on by itself once the fault is lifted.
#include <algorithm>

#include "sqlite_fixture.h"
#include "support/fault_vfs.h"

namespace tz::server {
namespace {

constexpr int kPuts = 6;

class FaultyLedger : public SqliteFixture {
 public:
  FaultyLedger() : SqliteFixture((register_fault_vfs(), kFaultVfs)) {}
  ~FaultyLedger() { faults().lift(); }
};

bool holds(Store& store, const std::string& name) {
  bool found = false;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    found = snapshot.receipt(sample::entry(1, name).id)->has_value();
    return done();
  });
  REQUIRE(read.ok());
  return found;
}

bool has_unit(Store& store, const std::string& name) {
  bool found = false;
  const Outcome read = store.read([&](Snapshot& snapshot) {
    found = snapshot.record({Collection::unit, sample::unit(name).id.uuid})->has_value();
    return done();
  });
  REQUIRE(read.ok());
  return found;
}

std::string name_of_put(int i) {
  return "put " + std::to_string(i);
}

// Each fills more than a page.
Outcome put(Store& store, int i) {
  Unit unit = sample::unit(name_of_put(i));
  unit.aliases.assign(50, std::string(90, 'a'));
  return sample::put(store, name_of_put(i), {unit});
}

std::vector<ErrorCode> refusals_of(Fault fault) {
  switch (fault) {
    case Fault::full:
    case Fault::short_write:
      return {ErrorCode::storage_full};
    case Fault::write_fails:
    case Fault::read_only:
      return {ErrorCode::store_failed, ErrorCode::commit_unknown};
    case Fault::sync_fails:
      return {ErrorCode::commit_unknown, ErrorCode::store_failed};
    case Fault::none:
      break;
  }
  return {};
}

// Puts until one is refused, and again after the fault. True: the fault struck at all.
bool play(Fault fault, int spared, bool once) {
  CAPTURE(static_cast<int>(fault));
  CAPTURE(spared);
  FaultyLedger ledger;
  REQUIRE(put(ledger.store(), 0).ok());
  faults().arm(fault, spared, once);
  int acknowledged = 0;
  for (int i = 1; i <= kPuts; ++i) {
    const Outcome outcome = put(ledger.store(), i);
    if (!outcome) {
      const std::vector<ErrorCode> allowed = refusals_of(fault);
      const ErrorCode code = outcome.error().code;
      CAPTURE(name_of(code));
      CHECK(std::find(allowed.begin(), allowed.end(), code) != allowed.end());
      break;
    }
    acknowledged = i;
  }
  const bool has_struck = faults().struck() > 0;
  faults().lift();
  // Nobody reopens anything: the same store, asked again with what was not acknowledged.
  for (int i = 0; i <= kPuts; ++i) {
    const bool is_there = holds(ledger.store(), name_of_put(i));
    CHECK(is_there == has_unit(ledger.store(), name_of_put(i)));
    if (i <= acknowledged) CHECK(is_there);
    if (!is_there) CHECK(put(ledger.store(), i).ok());
  }
  CHECK(put(ledger.store(), kPuts + 1).ok());
  const Head head = sample::head_of(ledger.store());
  CHECK(head.seq == kPuts + 2);
  CHECK(ledger.store().acknowledged_head()->seq == head.seq);
  CHECK(ledger.store().check_storage().ok());
  ledger.reopen();
  CHECK(sample::head_of(ledger.store()) == head);
  return has_struck;
}

// At the first call, the second, and so on, until the story is over before the fault.
int play_at_each_call(Fault fault, bool once) {
  int calls = 0;
  while (calls < 500 && play(fault, calls, once)) ++calls;
  return calls;
}

}  // namespace

TEST_CASE("a disk that fills up at any write refuses clearly and loses nothing") {
  CHECK(play_at_each_call(Fault::full, false) > kPuts);
  CHECK(play_at_each_call(Fault::full, true) > kPuts);
}

TEST_CASE("a write that stops halfway for want of room leaves nothing half done") {
  CHECK(play_at_each_call(Fault::short_write, false) > kPuts);
}

TEST_CASE("a failing write refuses clearly and loses nothing") {
  CHECK(play_at_each_call(Fault::write_fails, false) > kPuts);
  CHECK(play_at_each_call(Fault::write_fails, true) > kPuts);
}

TEST_CASE("a failing fsync is told as unknown, and the log tells what became of it") {
  CHECK(play_at_each_call(Fault::sync_fails, false) >= kPuts);
  CHECK(play_at_each_call(Fault::sync_fails, true) >= kPuts);
}

TEST_CASE("a disk that becomes read-only refuses what is written") {
  CHECK(play_at_each_call(Fault::read_only, false) > kPuts);
}

TEST_CASE("what is known can be read while nothing can be written") {
  for (const Fault fault : {Fault::full, Fault::write_fails, Fault::short_write}) {
    CAPTURE(static_cast<int>(fault));
    FaultyLedger ledger;
    CHECK(put(ledger.store(), 0).ok());
    faults().arm(fault);
    for (int i = 1; i < 4; ++i) {
      CHECK_FALSE(put(ledger.store(), i).ok());
      CHECK(holds(ledger.store(), name_of_put(0)));
      CHECK_FALSE(holds(ledger.store(), name_of_put(i)));
    }
  }
}

TEST_CASE("whether anything can be written is found out without changing what the ledger says") {
  for (const Fault fault : {Fault::full, Fault::write_fails, Fault::sync_fails}) {
    CAPTURE(static_cast<int>(fault));
    FaultyLedger ledger;
    CHECK(put(ledger.store(), 0).ok());
    const Head head = sample::head_of(ledger.store());
    CHECK(ledger.store().check_writable().ok());
    CHECK(ledger.store().check_writable().ok());
    faults().arm(fault);
    const Outcome refused = ledger.store().check_writable();
    CHECK(faults().struck() > 0);
    REQUIRE_FALSE(refused.ok());
    const std::vector<ErrorCode> allowed = refusals_of(fault);
    CHECK(std::find(allowed.begin(), allowed.end(), refused.error().code) != allowed.end());
    faults().lift();
    CHECK(ledger.store().check_writable().ok());
    CHECK(sample::head_of(ledger.store()) == head);
    CHECK(ledger.store().acknowledged_head()->seq == head.seq);
  }
}

TEST_CASE("a ledger is not opened while its disk fails, and opens afterwards") {
  for (const Fault fault : {Fault::read_only, Fault::write_fails, Fault::full}) {
    CAPTURE(static_cast<int>(fault));
    FaultyLedger ledger;
    CHECK(put(ledger.store(), 0).ok());
    ledger.close();
    faults().arm(fault);
    const auto opened = ledger.open();
    // Without anything to write, opening may do without writing.
    if (opened.ok()) CHECK_FALSE(put(**opened, 1).ok());
    faults().lift();
    ledger.reopen();
    CHECK(holds(ledger.store(), name_of_put(0)));
  }
}

}  // namespace tz::server
