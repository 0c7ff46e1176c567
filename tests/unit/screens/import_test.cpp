#include <doctest/doctest.h>

#include <algorithm>

#include "support/imported.h"
#include "viewer.h"

namespace tz::testing {
namespace {

using ui::Role;

const char* const kRead = "POST /api/v1/import?lang=zh";
// Long lists draw only what is in sight.
constexpr Size kTall{"tall phone", 390, 4000};
const char* const kPublish = "POST /api/v1/import/publish";

// The office before the document as the server read it.
void enter_review(Viewer& viewer) {
  viewer.enter(viewer.ledger().office);
  viewer.world.server.answers[kRead] = good(small_import(viewer.ledger()));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_plan)));
  viewer.page->tab.files.pick("方案.docx", "PK\x03\x04 any bytes");
  viewer.pass();
}

void decide(Viewer& viewer) {
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::import_starts), "2026-01-01"));
  REQUIRE(viewer.type(Role::TextBox, viewer.word(Text::import_ends), "2026-12-31"));
  REQUIRE(viewer.tap(Role::ComboBox, "东河街办"));
  REQUIRE(viewer.tap(Role::Option, "东河街道"));
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_members)));
  REQUIRE(viewer.tap(Role::CheckBox, "西山街道"));
  REQUIRE(viewer.tap(Role::Button, tr(Lang::zh, Text::import_confirm, {"2"})));
}

}  // namespace

TEST_CASE("only the office is offered to import a plan, and a real file input takes the document") {
  Viewer supervisor;
  supervisor.enter(supervisor.ledger().supervisor);
  CHECK_FALSE(supervisor.has(Role::Button, supervisor.word(Text::import_plan)));
  Viewer office;
  office.enter(office.ledger().office);
  REQUIRE(office.tap(Role::Button, office.word(Text::import_plan)));
  CHECK(office.app().route().page == client::Page::import_plan);
  CHECK(office.has(Role::File, office.word(Text::import_choose)));
}

TEST_CASE("an import shows its warnings, its tasks and what the register knows of its units") {
  Viewer viewer(kTall);
  enter_review(viewer);
  CHECK(viewer.shows("文件没有写明期间。"));
  CHECK(viewer.shows("某区政府办〔2026〕3号"));
  CHECK(viewer.shows("窗口统一受理"));
  CHECK(viewer.shows("2026-06-30 6月底前"));
  CHECK(viewer.shows(tr(Lang::zh, Text::import_known, {"区数据局"})));
  CHECK(viewer.shows(tr(Lang::zh, Text::import_proposed, {"东河街道"})));
  CHECK(viewer.has(Role::ComboBox, "新业公司"));
}

TEST_CASE("many notes are folded, and one that has a place opens it") {
  Viewer viewer(kTall);
  viewer.enter(viewer.ledger().office);
  json answer = small_import(viewer.ledger());
  for (int i = 0; i < 8; ++i) {
    answer["imported"]["warnings"].push_back(
        {{"code", "year_unknown"}, {"line", 4}, {"span", span_of("6月底前")}, {"args", {"6月"}}});
    answer["messages"]["warnings"].push_back("没有年份" + std::to_string(i));
  }
  viewer.world.server.answers[kRead] = good(answer);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_plan)));
  viewer.page->tab.files.pick("方案.docx", "PK\x03\x04 any bytes");
  viewer.pass();
  CHECK_FALSE(viewer.shows("没有年份7"));
  REQUIRE(viewer.tap(Role::Button, tr(Lang::zh, Text::show_all_of, {"9"})));
  REQUIRE(viewer.tap(Role::Button, "没有年份7"));
  CHECK(viewer.has(Role::Dialog, viewer.word(Text::import_source)));
  CHECK(viewer.has(Role::Text, "6月底前"));
}

TEST_CASE("a value opens the paragraph that it came from") {
  Viewer viewer(kTall);
  enter_review(viewer);
  const std::string deadline = std::string(viewer.word(Text::deadline)) + " 2026-06-30";
  REQUIRE(viewer.tap(Role::Button, deadline));
  REQUIRE(viewer.has(Role::Dialog, viewer.word(Text::import_source)));
  CHECK(viewer.has(Role::Text, "6月底前"));
  CHECK(viewer.shows("1.窗口统一受理，"));
  CHECK(viewer.tap(Role::Button, viewer.word(Text::close)));
  CHECK_FALSE(viewer.has(Role::Dialog, viewer.word(Text::import_source)));
}

