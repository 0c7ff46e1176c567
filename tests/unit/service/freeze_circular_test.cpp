#include "service/freeze_circular.h"

#include "service/circular_document.h"
#include "summary/circular.h"
#include "world.h"

namespace tz::server {
namespace {

Circular drafted(World& world) {
  const auto frozen =
      draft_circular(world.service(), actor_of(world.person("office")), world.plan().id);
  REQUIRE(frozen.ok());
  return world.record_where<Circular>(Collection::circular, [&](const Circular& circular) {
    return circular.id == frozen->circular;
  });
}

void open(World& world, const Circular& circular) {
  const OpenObjections body{circular.id, shanghai_date(world.clock.now()) + 2};
  world.push("office", {world.operation("office", body, circular.version)});
}

}  // namespace

TEST_CASE("a draft says what the ledger said at the entry that it names") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const uint64_t head = world.head();
  const Circular circular = drafted(world);
  CHECK(circular.figures.frozen_at == head);
  CHECK(circular.drafted_by == world.person("office").id);
  RecordSet before = world.download("office");
  before.erase(key_of(circular));
  std::optional<CircularFigures> again =
      circular_figures(before, world.plan().id, shanghai_date(world.clock.now()));
  REQUIRE(again.has_value());
  again->frozen_at = head;
  again->frozen_hash = circular.figures.frozen_hash;
  CHECK(*again == circular.figures);
  CHECK(circular.said(CircularPart::issuer) == "Centre");
}

TEST_CASE("nobody but the office drafts, and no device sends figures of its own") {
  World world;
  for (const char* login : {"a.lead", "b.staff", "leader", "auditor", "admin"}) {
    CAPTURE(login);
    const auto frozen =
        draft_circular(world.service(), actor_of(world.person(login)), world.plan().id);
    REQUIRE_FALSE(frozen.ok());
    CHECK(frozen.error().code == ErrorCode::not_allowed);
  }
  const Circular circular = drafted(world);
  const DraftCircular invented{CircularId(uuid_of_name("other")), world.person("office").id,
                               circular.figures, circular.words};
  const PushResponse sent = world.push("office", {world.operation("office", invented)});
  CHECK(sent.verdicts.front().kind == VerdictKind::rejected);
}

TEST_CASE("units are sent a circular when it is shown to them, and no draft before") {
  World world;
  const Circular circular = drafted(world);
  CHECK(world.download("b.staff").circular(circular.id) == nullptr);
  CHECK(world.download("leader").circular(circular.id) != nullptr);
  open(world, circular);
  CHECK(world.download("b.staff").circular(circular.id) != nullptr);
  CHECK(world.download("admin").circular(circular.id) == nullptr);
  const FileObjection body{ObjectionId(uuid_of_name("objection")), circular.id, "not so"};
  world.push("b.staff", {world.operation("b.staff", body)});
  CHECK(world.download("b.staff").objection(body.objection) != nullptr);
  CHECK(world.download("a.lead").objection(body.objection) == nullptr);
  CHECK(world.download("office").objection(body.objection) != nullptr);
}

TEST_CASE("counting again takes the ledger of now, and asks the units once more") {
  World world;
  const Circular circular = drafted(world);
  open(world, circular);
  world.push("b.staff", {world.report("b.staff", world.b, 60, "half")});
  const uint64_t head = world.head();
  const auto again =
      freeze_circular(world.service(), actor_of(world.person("office")), circular.id);
  REQUIRE(again.ok());
  CHECK(again->frozen_at == head);
  const RecordSet records = world.download("office");
  const Circular& next = *records.circular(circular.id);
  CHECK(next.state == PublicationState::draft);
  CHECK(next.figures.percent == 30);
  CHECK(next.words == circular.words);
  const auto unknown = freeze_circular(world.service(), actor_of(world.person("office")),
                                       CircularId(uuid_of_name("none")));
  CHECK(unknown.error().code == ErrorCode::not_found);
}

TEST_CASE("an audit counts every frozen figure again") {
  World world;
  world.push("b.staff", {world.report("b.staff", world.b, 20, "begun")});
  const Circular circular = drafted(world);
  world.push("b.staff", {world.report("b.staff", world.b, 40, "more")});
  CHECK(audit(world.store())->ok());
  DraftCircular invented{CircularId(uuid_of_name("other")), world.person("office").id,
                         circular.figures, circular.words};
  invented.figures.percent += 1;
  REQUIRE(submit_own(world.service(), system_actor(), {{invented, 0}}).ok());
  const auto report = audit(world.store());
  REQUIRE(report.ok());
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].code == ErrorCode::figures_differ);
  CHECK(report->findings[0].args[0] == to_string(invented.circular));
}

TEST_CASE("the document is the same whenever it is asked for, and only for who may see it") {
  World world;
  const Circular circular = drafted(world);
  const auto document = circular_document(world.service(), world.caller("office"), circular.id);
  REQUIRE(document.ok());
  world.push("b.staff", {world.report("b.staff", world.b, 90, "nearly")});
  world.clock.pass(kDayMs);
  const auto later = circular_document(world.service(), world.caller("leader"), circular.id);
  REQUIRE(later.ok());
  CHECK(later->bytes == document->bytes);
  const auto hidden = circular_document(world.service(), world.caller("b.staff"), circular.id);
  REQUIRE_FALSE(hidden.ok());
  CHECK(hidden.error().code == ErrorCode::not_found);
}

}  // namespace tz::server
