#include "rules/operation.h"

#include <doctest/doctest.h>

#include "rules/cycle.h"
#include "rules/judge_common.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

// With a row in every table.
CircularFigures full_figures(const SmallLedger& ledger) {
  CircularFigures out = testing::figures_of(ledger);
  out.percent = 40;
  out.expected = 55;
  out.cycle_first = testing::kMonday - 7;
  out.cycle_last = testing::kMonday - 1;
  out.tasks = {
      {ledger.dated, "(一)1", "窗口统一受理", "区数据局", Light::red, 40, 55, testing::kMonday},
      {ledger.undated, "(二)1", "网上办理", "", Light::grey, 0, 0, std::nullopt}};
  out.units.front().lights = {1, 2, 3, 4, 5};
  out.missed = {{ledger.own(), ledger.street, "东河街道", "(一)1"}};
  out.problems = {{ProblemId(testing::uuid_no(502)), "东河街道", "(一)1", "缺经费",
                   Severity::severe, testing::kMonday}};
  out.orders = {{OrderId(testing::uuid_no(503)), 2021, 3, "东河街道", "(一)1", testing::kMonday}};
  return out;
}

// Of every kind, with every parameter.
std::vector<Criterion> full_criteria() {
  return {{CriterionKind::completion, 30, 40, 30}, {CriterionKind::progress, 20},
          {CriterionKind::reporting, 20, 60, 30},  {CriterionKind::returns, 10},
          {CriterionKind::orders, 10, 0, 30},      {CriterionKind::problems, 10, 50, 20}};
}

// With a row of every finding.
AssessmentFigures full_scores(const SmallLedger& ledger) {
  AssessmentFigures out = testing::scores_of(ledger);
  out.edition = 2;
  out.criteria = full_criteria();
  for (AssessedUnit& unit : out.units) unit.scores.resize(out.criteria.size());
  std::vector<EvidenceRow>& rows = out.units.front().scores.back().evidence;
  for (int i = 0; i < kFindings; ++i) {
    EvidenceRow row = out.units.front().scores.front().evidence.front();
    row.finding = static_cast<Finding>(i);
    row.count = i + 1;
    if (row.finding == Finding::progress) {
      row.percent = 40;
      row.expected = 55;
    }
    rows.push_back(row);
  }
  return out;
}

