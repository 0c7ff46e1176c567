// What is typed as criteria, and the addresses of assessments.
#include <doctest/doctest.h>

#include "app/criteria_view.h"
#include "app/deed.h"
#include "app/route.h"
#include "support/small_ledger.h"

namespace tz::client {
namespace {

using testing::uuid_no;

}  // namespace

TEST_CASE("a draft of criteria begins with what is in force, and gives it back") {
  const CriteriaDraft draft = draft_of(first_criteria());
  CHECK(draft.rows.size() == kCriterionKinds);
  CHECK(sum_of(draft) == kWholeWeight);
  CHECK(criteria_of(draft) == first_criteria());
}

TEST_CASE("a weight of nothing leaves a criterion out, with whatever else stands beside it") {
  CriteriaDraft draft = draft_of({{CriterionKind::orders, 100, 20}});
  CHECK(draft.rows[0].weight == "0");
  draft.rows[0].late_percent = "x";
  const auto criteria = criteria_of(draft);
  REQUIRE(criteria.has_value());
  REQUIRE(criteria->size() == 1);
  CHECK(criteria->front() == Criterion{CriterionKind::orders, 100, 20});
}

TEST_CASE("numbers are whole and within their limits, or there are no criteria") {
  CHECK(number_in(" 40 ", 0, 100) == 40);
  for (const char* wrong : {"", "4x", "1.5", "101", "-1", "四十"}) {
    CAPTURE(wrong);
    CHECK_FALSE(number_in(wrong, 0, 100).has_value());
  }
  CriteriaDraft draft = draft_of(first_criteria());
  draft.rows[1].weight = "2o";
  CHECK(sum_of(draft) == 80);
  CHECK_FALSE(criteria_of(draft).has_value());
}

TEST_CASE("points of a score are typed with two digits after the point at most") {
  const Deed deed{
      .fields = {{.key = "hundredths", .kind = AskKind::points}, {.key = "reason"}},
      .body = AdjustScore{AssessmentId(uuid_no(1)), UnitId(uuid_no(2)), kHundredths, "-"}};
  const auto hundredths = [&](const char* typed) {
    const Result<OperationBody> body = answered(deed, {typed, "典型经验"});
    REQUIRE(body.ok());
    return std::get_if<AdjustScore>(&*body)->hundredths;
  };
  CHECK(hundredths("1.5") == 150);
  CHECK(hundredths("-0.05") == -5);
  CHECK(hundredths("2") == 200);
  for (const char* wrong : {"x", "1.555", "1,5"}) {
    CAPTURE(wrong);
    const Result<OperationBody> body = answered(deed, {wrong, "典型经验"});
    REQUIRE_FALSE(body.ok());
    CHECK(body.error().code == ErrorCode::bad_number);
    CHECK(body.error().field == "body.hundredths");
  }
  CHECK(answered(deed, {"1000", "典型经验"}).error().code == ErrorCode::out_of_range);
}

TEST_CASE("every page of assessments has an address that leads back to it") {
  Route list;
  list.page = Page::assessments;
  Route criteria;
  criteria.page = Page::criteria;
  const AssessmentId id(uuid_no(1));
  for (const Route& route :
       {list, criteria, assessment_route(id), assessed_route(id, UnitId(uuid_no(2)))}) {
    CAPTURE(path_of(route));
    CHECK(route_from(path_of(route)) == route);
    CHECK(tab_of(route) == Page::desk);
  }
  CHECK_FALSE(route_from("/assessed/" + to_string(id)).has_value());
  CHECK_FALSE(route_from("/assessment/1").has_value());
}

}  // namespace tz::client
