// Who may do what, and when: every cell of docs/operations.md's table, allowed and refused.
#include <doctest/doctest.h>

#include <array>
#include <set>

#include "support/every_operation.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

constexpr size_t kActors = 10;
constexpr std::array<const char*, kActors> kActorNames = {"clerk of the unit",
                                                          "head of the unit",
                                                          "clerk of another unit",
                                                          "head of a lead unit",
                                                          "clerk of a lead unit",
                                                          "office",
                                                          "supervisor",
                                                          "auditor",
                                                          "administrator",
                                                          "the server"};

std::array<Actor, kActors> actors_of(const SmallLedger& ledger) {
  const Actor head{PersonId(testing::uuid_no(31)), ledger.street, {Role::unit_lead}};
  const Actor lead_clerk{PersonId(testing::uuid_no(32)), ledger.lead_unit, {Role::member}};
  const Actor server{PersonId(testing::uuid_no(33)), UnitId(), {}, true};
  return {ledger.clerk, head,          ledger.stranger,   ledger.lead,
          lead_clerk,   ledger.office, ledger.supervisor, ledger.auditor,
          ledger.admin, server};
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
    case ErrorCode::assignment_over:
      return 'v';
    default:
      return '?';
  }
}

constexpr size_t kStages = 6;

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

std::string answers_at(OperationKind kind, Stage stage) {
  std::string answers;
  for (size_t i = 0; i < kActors; ++i) {
    SmallLedger ledger = ledger_at(stage);
    const Actor actor = actors_of(ledger)[i];
    OperationBody body = testing::body_of(kind, ledger);
    const uint64_t base = ledger.present_version(body);
    answers += answer_of(ledger.judge(actor, std::move(body), base));
  }
  return answers;
}

// + allowed · n not_allowed · f foreign_unit · w wrong_stage · o own_work · v assignment_over:
// a letter for each actor, in their order.
using Answers = const char*;

// The stages in their order: issued, active, declared, completed, suspended, cancelled.
struct StageRow {
  OperationKind kind;
  std::array<Answers, kStages> at;
};
constexpr Answers kStaff = "++ffffffff";
constexpr Answers kStaffWrongStage = "wwffffffff";
constexpr Answers kStaffOver = "vvffffffff";
constexpr Answers kHead = "n+ffffffff";
constexpr Answers kHeadWrongStage = "nwffffffff";
constexpr Answers kHeadOver = "nvffffffff";
constexpr Answers kReviewers = "oon+n+nnnn";
constexpr Answers kReviewersWrongStage = "oonwnwnnnn";
constexpr Answers kOffice = "nnnnn+nnnn";
constexpr Answers kOfficeWrongStage = "nnnnnwnnnn";
constexpr Answers kOfficeOver = "nnnnnvnnnn";

constexpr StageRow kStageRows[] = {
    {OperationKind::acknowledge, {kStaff, kStaff, kStaff, kStaff, kStaff, kStaff}},
    {OperationKind::submit_report,
     {kStaff, kStaff, kStaffWrongStage, kStaffWrongStage, kStaffWrongStage, kStaffWrongStage}},
    {OperationKind::declare_complete,
     {kStaffWrongStage, kStaff, kStaffWrongStage, kStaffWrongStage, kStaffWrongStage,
      kStaffWrongStage}},
    {OperationKind::accept_completion,
     {kReviewersWrongStage, kReviewersWrongStage, kReviewers, kReviewersWrongStage,
      kReviewersWrongStage, kReviewersWrongStage}},
    {OperationKind::return_completion,
     {kReviewersWrongStage, kReviewersWrongStage, kReviewers, kReviewersWrongStage,
      kReviewersWrongStage, kReviewersWrongStage}},
    {OperationKind::cancel_assignment,
     {kOffice, kOffice, kOffice, kOfficeWrongStage, kOffice, kOfficeWrongStage}},
    {OperationKind::suspend_assignment,
     {kOffice, kOffice, kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage,
      kOfficeWrongStage}},
    {OperationKind::resume_assignment,
     {kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage, kOffice,
      kOfficeWrongStage}},
    {OperationKind::reopen_assignment,
     {kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage, kOffice, kOfficeWrongStage,
      kOfficeWrongStage}},
    {OperationKind::exempt_from_cycle,
     {kOffice, kOffice, kOffice, kOfficeOver, kOffice, kOfficeOver}},
    {OperationKind::edit_action_plan,
     {kStaff, kStaff, kStaffWrongStage, kStaffOver, kStaff, kStaffOver}},
    {OperationKind::file_action_plan, {kHead, kHead, kHeadWrongStage, kHeadOver, kHead, kHeadOver}},
    {OperationKind::raise_problem, {kStaff, kStaff, kStaff, kStaffOver, kStaff, kStaffOver}},
    {OperationKind::send_reminder,
     {kOffice, kOffice, kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage,
      kOfficeWrongStage}},
    {OperationKind::issue_order,
     {kOffice, kOffice, kOfficeWrongStage, kOfficeWrongStage, kOfficeWrongStage,
      kOfficeWrongStage}},
    {OperationKind::file_extension,
     {kStaff, kStaff, kStaffWrongStage, kStaffWrongStage, kStaffWrongStage, kStaffWrongStage}},
};

