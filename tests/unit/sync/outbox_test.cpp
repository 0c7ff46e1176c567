#include "sync/outbox.h"

#include <doctest/doctest.h>

#include "support/small_ledger.h"
#include "sync/rebase.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

Verdict verdict_for(const Operation& operation, VerdictKind kind) {
  Verdict verdict;
  verdict.operation = operation.id;
  verdict.kind = kind;
  verdict.seq = 77;
  if (kind != VerdictKind::accepted) verdict.error = error(ErrorCode::stale);
  return verdict;
}

}  // namespace

TEST_CASE("an entry leaves the outbox only by acceptance or by a person's word") {
  SmallLedger ledger;
  Outbox outbox;
  const Operation one = ledger.operation(ledger.clerk, ledger.report(10), 0);
  const Operation two = ledger.operation(ledger.clerk, ledger.report(20), 0);
  const Operation three = ledger.operation(ledger.clerk, ledger.report(30), 0);
  for (const Operation& operation : {one, two, three}) outbox.add(operation);
  CHECK_FALSE(outbox.discard(one.id));
  CHECK(outbox.take_batch(10).size() == 3);
  CHECK(outbox.settle(verdict_for(one, VerdictKind::accepted)));
  CHECK(outbox.settle(verdict_for(two, VerdictKind::rejected)));
  CHECK(outbox.settle(verdict_for(three, VerdictKind::late)));
  CHECK(outbox.find(one.id) == nullptr);
  CHECK(outbox.find(two.id)->state == EntryState::rejected);
  CHECK(outbox.find(two.id)->error->code == ErrorCode::stale);
  CHECK(outbox.find(three.id)->state == EntryState::late);
  CHECK(outbox.unsent() == 0);
  CHECK(outbox.needing_attention() == 1);
  CHECK(outbox.take_batch(10).empty());
  CHECK(outbox.discard(two.id));
  CHECK_FALSE(outbox.settle(verdict_for(one, VerdictKind::accepted)));
}

TEST_CASE(
    "edits of two devices are sent in the order they came into the outbox, after a restart too") {
  SmallLedger ledger;
  Outbox outbox;
  Operation elsewhere = ledger.operation(ledger.clerk, ledger.report(10), 0);
  elsewhere.device = DeviceId(testing::uuid_no(901));
  elsewhere.device_seq = 7;
  Operation own = ledger.operation(ledger.clerk, ledger.report(20), 0);
  own.device = DeviceId(testing::uuid_no(902));
  own.device_seq = 1;
  outbox.add(elsewhere);
  outbox.add(own);
  std::vector<OutboxEntry> stored;
  for (const OutboxEntry& entry : outbox.entries()) {
    const Result<OutboxEntry> read = outbox_entry_from(to_json(entry));
    REQUIRE(read.ok());
    stored.insert(stored.begin(), *read);
  }
  // As an app that gave no places has left it.
  OutboxEntry older;
  older.operation = ledger.operation(ledger.clerk, ledger.report(5), 0);
  stored.push_back(older);
  const std::vector<Operation> batch = Outbox::restored(stored).take_batch(3);
  REQUIRE(batch.size() == 3);
  CHECK(batch[0].id == older.operation.id);
  CHECK(batch[1].id == elsewhere.id);
  CHECK(batch[2].id == own.id);
}

TEST_CASE("what was being sent when the app died waits again, in the order it was made") {
  SmallLedger ledger;
  std::vector<OutboxEntry> stored;
  for (int i = 0; i < 3; ++i) {
    OutboxEntry entry;
    entry.operation = ledger.operation(ledger.clerk, ledger.report(10 * i), 0);
    entry.state = EntryState::sending;
    stored.insert(stored.begin(), entry);
  }
  Outbox outbox = Outbox::restored(stored);
  CHECK(outbox.unsent() == 3);
  const std::vector<Operation> batch = outbox.take_batch(2);
  REQUIRE(batch.size() == 2);
  CHECK(batch[0].device_seq < batch[1].device_seq);
  outbox.put_back();
  CHECK(outbox.take_batch(2)[0].id == batch[0].id);
}

TEST_CASE("an entry survives its JSON form") {
  SmallLedger ledger;
  OutboxEntry entry;
  entry.operation = ledger.operation(ledger.clerk, ledger.report(10), 4);
  entry.state = EntryState::rejected;
  entry.error = error(ErrorCode::out_of_range, "body.percent", {"body.percent", "0", "100"});
  entry.seq = 12;
  const Result<OutboxEntry> read = outbox_entry_from(to_json(entry));
  REQUIRE(read.ok());
  CHECK(to_json(*read) == to_json(entry));
  CHECK(read->error == entry.error);
}

TEST_CASE("waiting edits are shown on top of what the server has confirmed") {
  SmallLedger ledger;
  Outbox outbox;
  const SubmitReport body = ledger.report(40);
  const Operation operation = ledger.operation(ledger.clerk, body, ledger.assignment().version);
  outbox.add(operation);
  const Shown shown = rebase(ledger.records, outbox, ledger.clerk, ledger.now, 0);
  CHECK(shown.doubtful.empty());
  CHECK(shown.records.assignment(ledger.own())->percent == 40);
  CHECK(shown.records.assignment(ledger.own())->version == ledger.assignment().version);
  CHECK(shown.pending.at({Collection::report, body.report.uuid}) == operation.id);
  CHECK(ledger.assignment().percent == 0);
}

TEST_CASE("an edit that the rules no longer allow is marked and the rest goes on") {
  SmallLedger ledger;
  Outbox outbox;
  const Operation declared =
      ledger.operation(ledger.clerk, DeclareComplete{ledger.own(), "材料"}, 0);
  outbox.add(declared);
  outbox.add(ledger.operation(ledger.clerk, ledger.report(40), 0));
  const Shown shown = rebase(ledger.records, outbox, ledger.clerk, ledger.now, 0);
  CHECK(shown.doubtful.at(declared.id).code == ErrorCode::wrong_stage);
  CHECK(shown.records.assignment(ledger.own())->percent == 40);
}

TEST_CASE("a correction follows a report that is itself still waiting") {
  SmallLedger ledger;
  Outbox outbox;
  const uint64_t base = ledger.assignment().version;
  const SubmitReport first = ledger.report(40);
  SubmitReport second = ledger.report(50);
  second.replaces = first.report;
  outbox.add(ledger.operation(ledger.clerk, first, base));
  outbox.add(ledger.operation(ledger.clerk, second, base));
  const Shown shown = rebase(ledger.records, outbox, ledger.clerk, ledger.now, 0);
  CHECK(shown.doubtful.empty());
  CHECK(shown.records.assignment(ledger.own())->current_report == second.report);
  CHECK_FALSE(shown.records.report(second.report)->contested);
}
