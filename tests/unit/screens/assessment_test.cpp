// Assessments on the screen: the criteria's editor, the ranking, a unit's points and what stands
// behind them, adjusting.
#include <doctest/doctest.h>

#include "support/publications.h"
#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

constexpr Size kTall{"tall phone", 360, 4000};
const AssessmentId kId(uuid_no(810));

// As if the server had just counted.
void count(Viewer& viewer) {
  SmallLedger& ledger = viewer.world.server.ledger;
  viewer.world.server.edit(kServer, DraftAssessment{kId, ledger.office.person, scores_of(ledger)});
}

void open(Viewer& viewer, const Actor& who, const client::Route& route) {
  viewer.enter(who);
  viewer.app().open(route);
  viewer.draw();
}

client::Route page_of(client::Page page) {
  client::Route route;
  route.page = page;
  return route;
}

// "按期办结 · 权重"
std::string weight_of(Viewer& viewer, Text criterion) {
  return std::string(viewer.word(criterion)) + std::string(viewer.word(Text::dot)) +
         std::string(viewer.word(Text::field_weight));
}

const Criteria* criteria(const Viewer& viewer) {
  return viewer.ledger().records.criteria_of(viewer.ledger().plan);
}

}  // namespace

TEST_CASE("the editor shows the sum as it is typed, and saves nothing that is not a hundred") {
  Viewer viewer(kTall);
  open(viewer, viewer.ledger().office, page_of(client::Page::criteria));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::criteria_edit)));
  CHECK(viewer.beyond_the_sides().empty());
  CHECK(viewer.shows(viewer.word(Text::criteria_sum_right)));
  REQUIRE(viewer.type(Role::TextBox, weight_of(viewer, Text::criterion_completion), "35"));
  CHECK(viewer.shows(tr(Lang::zh, Text::criteria_sum_wrong, {"95"})));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::criteria_save)));
  viewer.pass();
  CHECK(criteria(viewer) == nullptr);
  REQUIRE(viewer.type(Role::TextBox, weight_of(viewer, Text::criterion_problems), "5"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::criteria_save)));
  viewer.pass();
  REQUIRE(criteria(viewer) != nullptr);
  const std::vector<Criterion>& saved = criteria(viewer)->editions.front().criteria;
  REQUIRE(saved.size() == 6);
  CHECK(saved[0].weight == 35);
  CHECK(saved[5].kind == CriterionKind::problems);
  CHECK_FALSE(viewer.has(Role::TextBox, viewer.word(Text::criteria_why)));
}

TEST_CASE("a number that is none is marked at its field") {
  Viewer viewer(kTall);
  open(viewer, viewer.ledger().office, page_of(client::Page::criteria));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::criteria_edit)));
  const std::string weight = weight_of(viewer, Text::criterion_returns);
  REQUIRE(viewer.type(Role::TextBox, weight, "x"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::criteria_save)));
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, weight);
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
}

TEST_CASE("a unit reads the criteria and sets none") {
  Viewer viewer(kTall);
  open(viewer, viewer.ledger().clerk, page_of(client::Page::criteria));
  CHECK(viewer.shows(viewer.word(Text::criterion_completion)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::criteria_edit)));
}

TEST_CASE("the office has a trial run made for a period") {
  Viewer viewer(kTall);
  open(viewer, viewer.ledger().office, page_of(client::Page::assessments));
  viewer.world.server.answers["POST /api/v1/assessments"] =
      good({{"assessment", to_string(kId)}, {"frozen_at", 7}});
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::draft_assessment)));
  CHECK(viewer.beyond_the_sides().empty());
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_period_first), "2021-13-01"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::draft_assessment)));
  CHECK(viewer.has(Role::TextBox, viewer.word(Text::field_period_first)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_period_first), "2021-05-01"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_period_last), "2021-05-31"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::draft_assessment)));
  viewer.pass();
  CHECK(viewer.app().route() == client::assessment_route(kId));
  const auto asked = [](const client::HttpRequest& request) {
    return request.path == "/api/v1/assessments";
  };
  const auto& all = viewer.world.server.asked;
  const auto request = std::find_if(all.begin(), all.end(), asked);
  REQUIRE(request != all.end());
  const json body = *parse_json(request->body);
  CHECK(body["first"] == "2021-05-01");
  CHECK(body["last"] == "2021-05-31");
  CHECK(body["plan"] == to_string(viewer.ledger().plan));
}

