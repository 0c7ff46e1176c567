// The register of exposure and accountability: on what an entry may stand, the unit's objections,
// entering, correcting, removing, and who sees what.
#include <doctest/doctest.h>

#include "rules/access.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  AccountabilityId id{testing::uuid_no(61)};
  ObjectionId objection{testing::uuid_no(62)};

  DraftAccountability draft_on(AccountabilityBasis basis) const {
    return {id, street, std::move(basis), testing::entry_words()};
  }
  DraftAccountability draft_on_order() {
    return draft_on(testing::put_order(*this, OrderState::closed, kMonday + 7));
  }
  DraftAccountability draft_on_circular() {
    return draft_on(testing::put_circular(*this, PublicationState::published));
  }
  // Shown to the unit until Thursday.
  void open() {
    REQUIRE(run(office, draft_on_order()));
    REQUIRE(run(office, OpenAccountability{id, kMonday + 3}));
  }
  // And entered on Friday.
  void enter() {
    open();
    now = morning_of(kMonday + 4);
    REQUIRE(run(office, PublishAccountability{id}));
  }
  FileObjection objection_body() const { return {objection, id, "已按期整改"}; }
  CorrectAccountability correction() const {
    return {id, "诉求超期三日办结", testing::entry_words().decision, "事由有误"};
  }
  const AccountabilityEntry& entry() const { return *records.accountability(id); }
  Error refusal(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error();
  }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    return refusal(actor, std::move(body)).code;
  }
};

}  // namespace

TEST_CASE("the office drafts an entry on a closed order of the unit") {
  Scene scene;
  REQUIRE(scene.run(scene.office, scene.draft_on_order()));
  CHECK(scene.entry().state == PublicationState::draft);
  CHECK(scene.entry().plan == scene.plan);
  CHECK(scene.entry().unit == scene.street);
  CHECK(scene.entry().words == testing::entry_words());
  CHECK(scene.entry().drafted_by == scene.office.person);
  CHECK(scene.refused(scene.office, scene.draft_on_order()) == ErrorCode::already_exists);
}

TEST_CASE("the office drafts an entry on a published circular that names the unit") {
  Scene scene;
  REQUIRE(scene.run(scene.office, scene.draft_on_circular()));
  CHECK(scene.entry().plan == scene.plan);
}

TEST_CASE("nobody but the office drafts an entry") {
  Scene scene;
  const DraftAccountability body = scene.draft_on_order();
  for (const Actor& actor : {scene.clerk, scene.lead, scene.supervisor, scene.admin}) {
    CHECK(scene.refused(actor, body) == ErrorCode::not_allowed);
  }
}

TEST_CASE("an entry does not stand on an order that is not closed, nor on another unit's") {
  Scene scene;
  const OrderId order = testing::put_order(scene, OrderState::answered, kMonday + 7);
  CHECK(scene.refused(scene.office, scene.draft_on(order)) == ErrorCode::order_not_closed);
  DraftAccountability foreign = scene.draft_on_order();
  foreign.unit = scene.other_street;
  const Error refusal = scene.refusal(scene.office, foreign);
  CHECK(refusal.code == ErrorCode::basis_of_another_unit);
  CHECK(refusal.field == "body.unit");
  const OrderId none(testing::uuid_no(99));
  CHECK(scene.refusal(scene.office, scene.draft_on(none)).field == "body.order");
}

TEST_CASE("an entry does not stand on a circular that is not published, or names other units") {
  Scene scene;
  const CircularId shown = testing::put_circular(scene, PublicationState::objections);
  CHECK(scene.refused(scene.office, scene.draft_on(shown)) == ErrorCode::circular_not_published);
  DraftAccountability unnamed = scene.draft_on_circular();
  unnamed.unit = scene.office_unit;
  CHECK(scene.refused(scene.office, unnamed) == ErrorCode::basis_of_another_unit);
  const CircularId none(testing::uuid_no(99));
  CHECK(scene.refusal(scene.office, scene.draft_on(none)).field == "body.circular");
}

TEST_CASE("words that the unit was shown are worded anew only by asking it again") {
  Scene scene;
  scene.open();
  AccountabilityWords words = testing::entry_words();
  words.decision = "予以提醒";
  REQUIRE(scene.run(scene.office, WordAccountability{scene.id, words}));
  CHECK(scene.entry().state == PublicationState::draft);
  CHECK(scene.entry().words.decision == "予以提醒");
  scene.now = morning_of(kMonday + 4);
  CHECK(scene.refused(scene.office, PublishAccountability{scene.id}) ==
        ErrorCode::accountability_state);
  const Result<Decision> blind =
      scene.run_seen(scene.office, WordAccountability{scene.id, words}, 1);
  CHECK(blind.error().code == ErrorCode::stale);
}

