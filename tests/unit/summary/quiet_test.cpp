#include "summary/quiet.h"

#include <doctest/doctest.h>

#include "summary/board.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

TEST_CASE("a unit is quiet after a day without a word, and before its first") {
  SmallLedger ledger;
  const Instant now = ledger.now;
  const Contacts contacts = {{ledger.street, Instant{now.unix_ms - kQuietAfterMs + 1}},
                             {ledger.lead_unit, Instant{now.unix_ms - kQuietAfterMs}}};
  CHECK_FALSE(is_quiet(contacts, ledger.street, now));
  CHECK(is_quiet(contacts, ledger.lead_unit, now));
  CHECK(is_quiet(contacts, ledger.other_street, now));
}

TEST_CASE("missing reports are divided into those of units in touch and of quiet ones") {
  SmallLedger ledger;
  const Board board = board_of(ledger.records, {ledger.plan}, kMonday);
  REQUIRE(board.reporting.missing.size() == 3);
  const Contacts contacts = {{ledger.street, ledger.now}};
  const Unreported divided =
      unreported_of(board.reporting.missing, ledger.records, contacts, ledger.now);
  CHECK(divided.not_reported == std::vector<AssignmentId>{ledger.own()});
  CHECK(divided.not_synced.size() == 2);
}
