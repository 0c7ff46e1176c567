// Circulars: frozen by the server, worded by the office, open to objections, published.
#include <doctest/doctest.h>

#include "rules/access.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  Actor server{PersonId(testing::uuid_no(33)), UnitId(), {}, true};
  CircularId id{testing::uuid_no(61)};
  ObjectionId objection{testing::uuid_no(62)};

  DraftCircular draft_body() {
    DraftCircular body{id, office.person, testing::figures_of(*this), {}};
    body.words[0] = "关于【方案名称】的通报";
    return body;
  }
  // Shown to the units until Thursday.
  void open() {
    REQUIRE(run(server, draft_body()));
    REQUIRE(run(office, OpenObjections{id, kMonday + 3}));
  }
  void object() { REQUIRE(run(clerk, FileObjection{objection, id, "已完成，未计入"})); }
  const Circular& circular() const { return *records.circular(id); }
  ErrorCode refused(const Actor& actor, OperationBody body) {
    const Result<Decision> decision = run(actor, std::move(body));
    REQUIRE_FALSE(decision.ok());
    return decision.error().code;
  }
};

}  // namespace

TEST_CASE("only the server freezes figures, and only for somebody of the office") {
  Scene scene;
  CHECK(scene.refused(scene.office, scene.draft_body()) == ErrorCode::not_allowed);
  DraftCircular foreign = scene.draft_body();
  foreign.drafted_by = scene.clerk.person;
  CHECK(scene.refused(scene.server, foreign) == ErrorCode::not_allowed);
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  CHECK(scene.circular().state == PublicationState::draft);
  CHECK(scene.circular().figures == testing::figures_of(scene));
  CHECK(scene.refused(scene.server, scene.draft_body()) == ErrorCode::already_exists);
}

TEST_CASE("figures cannot be of a moment that has not come") {
  Scene scene;
  DraftCircular body = scene.draft_body();
  body.figures.frozen_at = scene.seq + 1;
  CHECK(scene.refused(scene.server, body) == ErrorCode::out_of_range);
}

TEST_CASE("the office words a draft, and names no figure that does not exist") {
  Scene scene;
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  REQUIRE(scene.run(scene.office,
                    WordCircular{scene.id, {{CircularPart::demands, "按【任务总数】项推进"}}}));
  CHECK(scene.circular().said(CircularPart::demands) == "按【任务总数】项推进");
  const Result<Decision> unknown =
      scene.run(scene.office, WordCircular{scene.id, {{CircularPart::demands, "【得分】"}}});
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().code == ErrorCode::figure_unknown);
  CHECK(unknown.error().args == std::vector<std::string>{"得分"});
  const Result<Decision> stale =
      scene.run_seen(scene.office, WordCircular{scene.id, {{CircularPart::title, "通报"}}}, 1);
  CHECK(stale.error().code == ErrorCode::stale);
}

TEST_CASE("units see a circular from the time of objections on, not before") {
  Scene scene;
  const Scope unit = scope_of(scene.clerk, {});
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  CHECK_FALSE(may_see(unit, scene.circular(), scene.records));
  REQUIRE(scene.run(scene.office, OpenObjections{scene.id, kMonday + 3}));
  CHECK(may_see(unit, scene.circular(), scene.records));
  REQUIRE(scene.run(scene.office, WithdrawCircular{scene.id, "数据有误"}));
  CHECK(may_see(unit, scene.circular(), scene.records));
  CHECK_FALSE(may_see(scope_of(scene.admin, {}), scene.circular(), scene.records));
}

TEST_CASE("an objection is seen by its unit and the office alone") {
  Scene scene;
  scene.open();
  scene.object();
  const Objection& objection = *scene.records.objection(scene.objection);
  CHECK(may_see(scope_of(scene.clerk, {}), objection, scene.records));
  CHECK(may_see(scope_of(scene.office, {}), objection, scene.records));
  CHECK_FALSE(may_see(scope_of(scene.stranger, {}), objection, scene.records));
  CHECK_FALSE(may_see(scope_of(scene.lead, {scene.dated}), objection, scene.records));
}

