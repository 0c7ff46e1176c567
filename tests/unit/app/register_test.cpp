// The register of exposure and accountability in the app: its addresses, its rows, what an inbox
// leads to, and the operation that a draft's answers make.
#include <doctest/doctest.h>

#include <algorithm>

#include "support/every_operation.h"
#include "world.h"

using namespace tz;
using namespace tz::testing;
using client::Deed;
using client::Route;

namespace {

const Deed* deed_of(const std::vector<Deed>& deeds, OperationKind kind) {
  const auto found = std::find_if(deeds.begin(), deeds.end(), [&](const Deed& deed) {
    return deed.body.index() == static_cast<size_t>(kind);
  });
  return found == deeds.end() ? nullptr : &*found;
}

// The office's, in whose name the world's browser asks.
std::unique_ptr<OpenPage> office_page(World& world) {
  world.server.signed_in = world.server.ledger.office;
  return world.ready_page();
}

}  // namespace

TEST_CASE("the register and its entries have addresses that lead back to them") {
  Route list;
  list.page = client::Page::exposure_register;
  CHECK(client::path_of(list) == "/register");
  for (const Route& route : {list, client::accountability_route(AccountabilityId(uuid_no(1)))}) {
    CAPTURE(client::path_of(route));
    CHECK(client::route_from(client::path_of(route)) == route);
    CHECK(client::tab_of(route) == client::Page::desk);
  }
  CHECK_FALSE(client::route_from("/accountability/1").has_value());
}

TEST_CASE("a draft's answers make the operation, and create an id") {
  World world;
  const CircularId circular = put_circular(world.server.ledger, PublicationState::published);
  auto page = office_page(world);
  const client::CircularPage* shown = (*page)->circular(circular);
  REQUIRE(shown != nullptr);
  const Deed* draft = deed_of(shown->deeds, OperationKind::draft_accountability);
  REQUIRE(draft != nullptr);
  const std::string street = to_string(world.server.ledger.street);
  const std::vector<std::string> answers{street,         "accountability", "逾期未办",
                                         "责令限期整改", "区政府办公室",   "2021-05-20"};
  Result<OperationBody> body = client::answered(*draft, answers);
  REQUIRE(body.ok());
  client::give_id(*body, uuid_no(70));
  const auto& made = *std::get_if<DraftAccountability>(&*body);
  CHECK(made.accountability == AccountabilityId(uuid_no(70)));
  CHECK(made.unit == world.server.ledger.street);
  CHECK(made.basis == AccountabilityBasis(circular));
  CHECK(made.words == AccountabilityWords{AccountabilityKind::accountability, "逾期未办",
                                          "责令限期整改", "区政府办公室",
                                          civil_from({2021, 5, 20})});
  std::vector<std::string> without = answers;
  without[3].clear();
  CHECK(client::answered(*draft, without).error().field == "body.decision");
}

TEST_CASE("the register lists the latest entry first, and the inbox leads to what waits") {
  World world;
  SmallLedger& ledger = world.server.ledger;
  const AccountabilityId id = put_entry(ledger, PublicationState::objections, kMonday);
  AccountabilityEntry later = *ledger.records.accountability(id);
  later.id = AccountabilityId(uuid_no(71));
  later.drafted_at = Instant{later.drafted_at.unix_ms + 1};
  later.state = PublicationState::draft;
  later.version = ++ledger.seq;
  ledger.records.put(later);
  auto page = office_page(world);
  const client::RegisterPage& entries = (*page)->exposure_register();
  REQUIRE(entries.rows.size() == 2);
  CHECK(entries.rows[0].id == later.id);
  CHECK(entries.rows[1].id == id);
  CHECK(entries.rows[1].title.find("东河街道") != std::string::npos);
  const std::vector<client::InboxRow>& rows = (*page)->inbox().rows;
  const auto waits = std::find_if(rows.begin(), rows.end(), [](const client::InboxRow& row) {
    return row.kind == InboxKind::accountability_to_publish;
  });
  REQUIRE(waits != rows.end());
  CHECK(waits->route == client::accountability_route(id));
}

TEST_CASE("a unit to which the order did not go reads an exposure without being led to it") {
  World world;
  SmallLedger& ledger = world.server.ledger;
  const AccountabilityId id = put_entry(ledger, PublicationState::published);
  AccountabilityEntry entry = *ledger.records.accountability(id);
  // As on a device that was not sent the order.
  entry.basis = OrderId(uuid_no(99));
  entry.version = ++ledger.seq;
  ledger.records.put(entry);
  auto page = world.ready_page();
  const client::AccountabilityPage* shown = (*page)->accountability(id);
  REQUIRE(shown != nullptr);
  CHECK_FALSE(shown->basis.route.has_value());
  CHECK(shown->basis.words == tr((*page)->lang(), Text::entry_basis_hidden));
  CHECK(shown->facts.size() == 1);
}