TEST_CASE("the last day for objections does not lie in the past, and a draft is shown once") {
  Scene scene;
  REQUIRE(scene.run(scene.office, scene.draft_on_order()));
  CHECK(scene.refused(scene.office, OpenAccountability{scene.id, kMonday - 1}) ==
        ErrorCode::until_passed);
  REQUIRE(scene.run(scene.office, OpenAccountability{scene.id, kMonday}));
  CHECK(scene.refused(scene.office, OpenAccountability{scene.id, kMonday}) ==
        ErrorCode::accountability_state);
}

TEST_CASE("the unit concerned may object until the last day is over, and no other unit") {
  Scene scene;
  CHECK(scene.refusal(scene.clerk, scene.objection_body()).field == "body.accountability");
  scene.open();
  CHECK(scene.refused(scene.stranger, scene.objection_body()) == ErrorCode::not_in_accountability);
  scene.now = Instant{shanghai_start_of(kMonday + 4).unix_ms - 1};
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  CHECK(scene.records.objections_of(scene.id).size() == 1);
  scene.now = shanghai_start_of(kMonday + 4);
  const FileObjection late{ObjectionId(testing::uuid_no(63)), scene.id, "有误"};
  CHECK(scene.refused(scene.clerk, late) == ErrorCode::objections_closed);
}

TEST_CASE("it is entered when the last day is over and every objection is answered") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  CHECK(scene.refused(scene.office, PublishAccountability{scene.id}) == ErrorCode::objections_open);
  scene.now = morning_of(kMonday + 4);
  CHECK(scene.refused(scene.office, PublishAccountability{scene.id}) ==
        ErrorCode::objections_unanswered);
  REQUIRE(scene.run(scene.office, AnswerObjection{scene.objection, false, "已核实"}));
  CHECK(scene.refused(scene.supervisor, PublishAccountability{scene.id}) == ErrorCode::not_allowed);
  REQUIRE(scene.run(scene.office, PublishAccountability{scene.id}));
  CHECK(scene.entry().state == PublicationState::published);
  CHECK(scene.entry().published->by == scene.office.person);
}

TEST_CASE("an entry is not entered before the day of its decision") {
  Scene scene;
  DraftAccountability body = scene.draft_on_order();
  body.words.decided_on = kMonday + 9;
  REQUIRE(scene.run(scene.office, body));
  REQUIRE(scene.run(scene.office, OpenAccountability{scene.id, kMonday + 3}));
  scene.now = morning_of(kMonday + 8);
  CHECK(scene.refused(scene.office, PublishAccountability{scene.id}) == ErrorCode::decision_ahead);
  scene.now = morning_of(kMonday + 9);
  CHECK(scene.run(scene.office, PublishAccountability{scene.id}).ok());
}

TEST_CASE("an entry is not entered once the order that it stands on was reopened") {
  Scene scene;
  scene.open();
  const OrderId order = *std::get_if<OrderId>(&scene.entry().basis);
  REQUIRE(scene.run(scene.office, ReopenOrder{order, "核查有误"}));
  scene.now = morning_of(kMonday + 4);
  CHECK(scene.refused(scene.office, PublishAccountability{scene.id}) == ErrorCode::basis_lost);
}

TEST_CASE("an entry is neither shown nor entered once its circular was withdrawn") {
  Scene scene;
  const DraftAccountability body = scene.draft_on_circular();
  const CircularId circular = *std::get_if<CircularId>(&body.basis);
  REQUIRE(scene.run(scene.office, body));
  REQUIRE(scene.run(scene.office, WithdrawCircular{circular, "数据有误"}));
  CHECK(scene.refused(scene.office, OpenAccountability{scene.id, kMonday + 3}) ==
        ErrorCode::basis_lost);
}

TEST_CASE("a correction keeps what stood before, with who, when and why") {
  Scene scene;
  scene.enter();
  REQUIRE(scene.run(scene.office, scene.correction()));
  CHECK(scene.entry().words.facts == "诉求超期三日办结");
  REQUIRE(scene.entry().corrections.size() == 1);
  const AccountabilityCorrection& first = scene.entry().corrections.front();
  CHECK(first.facts == testing::entry_words().facts);
  CHECK(first.decision == testing::entry_words().decision);
  CHECK(first.remark == Remark{"事由有误", scene.office.person, morning_of(kMonday + 4)});
  CHECK(scene.entry().words.decided_by == testing::entry_words().decided_by);
  CHECK(scene.refused(scene.office, scene.correction()) == ErrorCode::nothing_corrected);
  CHECK(scene.refused(scene.clerk, scene.correction()) == ErrorCode::not_allowed);
}

