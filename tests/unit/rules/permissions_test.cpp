// Who may do what, and when: every cell of docs/operations.md's table, allowed and refused.
#include <doctest/doctest.h>

#include <array>

#include "support/small_ledger.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

constexpr size_t kActors = 9;
constexpr std::array<const char*, kActors> kActorNames = {"clerk of the unit",
                                                          "head of the unit",
                                                          "clerk of another unit",
                                                          "head of a lead unit",
                                                          "clerk of a lead unit",
                                                          "office",
                                                          "supervisor",
                                                          "auditor",
                                                          "administrator"};

std::array<Actor, kActors> actors_of(const SmallLedger& ledger) {
  const Actor head{PersonId(testing::uuid_no(31)), ledger.street, {Role::unit_lead}};
  const Actor lead_clerk{PersonId(testing::uuid_no(32)), ledger.lead_unit, {Role::member}};
  return {ledger.clerk,      head,           ledger.stranger,
          ledger.lead,       lead_clerk,     ledger.office,
          ledger.supervisor, ledger.auditor, ledger.admin};
}

// One letter for each answer.
char answer_of(const Result<Decision>& decision) {
  if (decision) return '+';
  switch (decision.error().code) {
    case ErrorCode::not_allowed:
      return 'n';
    case ErrorCode::foreign_unit:
      return 'f';
    case ErrorCode::wrong_stage:
      return 'w';
    case ErrorCode::own_work:
      return 'o';
    default:
      return '?';
  }
}

// An assignment at 100 percent, acknowledged, in that stage.
SmallLedger ledger_at(Stage stage) {
  SmallLedger ledger;
  Assignment assignment = ledger.assignment();
  assignment.stage = stage;
  if (stage != Stage::issued) {
    assignment.acknowledged_by = ledger.clerk.person;
    assignment.percent = 100;
  }
  ledger.records.put(assignment);
  return ledger;
}

struct StageRow {
  OperationKind kind;
  Stage stage;
  const char* answers;  // a letter for each actor
};

OperationBody body_of(OperationKind kind, SmallLedger& ledger) {
  switch (kind) {
    case OperationKind::acknowledge:
      return Acknowledge{ledger.own()};
    case OperationKind::submit_report:
      return ledger.report(100);
    case OperationKind::declare_complete:
      return DeclareComplete{ledger.own(), "验收单"};
    case OperationKind::accept_completion:
      return AcceptCompletion{ledger.own()};
    case OperationKind::return_completion:
      return ReturnCompletion{ledger.own(), "缺材料"};
    case OperationKind::cancel_assignment:
      return CancelAssignment{ledger.own(), "并入"};
    case OperationKind::confirm_group:
      return ConfirmGroup{ledger.undated, "各街道", {ledger.street}};
    case OperationKind::agree_deadline:
      return AgreeDeadline{ledger.undated, civil_from({2021, 11, 30})};
    case OperationKind::put_unit: {
      Unit unit;
      unit.id = UnitId(testing::uuid_no(41));
      unit.name = "南湖街道";
      return PutUnit{unit};
    }
    case OperationKind::put_person: {
      Person person;
      person.id = PersonId(testing::uuid_no(42));
      person.unit = ledger.street;
      person.name = "新人";
      person.roles = {Role::member};
      return PutPerson{person};
    }
    case OperationKind::publish_plan: {
      PublishPlan body = ledger.publish();
      body.plan.id = PlanId(testing::uuid_no(43));
      body.tasks.resize(1);
      body.tasks[0].id = TaskId(testing::uuid_no(44));
      body.tasks[0].plan = body.plan.id;
      return body;
    }
    default:
      break;
  }
  TZ_ASSERT(false);
}

std::string answers_at(OperationKind kind, Stage stage) {
  std::string answers;
  for (size_t i = 0; i < kActors; ++i) {
    SmallLedger ledger = ledger_at(stage);
    const Actor actor = actors_of(ledger)[i];
    OperationBody body = body_of(kind, ledger);
    const uint64_t base = ledger.present_version(body);
    answers += answer_of(ledger.judge(actor, std::move(body), base));
  }
  return answers;
}