TEST_CASE("a unit in the ranking opens its points, and a criterion the rows behind them") {
  Viewer viewer(kTall);
  count(viewer);
  open(viewer, viewer.ledger().office, client::assessment_route(kId));
  const ui::SemanticsNode* best = viewer.find(Role::Button, "1 区数据局");
  REQUIRE(best != nullptr);
  CHECK(best->description.find("90.00") != std::string::npos);
  REQUIRE(viewer.tap(Role::Button, "2 东河街道"));
  CHECK(viewer.app().route() == client::assessed_route(kId, viewer.ledger().street));
  CHECK(viewer.shows("80.00"));
  CHECK(viewer.shows(viewer.word(Text::assessment_of_nothing)));
  REQUIRE(viewer.tap(Role::Button, tr(Lang::zh, Text::assessment_rows, {"1"})));
  CHECK(viewer.beyond_the_sides().empty());
  REQUIRE(viewer.tap(Role::Button, "(一)1 窗口统一受理"));
  CHECK(viewer.app().route() == client::task_route(viewer.ledger().dated));
  viewer.app().back();
  viewer.pass();
  CHECK(viewer.app().route() == client::assessed_route(kId, viewer.ledger().street));
}

TEST_CASE("the office adjusts a score by hundredths, with a reason that stands beside it") {
  Viewer viewer(kTall);
  count(viewer);
  open(viewer, viewer.ledger().office, client::assessed_route(kId, viewer.ledger().street));
  const std::string adjust(viewer.word(Text::adjust_score));
  REQUIRE(viewer.tap(Role::Button, adjust));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_points), "1.555"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_reason), "典型经验"));
  REQUIRE(viewer.tap(Role::Button, adjust));
  const ui::SemanticsNode* field = viewer.find(Role::TextBox, viewer.word(Text::field_points));
  REQUIRE(field != nullptr);
  CHECK((field->state & ui::kInvalid) != 0);
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_points), "-1.5"));
  REQUIRE(viewer.tap(Role::Button, adjust));
  viewer.pass();
  const Assessment& assessment = *viewer.ledger().records.assessment(kId);
  REQUIRE(assessment.adjustments.size() == 1);
  CHECK(assessment.adjustments[0].hundredths == -150);
  CHECK(viewer.shows("-1.50"));
  CHECK(viewer.shows("典型经验"));
  CHECK(viewer.shows("78.50"));
}

TEST_CASE("a unit reads the sheet that it is shown, and objects to it") {
  Viewer viewer(kTall);
  count(viewer);
  viewer.enter(viewer.ledger().clerk);
  viewer.app().open_tab(client::Page::me);
  viewer.draw();
  const CivilDate until = shanghai_date(viewer.world.server.now()) + 2;
  viewer.world.server.edit(viewer.ledger().office, OpenAssessment{kId, until});
  viewer.app().sync_now();
  viewer.pass();
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::assessments)));
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::draft_assessment)));
  viewer.app().open(client::assessment_route(kId));
  viewer.draw();
  CHECK_FALSE(viewer.has(Role::Button, viewer.word(Text::freeze_again)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::object)));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::field_objection), "已按期办结"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::object)));
  viewer.pass();
  REQUIRE(viewer.ledger().records.objections_of(kId).size() == 1);
  CHECK(viewer.shows("已按期办结"));
}

TEST_CASE("counting again, while the units are asked, is asked for first") {
  Viewer viewer(kTall);
  count(viewer);
  const CivilDate until = shanghai_date(viewer.world.server.now()) + 2;
  viewer.world.server.edit(viewer.ledger().office, OpenAssessment{kId, until});
  open(viewer, viewer.ledger().office, client::assessment_route(kId));
  viewer.world.server.answers["POST /api/v1/assessments/" + to_string(kId) + "/freeze"] =
      good({{"assessment", to_string(kId)}, {"frozen_at", 9}});
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::freeze_again)));
  CHECK(viewer.shows(viewer.word(Text::freeze_assessment_note)));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::freeze_again)));
  viewer.pass();
  const std::string path = "/api/v1/assessments/" + to_string(kId) + "/freeze";
  const auto& all = viewer.world.server.asked;
  CHECK(std::any_of(all.begin(), all.end(),
                    [&](const client::HttpRequest& request) { return request.path == path; }));
}

}  // namespace tz::testing