TEST_CASE("only what was entered is corrected, and what was entered is not worded") {
  Scene scene;
  scene.open();
  CHECK(scene.refused(scene.office, scene.correction()) == ErrorCode::accountability_state);
  scene.now = morning_of(kMonday + 4);
  REQUIRE(scene.run(scene.office, PublishAccountability{scene.id}));
  CHECK(scene.refused(scene.office, WordAccountability{scene.id, testing::entry_words()}) ==
        ErrorCode::accountability_state);
  REQUIRE(scene.run(scene.office, WithdrawAccountability{scene.id, "决定被撤销"}));
  CHECK(scene.refused(scene.office, scene.correction()) == ErrorCode::accountability_state);
}

TEST_CASE("an entry is removed once, with a reason that stays beside it") {
  Scene scene;
  scene.enter();
  Operation written =
      scene.operation(scene.office, WithdrawAccountability{scene.id, "决定被撤销"}, scene.seq);
  json form = to_json(written);
  form["body"]["reason"] = " ";
  CHECK(operation_from(form).error().code == ErrorCode::text_required);
  REQUIRE(scene.run(scene.office, WithdrawAccountability{scene.id, "决定被撤销"}));
  CHECK(scene.entry().state == PublicationState::withdrawn);
  CHECK(scene.entry().withdrawn->text == "决定被撤销");
  CHECK(scene.entry().published.has_value());
  CHECK(scene.refused(scene.office, WithdrawAccountability{scene.id, "再撤"}) ==
        ErrorCode::already_decided);
}

TEST_CASE("an objection to what was removed meanwhile is not answered any more") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.clerk, scene.objection_body()));
  REQUIRE(scene.run(scene.office, WithdrawAccountability{scene.id, "依据有误"}));
  CHECK(scene.refused(scene.office, AnswerObjection{scene.objection, true, "已核"}) ==
        ErrorCode::accountability_state);
}

TEST_CASE("who sees an entry, the table says: by role, by kind and by how far it has come") {
  using State = PublicationState;
  using Kind = AccountabilityKind;
  struct Row {
    Kind kind;
    State state;
    // The unit's clerk, another unit's, a lead unit's head; office, supervisor, auditor; admin.
    const char* seen;
  };
  const Row rows[] = {
      {Kind::exposure, State::draft, "---+++-"},
      {Kind::exposure, State::objections, "+--+++-"},
      {Kind::exposure, State::published, "++++++-"},
      {Kind::exposure, State::withdrawn, "++++++-"},
      {Kind::accountability, State::draft, "---+++-"},
      {Kind::accountability, State::objections, "+--+++-"},
      {Kind::accountability, State::published, "+--+++-"},
      {Kind::accountability, State::withdrawn, "+--+++-"},
  };
  for (const Row& row : rows) {
    CAPTURE(name_of(row.kind));
    CAPTURE(name_of(row.state));
    SmallLedger ledger;
    const AccountabilityId id = testing::put_entry(ledger, row.state, kMonday + 3, row.kind);
    const AccountabilityEntry& entry = *ledger.records.accountability(id);
    std::string seen;
    for (const Actor& actor : {ledger.clerk, ledger.stranger, ledger.lead, ledger.office,
                               ledger.supervisor, ledger.auditor, ledger.admin}) {
      const Scope scope = scope_of(actor, {ledger.dated});
      seen += may_see(scope, entry, ledger.records) ? '+' : '-';
    }
    CHECK(seen == std::string(row.seen));
  }
}

TEST_CASE("an exposure that was removed before it was entered stays with the unit it was shown") {
  Scene scene;
  scene.open();
  REQUIRE(scene.run(scene.office, WithdrawAccountability{scene.id, "申诉成立"}));
  CHECK(may_see(scope_of(scene.clerk, {}), scene.entry(), scene.records));
  CHECK_FALSE(may_see(scope_of(scene.stranger, {}), scene.entry(), scene.records));
}

TEST_CASE("an entry survives its JSON form with its corrections") {
  Scene scene;
  scene.enter();
  REQUIRE(scene.run(scene.office, scene.correction()));
  REQUIRE(scene.run(scene.office, WithdrawAccountability{scene.id, "决定被撤销"}));
  const Record record = scene.entry();
  const Result<Record> read =
      record_from(Collection::accountability, body_json(record), version_of(record));
  REQUIRE(read.ok());
  CHECK(*read == record);
}