// + allowed · n not_allowed · f foreign_unit · w wrong_stage · o own_work
constexpr StageRow kStageRows[] = {
    {OperationKind::acknowledge, Stage::issued, "++fffffff"},
    {OperationKind::acknowledge, Stage::active, "++fffffff"},
    {OperationKind::acknowledge, Stage::declared, "++fffffff"},
    {OperationKind::acknowledge, Stage::completed, "++fffffff"},
    {OperationKind::acknowledge, Stage::suspended, "++fffffff"},
    {OperationKind::acknowledge, Stage::cancelled, "++fffffff"},
    {OperationKind::submit_report, Stage::issued, "++fffffff"},
    {OperationKind::submit_report, Stage::active, "++fffffff"},
    {OperationKind::submit_report, Stage::declared, "wwfffffff"},
    {OperationKind::submit_report, Stage::completed, "wwfffffff"},
    {OperationKind::submit_report, Stage::suspended, "wwfffffff"},
    {OperationKind::submit_report, Stage::cancelled, "wwfffffff"},
    {OperationKind::declare_complete, Stage::issued, "wwfffffff"},
    {OperationKind::declare_complete, Stage::active, "++fffffff"},
    {OperationKind::declare_complete, Stage::declared, "wwfffffff"},
    {OperationKind::declare_complete, Stage::completed, "wwfffffff"},
    {OperationKind::declare_complete, Stage::suspended, "wwfffffff"},
    {OperationKind::declare_complete, Stage::cancelled, "wwfffffff"},
    {OperationKind::accept_completion, Stage::issued, "oonwnwnnn"},
    {OperationKind::accept_completion, Stage::active, "oonwnwnnn"},
    {OperationKind::accept_completion, Stage::declared, "oon+n+nnn"},
    {OperationKind::accept_completion, Stage::completed, "oonwnwnnn"},
    {OperationKind::accept_completion, Stage::suspended, "oonwnwnnn"},
    {OperationKind::accept_completion, Stage::cancelled, "oonwnwnnn"},
    {OperationKind::return_completion, Stage::issued, "oonwnwnnn"},
    {OperationKind::return_completion, Stage::active, "oonwnwnnn"},
    {OperationKind::return_completion, Stage::declared, "oon+n+nnn"},
    {OperationKind::return_completion, Stage::completed, "oonwnwnnn"},
    {OperationKind::return_completion, Stage::suspended, "oonwnwnnn"},
    {OperationKind::return_completion, Stage::cancelled, "oonwnwnnn"},
    {OperationKind::cancel_assignment, Stage::issued, "nnnnn+nnn"},
    {OperationKind::cancel_assignment, Stage::active, "nnnnn+nnn"},
    {OperationKind::cancel_assignment, Stage::declared, "nnnnn+nnn"},
    {OperationKind::cancel_assignment, Stage::completed, "nnnnnwnnn"},
    {OperationKind::cancel_assignment, Stage::suspended, "nnnnn+nnn"},
    {OperationKind::cancel_assignment, Stage::cancelled, "nnnnnwnnn"},
};

struct OfficeRow {
  OperationKind kind;
  const char* answers;
};
constexpr OfficeRow kOfficeRows[] = {{OperationKind::publish_plan, "nnnnn+nnn"},
                                     {OperationKind::put_unit, "nnnnn+nn+"},
                                     {OperationKind::put_person, "nnnnnnnn+"},
                                     {OperationKind::confirm_group, "nnnnn+nnn"},
                                     {OperationKind::agree_deadline, "nnnnn+nnn"}};

}  // namespace

TEST_CASE("every operation on an assignment is allowed to whom, and when, the table says") {
  for (const StageRow& row : kStageRows) {
    CAPTURE(name_of(row.kind));
    CAPTURE(name_of(row.stage));
    CHECK(answers_at(row.kind, row.stage) == row.answers);
  }
}

TEST_CASE("every operation on plans and people is allowed to whom the table says") {
  for (const OfficeRow& row : kOfficeRows) {
    CAPTURE(name_of(row.kind));
    CHECK(answers_at(row.kind, Stage::issued) == row.answers);
  }
}

TEST_CASE("the table leaves out no operation and no stage") {
  CHECK(std::size(kStageRows) == (kOperationKinds - std::size(kOfficeRows)) * 6);
  CHECK(kActorNames.size() == kActors);
}
