#include <doctest/doctest.h>

#include "model/limits.h"
#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

void declare(SmallLedger& ledger) {
  REQUIRE(ledger.run(ledger.clerk, ledger.report(100)));
  REQUIRE(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "验收单"}));
}

}  // namespace

TEST_CASE("publishing gives every named unit its assignment, and open groups none") {
  SmallLedger ledger;
  CHECK(ledger.records.assignments_of(ledger.dated).size() == 2);
  CHECK(ledger.records.assignments_of(ledger.undated).size() == 1);
  CHECK(ledger.assignment().stage == Stage::issued);
  CHECK(ledger.assignment().duty == Duty::responsible);
}

TEST_CASE("a plan is published once, by the office, with units that exist") {
  SmallLedger ledger;
  CHECK(ledger.run(ledger.office, ledger.publish()).error().code == ErrorCode::already_exists);
  PublishPlan fresh = ledger.publish();
  fresh.plan.id = PlanId(testing::uuid_no(300));
  int n = 301;
  for (Task& task : fresh.tasks) {
    task.id = TaskId(testing::uuid_no(n++));
    task.plan = fresh.plan.id;
  }
  CHECK(ledger.judge(ledger.lead, fresh, 0).error().code == ErrorCode::not_allowed);
  CHECK(ledger.judge(ledger.office, fresh, 0).ok());
  PublishPlan unknown_unit = fresh;
  unknown_unit.tasks[0].units[0].unit = UnitId(testing::uuid_no(999));
  CHECK(ledger.judge(ledger.office, unknown_unit, 0).error().code == ErrorCode::unit_unknown);
  PublishPlan twice = fresh;
  twice.tasks[1].id = twice.tasks[0].id;
  CHECK(ledger.judge(ledger.office, twice, 0).error().code == ErrorCode::already_exists);
  PublishPlan steered = fresh;
  steered.plan.steering.push_back({testing::kMonday, Cadence::monthly, 24, {}});
  CHECK(ledger.judge(ledger.office, steered, 0).error().code == ErrorCode::unknown_value);
  PublishPlan closed = fresh;
  closed.tasks[0].closed = Remark{"已销号", ledger.lead.person, ledger.now};
  CHECK(ledger.judge(ledger.office, closed, 0).error().code == ErrorCode::unknown_value);
  PublishPlan no_measure = fresh;
  no_measure.tasks[0].measure = 9;
  CHECK(ledger.judge(ledger.office, no_measure, 0).error().code == ErrorCode::unknown_value);
}

TEST_CASE("confirming a group gives its members their assignments, once") {
  SmallLedger ledger;
  const ConfirmGroup body{ledger.undated, "各街道", {ledger.street, ledger.other_street}};
  REQUIRE(ledger.run(ledger.office, body));
  CHECK(ledger.records.assignments_of(ledger.undated).size() == 3);
  REQUIRE(ledger.run(ledger.office, body));
  CHECK(ledger.records.assignments_of(ledger.undated).size() == 3);
  CHECK(ledger.records.task(ledger.undated)->groups[0].confirmed);
}

TEST_CASE("a group is confirmed by the office, with members, on the task as it now is") {
  SmallLedger ledger;
  ConfirmGroup body{ledger.undated, "各街道", {ledger.street}};
  CHECK(ledger.run(ledger.lead, body).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run_seen(ledger.office, body, 0).error().code == ErrorCode::stale);
  body.group = "各镇";
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::group_unknown);
  body = {ledger.undated, "各街道", {}};
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::group_empty);
  Task closed = *ledger.records.task(ledger.undated);
  closed.closed = Remark{"已销号", ledger.office.person, ledger.now};
  ledger.records.put(closed);
  body.members = {ledger.street};
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::task_closed);
}

TEST_CASE("the office gives an undated task a deadline within the plan's period, once") {
  SmallLedger ledger;
  AgreeDeadline body{ledger.undated, civil_from({2022, 1, 1})};
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::deadline_outside);
  body.deadline = civil_from({2021, 11, 30});
  CHECK(ledger.run(ledger.clerk, body).error().code == ErrorCode::not_allowed);
  REQUIRE(ledger.run(ledger.office, body));
  CHECK(ledger.records.task(ledger.undated)->deadline_agreed);
  CHECK(ledger.run(ledger.office, body).error().code == ErrorCode::deadline_agreed);
}

TEST_CASE("two colleagues may acknowledge offline; the second changes nothing") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, Acknowledge{ledger.own()}));
  const RecordSet before = ledger.records;
  const auto second = ledger.run(ledger.colleague, Acknowledge{ledger.own()});
  REQUIRE(second);
  CHECK(second->changed.empty());
  CHECK(ledger.records == before);
  CHECK(ledger.run(ledger.stranger, Acknowledge{ledger.own()}).error().code ==
        ErrorCode::foreign_unit);
}

TEST_CASE("complete is declared at 100 percent and accepted by somebody else") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(90)));
  CHECK(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), "材料"}).error().code ==
        ErrorCode::not_complete);
  SmallLedger fresh;
  declare(fresh);
  CHECK(fresh.run(fresh.clerk, AcceptCompletion{fresh.own()}).error().code == ErrorCode::own_work);
  CHECK(fresh.run(fresh.stranger, AcceptCompletion{fresh.own()}).error().code ==
        ErrorCode::not_allowed);
  CHECK(fresh.run(fresh.supervisor, AcceptCompletion{fresh.own()}).error().code ==
        ErrorCode::not_allowed);
  REQUIRE(fresh.run(fresh.lead, AcceptCompletion{fresh.own()}));
  CHECK(fresh.assignment().stage == Stage::completed);
  CHECK(fresh.assignment().completed_on == testing::kMonday);
}

