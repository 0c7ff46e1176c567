// The export of the ledger: who is offered it, what is asked for, and what is said without a
// network.
#include <doctest/doctest.h>

#include "viewer.h"

namespace tz::testing {
namespace {

using client::HttpAnswer;
using client::Page;
using ui::Role;

constexpr Size kSizes[] = {kNarrowPhone, kPhone, kTablet, kDesk};

struct Reader : Viewer {
  Reader(const Actor& who, Page tab, Size size = kPhone) : Viewer(size) {
    enter(who);
    app().open_tab(tab);
    pass();
  }
  bool offered() { return has(Role::Button, word(Text::export_ledger)); }
  bool open() { return tap(Role::Button, word(Text::export_ledger)); }
  bool is_open() { return has(Role::Dialog, word(Text::export_title)); }
  // What the server will say to such a request.
  void prepare(const std::string& file, const std::string& rest, HttpAnswer answer) {
    world.server.answers["GET /api/v1/export/" + file + "?plan=" + to_string(ledger().plan) +
                         "&lang=zh" + rest] = std::move(answer);
  }
  const std::string& saved() { return page->tab.environment.saved_content; }
};

HttpAnswer file_of(std::string bytes) {
  return {HttpAnswer::Kind::answered, 200, std::move(bytes), 0};
}

}  // namespace

TEST_CASE("a leader saves the whole plan as a workbook from the board") {
  const std::string bytes("PK\0\xff", 4);
  Reader leader(SmallLedger().supervisor, Page::board);
  leader.prepare("ledger.xlsx", "&paper=A3", file_of(bytes));
  REQUIRE(leader.open());
  REQUIRE(leader.is_open());
  REQUIRE(leader.tap(Role::Button, leader.word(Text::export_save)));
  leader.pass();
  CHECK(leader.saved() == bytes);
  CHECK(leader.page->tab.environment.saved_name == "台账-年度重点任务-2021-05-18.xlsx");
  CHECK_FALSE(leader.is_open());
}

TEST_CASE("one unit, the running cycle, paper and kind of file are chosen") {
  Reader office(SmallLedger().office, Page::desk);
  const std::string unit = "&unit=" + to_string(office.ledger().street);
  office.prepare("ledger.xlsx", unit + "&paper=A4", file_of("unit"));
  office.prepare("ledger.csv", "&cycle=2021-05-17", file_of("cycle"));
  REQUIRE(office.open());
  REQUIRE(office.tap(Role::Radio, office.word(Text::export_one_unit)));
  REQUIRE(office.tap(Role::Radio, "A4"));
  // The unit is still to be chosen.
  REQUIRE(office.tap(Role::Button, office.word(Text::export_save)));
  CHECK(office.is_open());
  CHECK(office.saved().empty());
  REQUIRE(office.tap(Role::ComboBox, office.word(Text::field_unit)));
  REQUIRE(office.tap(Role::Option, "东河街道"));
  REQUIRE(office.tap(Role::Button, office.word(Text::export_save)));
  office.pass();
  CHECK(office.saved() == "unit");
  REQUIRE(office.open());
  REQUIRE(office.tap(Role::Radio, office.word(Text::export_this_cycle)));
  REQUIRE(office.tap(Role::Radio, office.word(Text::export_format_csv)));
  REQUIRE(office.tap(Role::Button, office.word(Text::export_save)));
  office.pass();
  CHECK(office.saved() == "cycle");
}

TEST_CASE("a head of a unit exports from the tasks, a clerk does not") {
  CHECK(Reader(SmallLedger().lead, Page::tasks).offered());
  CHECK_FALSE(Reader(SmallLedger().clerk, Page::tasks).offered());
  // Those who see the whole ledger have it on the board.
  CHECK_FALSE(Reader(SmallLedger().office, Page::tasks).offered());
}

TEST_CASE("without a network the dialog says what an export needs, and asks for nothing") {
  Reader leader(SmallLedger().supervisor, Page::board);
  leader.page->tab.network.connected = false;
  leader.page->tab.environment.set_online(false);
  leader.pass();
  REQUIRE(leader.open());
  CHECK(leader.shows(leader.word(Text::export_offline)));
  REQUIRE(leader.tap(Role::Button, leader.word(Text::export_save)));
  leader.pass();
  CHECK(leader.is_open());
  CHECK(leader.saved().empty());
}

TEST_CASE("what the server refuses is said in the dialog") {
  Reader leader(SmallLedger().supervisor, Page::board);
  HttpAnswer busy;
  busy.kind = HttpAnswer::Kind::answered;
  busy.status = 503;
  busy.body = R"({"error":{"code":"busy","message":"","field":""}})";
  leader.prepare("ledger.xlsx", "&paper=A3", busy);
  REQUIRE(leader.open());
  REQUIRE(leader.tap(Role::Button, leader.word(Text::export_save)));
  leader.pass();
  CHECK(leader.shows(sentence(Lang::zh, error(ErrorCode::busy))));
  REQUIRE(leader.tap(Role::Button, leader.word(Text::leave_it)));
  CHECK_FALSE(leader.is_open());
  REQUIRE(leader.open());
  CHECK_FALSE(leader.shows(sentence(Lang::zh, error(ErrorCode::busy))));
}

TEST_CASE("button and dialog fit every size, in both languages and in large letters") {
  for (const Size& size : kSizes) {
    for (const Lang lang : {Lang::zh, Lang::en}) {
      for (const bool large : {false, true}) {
        CAPTURE(size.name);
        CAPTURE(large);
        Reader office(SmallLedger().office, Page::board, size);
        office.app().set_lang(lang);
        office.app().set_large(large);
        office.pass();
        REQUIRE(office.offered());
        CHECK(office.beyond_the_sides().empty());
        REQUIRE(office.open());
        REQUIRE(office.tap(Role::Radio, office.word(Text::export_one_unit)));
        CHECK(office.beyond_the_sides().empty());
      }
    }
  }
}

}  // namespace tz::testing
