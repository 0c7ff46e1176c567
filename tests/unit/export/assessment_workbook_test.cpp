#include "export/assessment_workbook.h"

#include <doctest/doctest.h>

#include "support/publications.h"

using namespace tz;
using namespace tz::server;
using tz::testing::SmallLedger;

namespace {

Assessment published(SmallLedger& ledger) {
  return *ledger.records.assessment(testing::put_assessment(ledger, PublicationState::published));
}

}  // namespace

TEST_CASE("the sheet of an assessment is a zip archive in either language") {
  SmallLedger ledger;
  const Assessment assessment = published(ledger);
  for (const Lang lang : {Lang::zh, Lang::en}) {
    const Result<std::string> made = assessment_workbook(assessment, lang);
    REQUIRE(made.ok());
    CHECK(made->substr(0, 4) == "PK\x03\x04");
  }
}

TEST_CASE("a sheet without units, and one with a very long reason, can be written") {
  SmallLedger ledger;
  Assessment assessment = published(ledger);
  std::string reason;
  for (int i = 0; i < 1000; ++i) reason += "扣";
  assessment.adjustments.push_back(
      {ledger.street, -50, {reason, ledger.office.person, ledger.now}});
  CHECK(assessment_workbook(assessment, Lang::zh).ok());
  assessment.figures.units.clear();
  CHECK(assessment_workbook(assessment, Lang::zh).ok());
}