TEST_CASE("the longest evidence makes a record that can be read back") {
  SmallLedger ledger;
  REQUIRE(ledger.run(ledger.clerk, ledger.report(100)));
  std::string evidence;
  for (size_t i = 0; i < kMaxNarrative; ++i) evidence += "证";
  REQUIRE(ledger.run(ledger.clerk, DeclareComplete{ledger.own(), evidence}));
  const json body = to_json(ledger.assignment());
  CHECK(record_from(Collection::assignment, body, 1).ok());
}

TEST_CASE("accepting a version that has changed meanwhile is refused") {
  SmallLedger ledger;
  declare(ledger);
  const uint64_t seen = ledger.assignment().version;
  REQUIRE(ledger.run(ledger.office, ReturnCompletion{ledger.own(), "缺照片"}));
  CHECK(ledger.run_seen(ledger.lead, AcceptCompletion{ledger.own()}, seen).error().code ==
        ErrorCode::stale);
  CHECK(ledger.assignment().stage == Stage::active);
  CHECK(ledger.assignment().note == "缺照片");
}

TEST_CASE("only the office cancels, and only what is not over") {
  SmallLedger ledger;
  CHECK(ledger.run(ledger.lead, CancelAssignment{ledger.own(), "并入"}).error().code ==
        ErrorCode::not_allowed);
  REQUIRE(ledger.run(ledger.office, CancelAssignment{ledger.own(), "并入"}));
  CHECK(ledger.run(ledger.office, CancelAssignment{ledger.own(), "并入"}).error().code ==
        ErrorCode::wrong_stage);
}

TEST_CASE("persons are the administrator's, units also the office's") {
  SmallLedger ledger;
  Person person;
  person.id = PersonId(testing::uuid_no(400));
  person.unit = ledger.street;
  person.name = "新人";
  person.roles = {Role::member};
  CHECK(ledger.run(ledger.office, PutPerson{person}).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run(ledger.admin, PutPerson{person}).ok());
  person.roles = {Role::office, Role::admin};
  CHECK(ledger.run(ledger.admin, PutPerson{person}).error().code == ErrorCode::roles_conflict);
  Person own = *ledger.records.person(ledger.admin.person);
  own.active = false;
  CHECK(ledger.run(ledger.admin, PutPerson{own}).error().code == ErrorCode::own_account);
  own.active = true;
  own.roles = {Role::member};
  CHECK(ledger.run(ledger.admin, PutPerson{own}).error().code == ErrorCode::own_account);
  Unit unit;
  unit.id = UnitId(testing::uuid_no(401));
  unit.name = "南湖街道";
  CHECK(ledger.run(ledger.clerk, PutUnit{unit}).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run(ledger.office, PutUnit{unit}).ok());
  unit.id = UnitId(testing::uuid_no(402));
  CHECK(ledger.run(ledger.office, PutUnit{unit}).error().code == ErrorCode::already_exists);
}

TEST_CASE("a person is erased once he is disabled, by another, and never comes back") {
  SmallLedger ledger;
  const PersonId whom = ledger.stranger.person;
  const ErasePerson erasure{whom, "本人申请", {{1, sha256("一")}}};
  CHECK(ledger.run(ledger.office, erasure).error().code == ErrorCode::not_allowed);
  CHECK(ledger.run(ledger.admin, erasure).error().code == ErrorCode::person_active);
  Person person = *ledger.records.person(whom);
  person.active = false;
  REQUIRE(ledger.run(ledger.admin, PutPerson{person}));
  CHECK(ledger.run_seen(ledger.admin, erasure, 0).error().code == ErrorCode::stale);
  const Actor himself{whom, ledger.other_street, {Role::admin}};
  CHECK(ledger.run(himself, erasure).error() == error(ErrorCode::own_account, "body.person"));
  REQUIRE(ledger.run(ledger.admin, erasure));
  const Person& erased = *ledger.records.person(whom);
  CHECK(erased.erased);
  CHECK(erased.name == kErasedName);
  CHECK(erased.unit == person.unit);
  CHECK(erased.roles == person.roles);
  CHECK_FALSE(erased.active);
  CHECK(ledger.run(ledger.admin, erasure).error().code == ErrorCode::person_erased);
  CHECK(ledger.run(ledger.admin, PutPerson{person}).error().code == ErrorCode::person_erased);
}

TEST_CASE("a person is not erased by the way, nor when there is none") {
  SmallLedger ledger;
  Person person = *ledger.records.person(ledger.clerk.person);
  person.erased = true;
  CHECK(ledger.run(ledger.admin, PutPerson{person}).error() ==
        error(ErrorCode::unknown_value, "body.person.erased", {"body.person.erased"}));
  const ErasePerson erasure{PersonId(testing::uuid_no(499)), "误登", {{1, {}}}};
  CHECK(ledger.run(ledger.admin, erasure).error() == error(ErrorCode::not_found, "body.person"));
}