// One of each kind, every optional part of it filled in, in the order of the kinds.
std::vector<OperationBody> one_of_each(SmallLedger& ledger) {
  const AssignmentId own = ledger.own();
  const UnitId street = ledger.street;
  const CivilDate day = testing::kMonday;
  const ReportId report_id(testing::uuid_no(501));
  const ProblemId problem(testing::uuid_no(502));
  const OrderId order(testing::uuid_no(503));
  const InstructionId instruction(testing::uuid_no(504));
  const ExtensionId extension(testing::uuid_no(505));
  const CircularId circular(testing::uuid_no(508));
  const ObjectionId objection(testing::uuid_no(509));
  const AssessmentId assessment(testing::uuid_no(510));
  const AccountabilityId entry(testing::uuid_no(511));
  const AccountabilityWords wrong = testing::entry_words(AccountabilityKind::accountability);
  CircularWords words;
  words[0] = "关于【方案名称】的通报";
  SubmitReport report = ledger.report(40);
  report.content.values = {{0, *decimal_from("1.5")}};
  report.replaces = ReportId(testing::uuid_no(5));
  return {ledger.publish(),
          PutUnit{ledger.records.units().begin()->second},
          PutPerson{ledger.records.persons().begin()->second},
          ErasePerson{ledger.clerk.person, "本人申请", {{3, sha256("一")}, {9, sha256("二")}}},
          ConfirmGroup{ledger.undated, "各街道", {street}},
          AgreeDeadline{ledger.undated, day},
          Acknowledge{own},
          report,
          DeclareComplete{own, "依据"},
          AcceptCompletion{own},
          ReturnCompletion{own, "原因"},
          CancelAssignment{own, "原因"},
          SteerPlan{ledger.plan, {day, Cadence::quarterly, 24, {10, 70, 15}}},
          AssignUnit{ledger.dated, street, Duty::supporting},
          OpenCycle{ledger.plan, day},
          CloseCycle{ledger.plan, day},
          ExemptFromCycle{own, day, "原因"},
          CloseTask{ledger.dated, "已核"},
          ReopenTask{ledger.dated, "原因"},
          PutGroup{{GroupId(testing::uuid_no(506)), "各街道", {street}, 0}},
          SuspendAssignment{own, "原因"},
          ResumeAssignment{own},
          ReopenAssignment{own, "原因"},
          AcceptReport{report_id},
          ReturnReport{report_id, "原因"},
          AdmitLate{report_id},
          DeclineLate{report_id, "原因"},
          EditActionPlan{own, {{PlanField::goal, "目标"}, {PlanField::deadline, ""}}},
          ChooseField{own, PlanField::measures, "措施"},
          FileActionPlan{own},
          ApproveActionPlan{own},
          ReturnActionPlan{own, "原因"},
          RaiseProblem{problem, own, "缺经费", Severity::severe},
          AssignProblem{problem, street, Severity::normal},
          ResolveProblem{problem, "已拨付"},
          SendReminder{ReminderId(testing::uuid_no(507)), own, "请抓紧"},
          IssueOrder{order, own, "依据", "事实", "要求", day},
          AnswerOrder{order, "已整改"},
          ReturnOrder{order, "原因"},
          CloseOrder{order, "已核"},
          ReopenOrder{order, "原因"},
          NameOrder{order},
          GiveInstruction{instruction, ledger.dated, "请报进展"},
          AnswerInstruction{instruction, "已办理"},
          FileExtension{extension, own, day, "原因"},
          GrantExtension{extension},
          RefuseExtension{extension, "原因"},
          DraftCircular{circular, ledger.office.person, full_figures(ledger), words},
          FreezeCircular{circular, ledger.office.person, full_figures(ledger)},
          WordCircular{circular, {{CircularPart::title, "通报"}, {CircularPart::number, ""}}},
          OpenObjections{circular, day},
          FileObjection{objection, circular, "数据有误"},
          AnswerObjection{objection, true, "已核"},
          PublishCircular{circular},
          WithdrawCircular{circular, "有误"},
          SetCriteria{ledger.plan, full_criteria(), "提高时效权重"},
          DraftAssessment{assessment, ledger.office.person, full_scores(ledger)},
          FreezeAssessment{assessment, ledger.office.person, full_scores(ledger)},
          AdjustScore{assessment, street, -150, "迟交材料"},
          OpenAssessment{assessment, day},
          PublishAssessment{assessment},
          WithdrawAssessment{assessment, "有误"},
          DraftAccountability{entry, street, order, wrong},
          WordAccountability{entry, wrong},
          OpenAccountability{entry, day},
          PublishAccountability{entry},
          CorrectAccountability{entry, "事由", "决定", "原因"},
          WithdrawAccountability{entry, "有误"},
          PutTaskForce{{TaskForceId(testing::uuid_no(512)),
                        "监管工作专班",
                        street,
                        {ledger.dated},
                        {ledger.lead_unit},
                        true,
                        0}}};
}

}  // namespace

TEST_CASE("every kind of operation survives its JSON form") {
  SmallLedger ledger;
  const std::vector<OperationBody> bodies = one_of_each(ledger);
  REQUIRE(bodies.size() == kOperationKinds);
  for (size_t i = 0; i < bodies.size(); ++i) {
    Operation operation = ledger.operation(ledger.clerk, bodies[i], 3);
    operation.after = OperationId(testing::uuid_no(6));
    CAPTURE(name_of(kind_of(operation)));
    CHECK(kind_of(operation) == static_cast<OperationKind>(i));
    const json written = to_json(operation);
    const Result<Operation> read = operation_from(written);
    REQUIRE(read.ok());
    CHECK(to_json(*read) == written);
    CHECK(digest_of(to_json(*read)) == digest_of(written));
  }
}