TEST_CASE("nothing is published while something is undecided, and what it is is shown") {
  Viewer viewer;
  enter_review(viewer);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_publish)));
  viewer.pass();
  CHECK(viewer.shows(viewer.word(Text::import_undecided)));
  const ui::SemanticsNode* unit = viewer.find(Role::ComboBox, "东河街办");
  REQUIRE(unit != nullptr);
  CHECK((unit->state & ui::kInvalid) != 0);
  const ui::SemanticsNode* first = viewer.find(Role::TextBox, viewer.word(Text::import_starts));
  REQUIRE(first != nullptr);
  CHECK((first->state & ui::kInvalid) != 0);
  CHECK(viewer.world.server.asked.size() == 1);
}

TEST_CASE("the office's decisions are published, and the board says so") {
  Viewer viewer;
  enter_review(viewer);
  decide(viewer);
  viewer.world.server.answers[kPublish] = good({{"plan", to_string(viewer.ledger().plan)},
                                                {"tasks", 1},
                                                {"assignments", 4},
                                                {"new_units", 1}});
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_publish)));
  viewer.pass();
  const SmallLedger& ledger = viewer.ledger();
  const json body = *parse_json(viewer.world.server.asked.back().body);
  CHECK(body["text"] == kImportText);
  CHECK(body["starts_on"] == "2026-01-01");
  CHECK(body["cadence"] == "weekly");
  CHECK(body["units"] == json({{{"name", "东河街办"}, {"unit", to_string(ledger.street)}},
                               {{"name", "新业公司"}, {"unit", nullptr}}}));
  CHECK(body["groups"] ==
        json::array({{{"name", "各街道"},
                      {"members", {to_string(ledger.street), to_string(ledger.other_street)}}}}));
  CHECK(viewer.app().route().page == client::Page::board);
  const std::vector<std::string>& said = viewer.phone.page.said;
  const std::string published = tr(Lang::zh, Text::import_published, {"1", "4", "1"});
  CHECK(std::count(said.begin(), said.end(), published) == 1);
}

TEST_CASE("a refusal is shown at the decision that it concerns") {
  Viewer viewer;
  enter_review(viewer);
  decide(viewer);
  const Error twice = error(ErrorCode::already_exists, "units[1].name");
  viewer.world.server.answers[kPublish] = bad(409, twice);
  REQUIRE(viewer.tap(Role::Button, viewer.word(Text::import_publish)));
  viewer.pass();
  const ui::SemanticsNode* unit = viewer.find(Role::ComboBox, "新业公司");
  REQUIRE(unit != nullptr);
  CHECK(unit->description == sentence(Lang::zh, twice));
  CHECK(viewer.app().import_page().groups[0].confirmed);
}

TEST_CASE("a document that is too large, or a missing network, is told and nothing is lost") {
  Viewer viewer;
  viewer.enter(viewer.ledger().office);
  viewer.tap(Role::Button, viewer.word(Text::import_plan));
  viewer.page->tab.files.pick("方案.docx", std::string(6 * 1024 * 1024, 'x'));
  viewer.draw();
  CHECK(viewer.has(Role::Alert, sentence(Lang::zh, error(ErrorCode::document_too_large))));
  viewer.page->tab.network.connected = false;
  viewer.page->tab.environment.set_online(false);
  viewer.page->tab.files.pick("方案.docx", "PK");
  viewer.pass();
  CHECK(viewer.has(Role::Alert, sentence(Lang::zh, error(ErrorCode::offline))));
  CHECK(viewer.has(Role::Heading, viewer.word(Text::import_offline)));
}

TEST_CASE("looking an import over fits a narrow phone and a desk in large letters") {
  for (const Size& size : {kNarrowPhone, kDesk}) {
    Viewer viewer(size);
    enter_review(viewer);
    for (const Lang lang : {Lang::zh, Lang::en}) {
      viewer.app().set_lang(lang);
      viewer.app().set_large(true);
      viewer.draw();
      for (const std::string& name : viewer.beyond_the_sides()) FAIL_CHECK(name);
      CHECK(viewer.tap(Role::Button, viewer.word(Text::import_members)));
      for (const std::string& name : viewer.beyond_the_sides()) FAIL_CHECK(name);
      CHECK(viewer.tap(Role::Button, viewer.word(Text::close)));
    }
  }
}

}  // namespace tz::testing
