// What of circulars, assessments and entries of the register stands in an inbox, and for whom.
#include <doctest/doctest.h>

#include <algorithm>

#include "summary/inbox.h"
#include "support/every_operation.h"

using namespace tz;
using tz::testing::kMonday;
using tz::testing::SmallLedger;

namespace {

struct Scene : SmallLedger {
  CivilDate today = kMonday;

  // Of that kind alone.
  std::vector<InboxItem> items(const Actor& actor, InboxKind kind) const {
    std::vector<InboxItem> out;
    for (const InboxItem& item : inbox_of(records, actor, today)) {
      if (item.kind == kind) out.push_back(item);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("what is shown for objections stands with each unit until it has objected") {
  Scene scene;
  testing::put_circular(scene, PublicationState::objections);
  const AssessmentId assessment = testing::put_assessment(scene, PublicationState::objections);
  CHECK(scene.items(scene.clerk, InboxKind::circular_shown).size() == 1);
  const std::vector<InboxItem> shown = scene.items(scene.clerk, InboxKind::assessment_shown);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].record == RecordKey{Collection::assessment, assessment.uuid});
  CHECK(shown[0].days == 3);
  REQUIRE(scene.run(scene.clerk,
                    FileObjection{ObjectionId(testing::uuid_no(70)), assessment, "已办结"}));
  CHECK(scene.items(scene.clerk, InboxKind::assessment_shown).empty());
  CHECK(scene.items(scene.clerk, InboxKind::circular_shown).size() == 1);
  CHECK(scene.items(scene.stranger, InboxKind::assessment_shown).size() == 1);
  CHECK(scene.items(scene.office, InboxKind::objection_to_answer).size() == 1);
}

TEST_CASE("what may be published stands with the office when the last day is over") {
  Scene scene;
  testing::put_assessment(scene, PublicationState::objections, kMonday);
  CHECK(scene.items(scene.office, InboxKind::assessment_to_publish).empty());
  scene.today = kMonday + 1;
  CHECK(scene.items(scene.office, InboxKind::assessment_to_publish).size() == 1);
  CHECK(scene.items(scene.clerk, InboxKind::assessment_shown).empty());
  CHECK(scene.items(scene.supervisor, InboxKind::assessment_to_publish).empty());
}

TEST_CASE("an entry of the register stands with the unit concerned until it has objected") {
  Scene scene;
  const AccountabilityId entry = testing::put_entry(scene, PublicationState::objections);
  const std::vector<InboxItem> shown = scene.items(scene.clerk, InboxKind::accountability_shown);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].record == RecordKey{Collection::accountability, entry.uuid});
  CHECK(shown[0].days == 3);
  CHECK(scene.items(scene.stranger, InboxKind::accountability_shown).empty());
  REQUIRE(
      scene.run(scene.clerk, FileObjection{ObjectionId(testing::uuid_no(70)), entry, "已整改"}));
  CHECK(scene.items(scene.clerk, InboxKind::accountability_shown).empty());
  CHECK(scene.items(scene.office, InboxKind::objection_to_answer).size() == 1);
}

TEST_CASE("an entry may be entered by the office when the last day is over, while it has ground") {
  Scene scene;
  const AccountabilityId id = testing::put_entry(scene, PublicationState::objections, kMonday);
  CHECK(scene.items(scene.office, InboxKind::accountability_to_publish).empty());
  scene.today = kMonday + 1;
  CHECK(scene.items(scene.office, InboxKind::accountability_to_publish).size() == 1);
  CHECK(scene.items(scene.clerk, InboxKind::accountability_shown).empty());
  const auto basis = scene.records.accountability(id)->basis;
  REQUIRE(scene.run(scene.office, WithdrawCircular{*std::get_if<CircularId>(&basis), "有误"}));
  CHECK(scene.items(scene.office, InboxKind::accountability_to_publish).empty());
}