TEST_CASE("an objection names exactly one thing that it is about") {
  SmallLedger ledger;
  const AssessmentId assessment(testing::uuid_no(510));
  const FileObjection about{ObjectionId(testing::uuid_no(509)), assessment, "有误"};
  json written = to_json(ledger.operation(ledger.clerk, about, 0));
  CHECK(written["body"]["assessment"] == to_string(assessment));
  CHECK_FALSE(written["body"].contains("circular"));
  const Result<Operation> read = operation_from(written);
  REQUIRE(read.ok());
  CHECK(std::get_if<FileObjection>(&read->body)->about == ObjectionSubject(assessment));
  written["body"]["circular"] = to_string(testing::uuid_no(508));
  CHECK(operation_from(written).error().code == ErrorCode::unknown_value);
  written["body"].erase("circular");
  written["body"].erase("assessment");
  CHECK(operation_from(written).error().field == "body.circular");
  written["body"]["accountability"] = to_string(testing::uuid_no(511));
  CHECK(operation_from(written).ok());
}

TEST_CASE("an entry of the register names exactly one thing that it stands on") {
  SmallLedger ledger;
  const CircularId circular(testing::uuid_no(508));
  const DraftAccountability draft{AccountabilityId(testing::uuid_no(511)), ledger.street, circular,
                                  testing::entry_words()};
  json written = to_json(ledger.operation(ledger.office, draft, 0));
  CHECK(written["body"]["circular"] == to_string(circular));
  CHECK(written["body"]["kind"] == "exposure");
  const Result<Operation> read = operation_from(written);
  REQUIRE(read.ok());
  CHECK(std::get_if<DraftAccountability>(&read->body)->basis == AccountabilityBasis(circular));
  written["body"]["order"] = to_string(testing::uuid_no(503));
  CHECK(operation_from(written).error().code == ErrorCode::unknown_value);
  written["body"].erase("order");
  written["body"].erase("circular");
  const Error missing = operation_from(written).error();
  CHECK(missing.code == ErrorCode::missing_field);
  CHECK(missing.field == "body.order");
}

TEST_CASE("an erasure names each text once, in the order of the log, by a whole digest") {
  SmallLedger ledger;
  const ErasePerson erasure{ledger.clerk.person, "本人申请", {{3, {}}, {9, {}}}};
  const json good = to_json(ledger.operation(ledger.admin, erasure, 0));
  REQUIRE(operation_from(good).ok());
  json twice = good;
  twice["body"]["texts"][1]["seq"] = 3;
  CHECK(operation_from(twice).error() ==
        error(ErrorCode::unknown_value, "body.texts", {"body.texts"}));
  json cut = good;
  cut["body"]["texts"][1]["digest"] = "00";
  CHECK(operation_from(cut).error().field == "body.texts[1].digest");
  json none = good;
  none["body"]["texts"] = json::array();
  CHECK(operation_from(none).error().code == ErrorCode::missing_field);
}

TEST_CASE("criteria that name a kind twice, or none at all, are refused for their form") {
  SmallLedger ledger;
  json written =
      to_json(ledger.operation(ledger.office, SetCriteria{ledger.plan, full_criteria(), ""}, 0));
  written["body"]["criteria"][1]["kind"] = "completion";
  written["body"]["criteria"][1]["late_percent"] = 50;
  CHECK(operation_from(written).error().field == "body.criteria[1].kind");
  written["body"]["criteria"] = json::array();
  CHECK(operation_from(written).error().code == ErrorCode::missing_field);
}

TEST_CASE("an unknown kind, a newer schema and a wrong type are told apart") {
  SmallLedger ledger;
  const json good = to_json(ledger.operation(ledger.clerk, ledger.report(40), 0));
  json kind = good;
  kind["kind"] = "report.shred";
  CHECK(operation_from(kind).error().code == ErrorCode::unknown_operation);
  json schema = good;
  schema["schema"] = kOperationSchema + 1;
  CHECK(operation_from(schema).error().code == ErrorCode::unknown_schema);
  json percent = good;
  percent["body"]["content"]["percent"] = 101;
  CHECK(operation_from(percent).error().field == "body.content.percent");
  json narrative = good;
  narrative["body"]["content"]["narrative"] = std::string(8001, 'x');
  CHECK(operation_from(narrative).error().code == ErrorCode::text_too_long);
  CHECK(operation_from(json::array()).error().code == ErrorCode::wrong_type);
}