TEST_CASE("shown words do not change until the circular is counted again") {
  Scene scene;
  scene.open();
  const WordCircular words{scene.id, {{CircularPart::demands, "抓紧"}}};
  CHECK(scene.refused(scene.office, words) == ErrorCode::circular_state);
  CircularFigures next = testing::figures_of(scene);
  next.frozen_at = 2;
  REQUIRE(scene.run(scene.server, FreezeCircular{scene.id, scene.office.person, next}));
  CHECK(scene.circular().state == PublicationState::draft);
  CHECK(scene.circular().figures.frozen_at == 2);
  REQUIRE(scene.run(scene.office, words));
  // The units are asked again.
  CHECK(scene.refused(scene.office, PublishCircular{scene.id}) == ErrorCode::circular_state);
}

TEST_CASE("a unit that the circular names may object until the last day is over") {
  Scene scene;
  CHECK(scene.refused(scene.clerk, FileObjection{scene.objection, scene.id, "有误"}) ==
        ErrorCode::not_found);
  scene.open();
  const Actor elsewhere{PersonId(testing::uuid_no(40)), scene.office_unit, {Role::member}};
  CHECK(scene.refused(elsewhere, FileObjection{scene.objection, scene.id, "有误"}) ==
        ErrorCode::not_in_circular);
  scene.now = Instant{shanghai_start_of(kMonday + 4).unix_ms - 1};
  scene.object();
  scene.now = shanghai_start_of(kMonday + 4);
  CHECK(scene.refused(scene.stranger, FileObjection{ObjectionId(testing::uuid_no(63)), scene.id,
                                                    "有误"}) == ErrorCode::objections_closed);
}

TEST_CASE("an objection written offline in time counts when it comes later") {
  Scene scene;
  scene.open();
  Operation late =
      scene.operation(scene.clerk, FileObjection{scene.objection, scene.id, "有误"}, 0);
  const Stamp stamp{scene.seq + 1, morning_of(kMonday + 5), 0};
  CHECK(decide(late, scene.clerk, scene.records, stamp).ok());
}

TEST_CASE("the office answers an objection once, and never its own unit's") {
  Scene scene;
  scene.open();
  scene.object();
  const AnswerObjection answer{scene.objection, true, "已核，重新取数"};
  const Actor insider{PersonId(testing::uuid_no(41)), scene.street, {Role::office}};
  CHECK(scene.refused(insider, answer) == ErrorCode::own_work);
  REQUIRE(scene.run(scene.office, answer));
  CHECK(scene.records.objection(scene.objection)->upheld);
  CHECK(scene.refused(scene.office, answer) == ErrorCode::already_decided);
}

TEST_CASE("a circular is published when the last day is over and every objection is answered") {
  Scene scene;
  scene.open();
  scene.object();
  CHECK(scene.refused(scene.office, PublishCircular{scene.id}) == ErrorCode::objections_open);
  scene.now = morning_of(kMonday + 4);
  CHECK(scene.refused(scene.office, PublishCircular{scene.id}) == ErrorCode::objections_unanswered);
  REQUIRE(scene.run(scene.office, AnswerObjection{scene.objection, false, "已核实无误"}));
  REQUIRE(scene.run(scene.office, PublishCircular{scene.id}));
  CHECK(scene.circular().state == PublicationState::published);
  CHECK(scene.circular().published->by == scene.office.person);
  const CircularFigures figures = testing::figures_of(scene);
  CHECK(scene.refused(scene.server, FreezeCircular{scene.id, scene.office.person, figures}) ==
        ErrorCode::circular_state);
  REQUIRE(scene.run(scene.office, WithdrawCircular{scene.id, "依据有误"}));
  CHECK(scene.circular().withdrawn->text == "依据有误");
}

TEST_CASE("the last day for objections does not lie in the past, and a title is needed") {
  Scene scene;
  REQUIRE(scene.run(scene.server, scene.draft_body()));
  CHECK(scene.refused(scene.office, OpenObjections{scene.id, kMonday - 1}) ==
        ErrorCode::until_passed);
  REQUIRE(scene.run(scene.office, WordCircular{scene.id, {{CircularPart::title, ""}}}));
  CHECK(scene.refused(scene.office, OpenObjections{scene.id, kMonday}) == ErrorCode::text_required);
}
