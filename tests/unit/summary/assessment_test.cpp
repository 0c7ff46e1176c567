// What an assessment counts of the ledger, and what points it makes of that; worked by hand.
#include "summary/assessment.h"

#include <doctest/doctest.h>

#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::morning_of;
using tz::testing::SmallLedger;

namespace {

// The small ledger, assessed by one criterion alone over the thirty days after its first Monday.
struct Scene : SmallLedger {
  CivilDate first = kMonday;
  CivilDate last = kMonday + 30;
  CivilDate as_of = kMonday + 40;

  explicit Scene(const Criterion& criterion) {
    Criteria all;
    all.id = criteria_id_for(plan);
    all.plan = plan;
    all.editions.push_back({{criterion}, testing::remark_by(office, *this)});
    all.version = ++seq;
    records.put(all);
  }

  AssessmentFigures figures() const {
    const auto out = assessment_figures(records, {plan, first, last, 1, as_of});
    REQUIRE(out.has_value());
    return *out;
  }
  CriterionScore score_of(UnitId unit) const {
    const AssessmentFigures all = figures();
    const AssessedUnit* found = all.of(unit);
    return found == nullptr ? CriterionScore{} : found->scores.front();
  }
  CriterionScore score() const { return score_of(street); }
  // Of the one row that there is.
  EvidenceRow only() const {
    const CriterionScore all = score();
    REQUIRE(all.evidence.size() == 1);
    return all.evidence.front();
  }

  template <class Change>
  void change(Change change) {
    Assignment next = assignment();
    change(next);
    next.version = ++seq;
    records.put(next);
  }
  void complete(CivilDate on) {
    change([&](Assignment& next) {
      next.stage = Stage::completed;
      next.completed_on = on;
    });
  }
  Report& put(Report& report) {
    report.assignment = own();
    report.id = id_of_next();
    report.author = clerk.person;
    report.unit = street;
    report.version = ++seq;
    records.put(report);
    return report;
  }
  ReportId id_of_next() { return ReportId(testing::uuid_no(next_id++)); }
  // Of that cycle, written on that day.
  Report report_on(CivilDate cycle, CivilDate day, Timing timing = Timing::on_time) {
    Report report;
    report.cycle = cycle;
    report.content.percent = 40;
    report.written_at = report.received_at = morning_of(day);
    report.timing = timing;
    return put(report);
  }
  void close_cycle(CivilDate cycle_first) {
    ReportingCycle cycle;
    cycle.id = cycle_id_for(plan, cycle_first);
    cycle.plan = plan;
    cycle.first = cycle_first;
    cycle.last = cycle_first + 6;
    cycle.opened_at = cycle.closed_at.emplace(morning_of(cycle_first + 10));
    cycle.version = ++seq;
    records.put(cycle);
  }
  void miss(CivilDate cycle, bool excused) {
    MissedReport missed;
    missed.assignment = own();
    missed.cycle = cycle;
    missed.id = missed_report_id_for(missed.assignment, cycle);
    if (excused) missed.exemption = Exemption{"停电", office.person, now};
    missed.version = ++seq;
    records.put(missed);
  }
};

struct CompletionScene : Scene {
  CompletionScene() : Scene({CriterionKind::completion, 100, 40}) {
    change([](Assignment& next) { next.deadline = kMonday + 10; });
  }
};

// Scores with those numbers of things, each of that worth.
std::vector<CriterionScore> scored(const std::vector<std::pair<int32_t, int32_t>>& rows) {
  std::vector<CriterionScore> out;
  for (const auto& [count, worth] : rows) {
    CriterionScore score;
    score.items = count;
    if (count > 0) {
      EvidenceRow row;
      row.count = count;
      row.worth = worth;
      score.evidence.push_back(row);
    }
    out.push_back(score);
  }
  return out;
}

}  // namespace

TEST_CASE("a share done by its deadline counts in full, late in part, open for nothing") {
  CompletionScene scene;
  scene.complete(kMonday + 10);
  CHECK(scene.only().finding == Finding::completed_in_time);
  CHECK(scene.score().points == 10000);
  scene.complete(kMonday + 12);
  CHECK(scene.only().finding == Finding::completed_late);
  CHECK(scene.only().done == kMonday + 12);
  CHECK(scene.score().points == 4000);
  scene.complete(kMonday + 31);
  CHECK(scene.only().finding == Finding::not_completed);
  CHECK(scene.score().points == 0);
  CHECK(scene.score().out_of == 10000);
}