TEST_CASE("cycles hold every day once and follow each other without a gap") {
  for (Cadence cadence :
       {Cadence::weekly, Cadence::half_monthly, Cadence::monthly, Cadence::quarterly}) {
    CAPTURE(name_of(cadence));
    Plan plan;
    plan.cadence = cadence;
    for (CivilDate day = civil_from({2020, 1, 1}); day < civil_from({2021, 3, 1}); day = day + 1) {
      const Cycle cycle = cycle_of(plan, day);
      CHECK((cycle.first <= day && day <= cycle.last));
      CHECK(cycle_of(plan, cycle.last) == cycle);
      CHECK(previous_cycle(plan, cycle).last + 1 == cycle.first);
    }
  }
}

TEST_CASE("a change of cadence leaves no day out and gives none to two cycles") {
  Plan plan;
  plan.cadence = Cadence::weekly;
  plan.steering.push_back({civil_from({2021, 5, 24}), Cadence::monthly, 24, {}});
  plan.steering.push_back({civil_from({2021, 8, 1}), Cadence::half_monthly, 24, {}});
  for (CivilDate day = civil_from({2021, 5, 1}); day < civil_from({2021, 9, 1}); day = day + 1) {
    const Cycle cycle = cycle_of(plan, day);
    CHECK((cycle.first <= day && day <= cycle.last));
    CHECK(cycle_of(plan, cycle.first) == cycle);
    CHECK(cycle_of(plan, cycle.last) == cycle);
    CHECK(previous_cycle(plan, cycle).last + 1 == cycle.first);
  }
  CHECK(cycle_of(plan, civil_from({2021, 5, 30})) ==
        Cycle{civil_from({2021, 5, 24}), civil_from({2021, 5, 31})});
}

TEST_CASE("a cycle closes at midnight in Shanghai after its last day") {
  const Cycle week = window_of(Cadence::weekly, testing::kMonday);
  CHECK(cutoff_of(week).unix_ms == shanghai_start_of(testing::kMonday + 7).unix_ms);
  const Instant cutoff = cutoff_of(week);
  const Instant before{cutoff.unix_ms - 1};
  CHECK(timing_of(week, 72, before, before) == Timing::on_time);
  CHECK(timing_of(week, 72, before, cutoff) == Timing::on_time_sent_late);
  CHECK(timing_of(week, 72, cutoff, cutoff) == Timing::late);
}

TEST_CASE("an operation's digest and an assignment's id are those of docs/forms.md") {
  const char* text =
      R"({"id":"01900000-0000-7000-8000-00000000000a","device":"01900000-0000-7000-8000-00000000000b",
 "device_seq":7,"actor":"01900000-0000-7000-8000-00000000000c","base":41,"device_time":1782727920000,
 "schema":2,"kind":"report.submit","body":{"report":"01900000-0000-7000-8000-00000000000d",
 "assignment":"a5a466ad-2b9d-88b0-b2e6-c3bdd98e6c37","content":{"percent":40,"narrative":"已完成部署。"}}})";
  const char* digest = "df0b991835d6363d138702d8f2c0e759f6493d67e61a637df7e2dc1775305071";
  const Result<json> value = parse_json(text);
  REQUIRE(value.ok());
  CHECK(to_hex(digest_of(*value)) == digest);
  const Result<Operation> operation = operation_from(*value);
  REQUIRE(operation.ok());
  CHECK(to_hex(sha256(canonical(to_json(*operation)))) == digest);
  const auto id = [](const char* uuid) { return *uuid_from(uuid); };
  CHECK(assignment_id_for(TaskId(id("01900000-0000-7000-8000-000000000002")),
                          UnitId(id("01900000-0000-7000-8000-000000000003")))
            .uuid == id("a5a466ad-2b9d-88b0-b2e6-c3bdd98e6c37"));
}
