// The register of exposure and accountability on the screen: drafting where the ground is, the
// unit's objection, entering, correcting and removing.
#include <doctest/doctest.h>

#include "support/every_operation.h"
#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

constexpr Size kTall{"tall phone", 360, 4000};

void open(Viewer& viewer, const Actor& who, const client::Route& route) {
  viewer.enter(who);
  viewer.app().open(route);
  viewer.draw();
}

const AccountabilityEntry& only_entry(const Viewer& viewer) {
  const auto& entries = viewer.ledger().records.all_of<AccountabilityEntry>();
  REQUIRE(entries.size() == 1);
  return entries.begin()->second;
}

// What every draft must say besides its facts.
void decide(Viewer& viewer) {
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_decision), "责令限期整改"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_decided_by), "区政府办公室"));
}

}  // namespace

TEST_CASE("the office drafts an entry beside the closed order, with what the order found") {
  Viewer viewer(kTall);
  const OrderId order = put_order(viewer.world.server.ledger, OrderState::closed, kMonday + 7);
  open(viewer, viewer.ledger().office, client::task_route(viewer.ledger().dated));
  const std::string draft(viewer.word(Text::draft_entry));
  REQUIRE(viewer.tap(Role::Button, draft));
  CHECK(viewer.beyond_the_sides().empty());
  REQUIRE(viewer.tap(Role::Button, draft));
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::field_decision));
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  decide(viewer);
  REQUIRE(viewer.tap(Role::Button, draft));
  viewer.pass();
  const AccountabilityEntry& entry = only_entry(viewer);
  CHECK(entry.unit == viewer.ledger().street);
  CHECK(entry.basis == AccountabilityBasis(order));
  CHECK(entry.words.facts == viewer.ledger().records.order(order)->facts);
  CHECK(entry.words.decision == "责令限期整改");
}

TEST_CASE("on a published circular the office chooses the unit that it is about") {
  Viewer viewer(kTall);
  const CircularId circular = put_circular(viewer.world.server.ledger, PublicationState::published);
  open(viewer, viewer.ledger().office, client::circular_route(circular));
  const std::string draft(viewer.word(Text::draft_entry));
  REQUIRE(viewer.tap(Role::Button, draft));
  REQUIRE(viewer.tap(Role::ComboBox, viewer.word(Text::field_unit)));
  REQUIRE(viewer.tap(Role::Option, "西山街道"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_entry_facts), "逾期未办"));
  decide(viewer);
  REQUIRE(viewer.tap(Role::Button, draft));
  viewer.pass();
  CHECK(only_entry(viewer).unit == viewer.ledger().other_street);
  CHECK(only_entry(viewer).basis == AccountabilityBasis(circular));
}

TEST_CASE("a circular that the units may still object to is no ground for an entry") {
  Viewer viewer(kTall);
  const CircularId circular =
      put_circular(viewer.world.server.ledger, PublicationState::objections);
  open(viewer, viewer.ledger().office, client::circular_route(circular));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::draft_entry)));
}

TEST_CASE("the unit reads what is said against it, and objects") {
  Viewer viewer(kTall);
  const AccountabilityId id = put_entry(viewer.world.server.ledger, PublicationState::objections);
  open(viewer, viewer.ledger().clerk, client::accountability_route(id));
  CHECK(viewer.shows(entry_words().facts));
  CHECK(viewer.shows(entry_words().decision));
  CHECK(viewer.shows(entry_words().decided_by));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::word_entry)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::object)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_objection), "已按期整改"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::object)));
  viewer.pass();
  CHECK(viewer.ledger().records.objections_of(id).size() == 1);
  CHECK(viewer.shows("已按期整改"));
}

TEST_CASE("a correction shows what stood before, with the reason") {
  Viewer viewer(kTall);
  const AccountabilityId id = put_entry(viewer.world.server.ledger, PublicationState::published);
  open(viewer, viewer.ledger().office, client::accountability_route(id));
  const std::string correct(viewer.word(Text::correct_entry));
  REQUIRE(viewer.tap(Role::Button, correct));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_entry_facts), "诉求超期三日办结"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_reason), "事由有误"));
  REQUIRE(viewer.tap(Role::Button, correct));
  viewer.pass();
  CHECK(only_entry(viewer).words.facts == "诉求超期三日办结");
  CHECK(viewer.has(Role::Heading, viewer.word(Text::corrections)));
  CHECK(viewer.shows("诉求超期三日办结"));
  CHECK(viewer.shows(entry_words().facts));
  CHECK(viewer.shows("事由有误"));
}

TEST_CASE("what is removed stays, with the reason, and can be corrected no more") {
  Viewer viewer(kTall);
  const AccountabilityId id = put_entry(viewer.world.server.ledger, PublicationState::published);
  open(viewer, viewer.ledger().office, client::accountability_route(id));
  const std::string remove(viewer.word(Text::remove_entry));
  REQUIRE(viewer.tap(Role::Button, remove));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_reason), "决定已被撤销"));
  REQUIRE(viewer.tap(Role::Button, remove));
  viewer.pass();
  CHECK(viewer.shows(viewer.word(Text::state_removed)));
  CHECK(viewer.shows("决定已被撤销"));
  CHECK(viewer.shows(entry_words().facts));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::correct_entry)));
}

TEST_CASE("an entry whose ground is gone says so, and is not offered to be entered") {
  Viewer viewer(kTall);
  SmallLedger& ledger = viewer.world.server.ledger;
  const AccountabilityId id = put_entry(ledger, PublicationState::objections, kMonday);
  const CircularId circular = *std::get_if<CircularId>(&ledger.records.accountability(id)->basis);
  open(viewer, ledger.office, client::accountability_route(id));
  CHECK(viewer.has(Role::Button, viewer.word(Text::enter_entry)));
  viewer.world.server.edit(ledger.office, WithdrawCircular{circular, "数据有误"});
  viewer.app().sync_now();
  viewer.pass();
  CHECK(viewer.shows(sentence(Lang::zh, error(ErrorCode::basis_lost))));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::enter_entry)));
}

TEST_CASE("another unit comes to an exposure from its own page, and from there to its ground") {
  Viewer viewer(kTall);
  const AccountabilityId id = put_entry(viewer.world.server.ledger, PublicationState::published);
  viewer.enter(viewer.ledger().stranger);
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::exposure_register)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::entry_exposure)));
  CHECK(viewer.app().route() == client::accountability_route(id));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::object)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::remove_entry)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::circular_open_row)));
  const CircularId ground = *std::get_if<CircularId>(&only_entry(viewer).basis);
  CHECK(viewer.app().route() == client::circular_route(ground));
}

TEST_CASE("a page of an entry that is not there says so") {
  Viewer viewer(kTall);
  open(viewer, viewer.ledger().clerk, client::accountability_route(AccountabilityId(uuid_no(99))));
  CHECK(viewer.shows(viewer.word(Text::register_entry_gone)));
}

}  // namespace tz::testing