TEST_CASE("a share counts as done on the day the full percent was written, not when accepted") {
  CompletionScene scene;
  Report report;
  report.cycle = kMonday + 7;
  report.content.percent = 100;
  report.written_at = report.received_at = morning_of(kMonday + 9);
  const ReportId id = scene.put(report).id;
  scene.change([&](Assignment& next) {
    next.current_report = id;
    next.percent = 100;
  });
  scene.complete(kMonday + 14);
  CHECK(scene.only().finding == Finding::completed_in_time);
  CHECK(scene.only().done == kMonday + 9);
}

TEST_CASE("what waits for its acceptance, is suspended or cancelled is not held against a unit") {
  CompletionScene scene;
  CHECK(scene.score().items == 1);
  for (const Stage stage : {Stage::declared, Stage::suspended, Stage::cancelled}) {
    CAPTURE(name_of(stage));
    scene.change([&](Assignment& next) { next.stage = stage; });
    CHECK(scene.score().items == 0);
  }
  CHECK(scene.figures().of(scene.street) == nullptr);
}

TEST_CASE("a deadline counts from the day after it on, and only where it lies in the period") {
  CompletionScene scene;
  scene.as_of = kMonday + 10;
  CHECK(scene.score().items == 0);
  scene.as_of = kMonday + 11;
  CHECK(scene.score().items == 1);
  scene.first = kMonday + 11;
  scene.as_of = kMonday + 40;
  CHECK(scene.score().items == 0);
}

TEST_CASE("an open share of a task that is closed out asks nothing of its unit") {
  CompletionScene scene;
  Task task = *scene.records.task(scene.dated);
  task.closed = testing::remark_by(scene.office, scene);
  scene.records.put(task);
  CHECK(scene.score().items == 0);
  scene.complete(kMonday + 10);
  CHECK(scene.score().items == 1);
}

TEST_CASE("progress is the percent at the period's end against what was expected then") {
  Scene scene({CriterionKind::progress, 100});
  scene.last = kMonday + 50;
  scene.as_of = kMonday + 60;
  scene.change([](Assignment& next) { next.deadline = kMonday + 100; });
  CHECK(scene.only().expected == 50);
  CHECK(scene.score().points == 0);
  scene.report_on(kMonday + 35, kMonday + 40);
  CHECK(scene.only().percent == 40);
  CHECK(scene.only().worth == 80);
  CHECK(scene.score().points == 8000);
  Report late;
  late.cycle = kMonday + 49;
  late.content.percent = 90;
  late.written_at = late.received_at = morning_of(kMonday + 51);
  scene.put(late);
  CHECK(scene.only().percent == 40);
  scene.last = kMonday + 51;
  CHECK(scene.only().worth == 100);
}

TEST_CASE("a share's part of what was expected is rounded down") {
  Scene scene({CriterionKind::progress, 100});
  scene.last = kMonday + 60;
  scene.as_of = kMonday + 60;
  scene.change([](Assignment& next) { next.deadline = kMonday + 100; });
  scene.report_on(kMonday + 7, kMonday + 8);
  CHECK(scene.only().expected == 60);
  CHECK(scene.only().worth == 66);
  CHECK(scene.score().points == 6600);
}

TEST_CASE("a share without a deadline has nothing to be measured against") {
  Scene scene({CriterionKind::progress, 100});
  scene.first = kMonday;
  scene.last = kMonday + 20;
  CHECK(scene.score_of(scene.lead_unit).items == 1);
}

TEST_CASE("reports of closed cycles count in time, late or not at all; excused ones do not") {
  Scene scene({CriterionKind::reporting, 100, 50});
  for (int week = 0; week < 5; ++week) scene.close_cycle(kMonday + week * 7);
  scene.report_on(kMonday, kMonday + 2);
  scene.report_on(kMonday + 7, kMonday + 9, Timing::on_time_sent_late);
  scene.miss(kMonday + 14, false);
  const Report late = scene.report_on(kMonday + 14, kMonday + 16, Timing::late);
  scene.miss(kMonday + 21, true);
  CHECK(scene.score().items == 3);
  CHECK(scene.score().points == 8333);
  scene.records.erase({Collection::report, late.id.uuid});
  const CriterionScore score = scene.score();
  CHECK(score.points == 6667);
  REQUIRE(score.evidence.size() == 2);
  CHECK(score.evidence[0].finding == Finding::not_reported);
  CHECK(score.evidence[0].due == kMonday + 14);
  CHECK(score.evidence[1].finding == Finding::reported_in_time);
  CHECK(score.evidence[1].count == 2);
  CHECK(score.evidence[1].record == scene.own().uuid);
}

