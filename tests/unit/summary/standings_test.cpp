#include "summary/standings.h"

#include <doctest/doctest.h>

#include "support/publications.h"

using namespace tz;
using tz::testing::SmallLedger;

namespace {

// Of three units with 90, 80 and 70 points, in this order.
struct Scene {
  SmallLedger ledger;
  Assessment assessment;

  Scene() {
    const AssessmentId id = testing::put_assessment(ledger, PublicationState::draft);
    assessment = *ledger.records.assessment(id);
  }
  void adjust(UnitId unit, int32_t hundredths) {
    assessment.adjustments.push_back({unit, hundredths, testing::remark_by(ledger.office, ledger)});
  }
  // "row:place", as they stand.
  std::string order() const {
    std::string out;
    for (const Standing& each : standings_of(assessment)) {
      if (!out.empty()) out += ' ';
      out += std::to_string(each.row) + ':' + std::to_string(each.place);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("units stand by their points with what was adjusted, best first") {
  Scene scene;
  CHECK(scene.order() == "0:1 1:2 2:3");
  scene.adjust(scene.ledger.other_street, 1500);
  scene.adjust(scene.ledger.other_street, -50);
  CHECK(scene.order() == "0:1 2:2 1:3");
  const Standing second = standings_of(scene.assessment)[1];
  CHECK(second.points == 7000);
  CHECK(second.by_hand == 1450);
  CHECK(second.total() == 8450);
}

TEST_CASE("units with the same total share a place, and the next one's counts them") {
  Scene scene;
  scene.adjust(scene.ledger.street, 1000);
  CHECK(scene.order() == "0:1 1:1 2:3");
}

TEST_CASE("a unit that had nothing to score stands at the end without a place or points") {
  Scene scene;
  for (CriterionScore& score : scene.assessment.figures.units[0].scores) score = {};
  scene.adjust(scene.ledger.lead_unit, 5000);
  CHECK(scene.order() == "1:1 2:2 0:0");
  CHECK(standings_of(scene.assessment).back().total() == 0);
}

TEST_CASE("points are written with two digits after the point, and adjustments with their sign") {
  CHECK(points_text(9250) == "92.50");
  CHECK(points_text(5) == "0.05");
  CHECK(points_text(-5) == "-0.05");
  CHECK(points_text(10000) == "100.00");
  CHECK(adjustment_text(150) == "+1.50");
  CHECK(adjustment_text(-150) == "-1.50");
  CHECK(adjustment_text(0) == "0.00");
}