// The same at every stage of the assignment.
struct SteadyRow {
  OperationKind kind;
  Answers answers;
};
constexpr SteadyRow kSteadyRows[] = {
    {OperationKind::publish_plan, kOffice},
    {OperationKind::steer_plan, kOffice},
    {OperationKind::put_unit, "nnnnn+nn+n"},
    {OperationKind::put_person, "nnnnnnnn+n"},
    {OperationKind::erase_person, "nnnnnnnn++"},
    {OperationKind::put_group, kOffice},
    {OperationKind::put_task_force, kOffice},
    {OperationKind::confirm_group, kOffice},
    {OperationKind::assign_unit, kOffice},
    {OperationKind::agree_deadline, kOffice},
    {OperationKind::close_task, kOffice},
    {OperationKind::reopen_task, kOffice},
    {OperationKind::open_cycle, "nnnnnnnnn+"},
    {OperationKind::close_cycle, "nnnnnnnnn+"},
    {OperationKind::accept_report, kReviewers},
    {OperationKind::return_report, kReviewers},
    {OperationKind::admit_late, kOffice},
    {OperationKind::decline_late, kOffice},
    {OperationKind::choose_field, "n+nnn+nnnn"},
    {OperationKind::approve_action_plan, kOffice},
    {OperationKind::return_action_plan, kOffice},
    {OperationKind::assign_problem, kReviewers},
    {OperationKind::resolve_problem, "++nnn+nnnn"},
    {OperationKind::answer_order, kStaff},
    {OperationKind::return_order, kOffice},
    {OperationKind::close_order, kOffice},
    {OperationKind::reopen_order, kOffice},
    {OperationKind::name_order, kOffice},
    {OperationKind::give_instruction, "nnnnnn+nnn"},
    {OperationKind::answer_instruction, kStaff},
    {OperationKind::grant_extension, kOffice},
    {OperationKind::refuse_extension, kOffice},
    {OperationKind::draft_circular, "nnnnnnnnn+"},
    {OperationKind::freeze_circular, "nnnnnnnnn+"},
    {OperationKind::word_circular, kOffice},
    {OperationKind::open_objections, kOffice},
    {OperationKind::file_objection, "+++++nnnnn"},
    {OperationKind::answer_objection, kOffice},
    {OperationKind::publish_circular, kOffice},
    {OperationKind::withdraw_circular, kOffice},
    {OperationKind::set_criteria, kOffice},
    {OperationKind::draft_assessment, "nnnnnnnnn+"},
    {OperationKind::freeze_assessment, "nnnnnnnnn+"},
    {OperationKind::adjust_score, kOffice},
    {OperationKind::open_assessment, kOffice},
    {OperationKind::publish_assessment, kOffice},
    {OperationKind::withdraw_assessment, kOffice},
    {OperationKind::draft_accountability, kOffice},
    {OperationKind::word_accountability, kOffice},
    {OperationKind::open_accountability, kOffice},
    {OperationKind::publish_accountability, kOffice},
    {OperationKind::correct_accountability, kOffice},
    {OperationKind::withdraw_accountability, kOffice},
};

}  // namespace

TEST_CASE("an operation that turns on the stage is allowed to whom, and when, the table says") {
  for (const StageRow& row : kStageRows) {
    for (size_t stage = 0; stage < kStages; ++stage) {
      CAPTURE(name_of(row.kind));
      CAPTURE(name_of(static_cast<Stage>(stage)));
      CHECK(answers_at(row.kind, static_cast<Stage>(stage)) == std::string(row.at[stage]));
    }
  }
}

TEST_CASE("any other operation is allowed to whom the table says, at every stage") {
  for (const SteadyRow& row : kSteadyRows) {
    for (size_t stage = 0; stage < kStages; ++stage) {
      CAPTURE(name_of(row.kind));
      CAPTURE(name_of(static_cast<Stage>(stage)));
      CHECK(answers_at(row.kind, static_cast<Stage>(stage)) == std::string(row.answers));
    }
  }
}

TEST_CASE("the table leaves out no operation and no stage") {
  std::set<OperationKind> kinds;
  for (const StageRow& row : kStageRows) kinds.insert(row.kind);
  for (const SteadyRow& row : kSteadyRows) kinds.insert(row.kind);
  CHECK(kinds.size() == kOperationKinds);
  CHECK(std::size(kStageRows) + std::size(kSteadyRows) == kOperationKinds);
  CHECK(kActorNames.size() == kActors);
}