TEST_CASE("a cycle counts where its last day lies in the period, once it is closed") {
  Scene scene({CriterionKind::reporting, 100, 50});
  scene.report_on(kMonday, kMonday + 2);
  CHECK(scene.score().items == 0);
  scene.close_cycle(kMonday);
  CHECK(scene.score().items == 1);
  scene.first = kMonday + 7;
  CHECK(scene.score().items == 0);
}

TEST_CASE("a correction that came late does no harm to a report that came in time") {
  Scene scene({CriterionKind::reporting, 100, 0});
  scene.close_cycle(kMonday);
  const Report report = scene.report_on(kMonday, kMonday + 2);
  Report correction = report;
  correction.replaces = report.id;
  correction.timing = Timing::late;
  correction.written_at = correction.received_at = morning_of(kMonday + 12);
  scene.put(correction);
  CHECK(scene.only().finding == Finding::reported_in_time);
}

TEST_CASE("a report that was returned counts for nothing, one that stands in full") {
  Scene scene({CriterionKind::returns, 100});
  Report returned = scene.report_on(kMonday, kMonday + 2);
  returned.review = Review{false, {"缺照片", scene.office.person, morning_of(kMonday + 3)}};
  scene.records.put(returned);
  scene.report_on(kMonday + 7, kMonday + 8);
  scene.report_on(kMonday + 14, kMonday + 15);
  scene.report_on(kMonday + 35, kMonday + 36);
  const CriterionScore score = scene.score();
  CHECK(score.items == 3);
  CHECK(score.points == 6667);
  CHECK(score.evidence.front().finding == Finding::report_returned);
  CHECK(score.evidence.front().record == returned.id.uuid);
  CHECK(score.evidence.front().done == kMonday + 3);
}

TEST_CASE("an order counts by its first answer, and for nothing while an answer is owed") {
  Scene scene({CriterionKind::orders, 100, 30});
  testing::put_order(scene, OrderState::issued, kMonday + 5);
  CHECK(scene.only().finding == Finding::order_unanswered);
  SupervisionOrder order = scene.records.all_of<SupervisionOrder>().begin()->second;
  order.state = OrderState::answered;
  order.steps.push_back(
      {OrderAct::answered, {"已改", scene.clerk.person, morning_of(kMonday + 5)}});
  scene.records.put(order);
  CHECK(scene.only().finding == Finding::order_in_time);
  order.steps.front().remark.at = morning_of(kMonday + 6);
  scene.records.put(order);
  CHECK(scene.only().finding == Finding::order_late);
  CHECK(scene.score().points == 3000);
  order.state = OrderState::issued;
  order.steps.push_back({OrderAct::returned, testing::remark_by(scene.office, scene)});
  scene.records.put(order);
  CHECK(scene.score().points == 0);
  scene.as_of = kMonday + 5;
  CHECK(scene.score().items == 0);
}

TEST_CASE("a problem counts with the unit that owns it, by the days in which it was resolved") {
  Scene scene({CriterionKind::problems, 100, 50, 10});
  testing::put_problem(scene);
  Problem problem = scene.records.all_of<Problem>().begin()->second;
  CHECK(scene.only().finding == Finding::problem_open);
  CHECK(scene.only().due == kMonday + 10);
  problem.owner = scene.lead_unit;
  scene.records.put(problem);
  CHECK(scene.score().items == 0);
  CHECK(scene.score_of(scene.lead_unit).items == 1);
  problem.resolution = Remark{"已拨付", scene.lead.person, morning_of(kMonday + 10)};
  scene.records.put(problem);
  CHECK(scene.score_of(scene.lead_unit).points == 10000);
  problem.resolution->at = morning_of(kMonday + 11);
  scene.records.put(problem);
  CHECK(scene.score_of(scene.lead_unit).points == 5000);
  scene.as_of = kMonday + 9;
  CHECK(scene.score_of(scene.lead_unit).items == 0);
}

TEST_CASE("each criterion gives of its weight what its things are worth on average") {
  std::vector<CriterionScore> scores = scored({{3, 50}, {1, 100}, {4, 75}, {1, 0}, {2, 33}});
  give_points(first_criteria(), scores);
  CHECK(scores[0].out_of == 4000);
  CHECK(scores[0].points == 2000);
  CHECK(scores[1].points == 2000);
  CHECK(scores[2].points == 1500);
  CHECK(scores[3].points == 0);
  CHECK(scores[4].points == 330);
}

TEST_CASE("points are rounded half up to hundredths") {
  const std::vector<Criterion> criteria{{CriterionKind::returns, 100}};
  std::vector<CriterionScore> thirds = scored({{3, 0}});
  thirds[0].evidence[0] = {};
  thirds[0].evidence[0].worth = 100;
  give_points(criteria, thirds);
  CHECK(thirds[0].points == 3333);
  thirds[0].evidence[0].count = 2;
  give_points(criteria, thirds);
  CHECK(thirds[0].points == 6667);
  // 10000 · 1/1600 is 6.25 and so 6; 10000 · 3/800 is 37.5 and so 38.
  std::vector<CriterionScore> small = scored({{16, 0}});
  small[0].evidence[0].count = 1;
  small[0].evidence[0].worth = 1;
  give_points(criteria, small);
  CHECK(small[0].points == 6);
  small[0].items = 8;
  small[0].evidence[0].worth = 3;
  give_points(criteria, small);
  CHECK(small[0].points == 38);
}

TEST_CASE("the weight of what did not happen goes to the other criteria, and the sum stays whole") {
  std::vector<CriterionScore> scores = scored({{1, 100}, {1, 100}, {1, 100}, {1, 100}, {0, 0}});
  give_points(first_criteria(), scores);
  CHECK(scores[0].out_of == 4445);
  CHECK(scores[1].out_of == 2222);
  CHECK(scores[2].out_of == 2222);
  CHECK(scores[3].out_of == 1111);
  CHECK(scores[4].out_of == 0);
  std::vector<CriterionScore> alone = scored({{0, 0}, {0, 0}, {0, 0}, {0, 0}, {2, 50}});
  give_points(first_criteria(), alone);
  CHECK(alone[4].out_of == 10000);
  CHECK(alone[4].points == 5000);
  std::vector<CriterionScore> nothing = scored({{0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}});
  give_points(first_criteria(), nothing);
  CHECK(nothing[0].out_of == 0);
}

TEST_CASE("units stand in the register's order, and one with nothing due has no score") {
  SmallLedger ledger;
  Unit unit = *ledger.records.unit(ledger.lead_unit);
  unit.order = 5;
  ledger.records.put(unit);
  const auto figures =
      assessment_figures(ledger.records, {ledger.plan, kMonday - 9, kMonday - 3, 0, kMonday});
  REQUIRE(figures.has_value());
  REQUIRE(figures->units.size() == 2);
  CHECK(figures->units[0].name == "东河街道");
  CHECK(figures->units[1].name == "区数据局");
  CHECK_FALSE(figures->units[0].is_scored());
  CHECK(figures->plan_title == "年度重点任务");
  CHECK(figures->criteria == first_criteria());
}

TEST_CASE("a plan without tasks has no units to score; no plan and no edition have no figures") {
  SmallLedger ledger;
  const AssessmentQuestion question{ledger.plan, kMonday, kMonday + 7, 0, kMonday + 9};
  RecordSet bare;
  bare.put(*ledger.records.plan(ledger.plan));
  CHECK(assessment_figures(bare, question)->units.empty());
  CHECK_FALSE(assessment_figures(RecordSet(), question).has_value());
  AssessmentQuestion edition = question;
  edition.edition = 1;
  CHECK_FALSE(assessment_figures(ledger.records, edition).has_value());
}

TEST_CASE("the same question of the same records has the same answer") {
  CompletionScene scene;
  scene.complete(kMonday + 12);
  const AssessmentFigures figures = scene.figures();
  AssessmentFigures frozen = figures;
  frozen.frozen_hash = std::string(64, '0');
  const json written = to_json(frozen);
  ObjectReader in(written, "figures");
  CHECK(read_assessment_figures(in) == frozen);
  CHECK_FALSE(in.failed());
  CHECK(assessment_figures(scene.records, question_of(figures)) == figures);
}
