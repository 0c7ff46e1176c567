#include "ui/text_layout.h"

#include <doctest/doctest.h>

#include "ui/fakes.h"

namespace tz::ui {
namespace {

constexpr TextStyle kStyle{10, 16, Weight::Regular};

std::vector<std::string> lines_of(std::string_view text, float width, int max_lines = 0) {
  FakeGlyphs glyphs;
  FontMetrics metrics(glyphs);
  const TextLayout layout = lay_out(metrics, text, kStyle, width, max_lines);
  std::vector<std::string> lines;
  for (const TextLine& line : layout.lines) {
    lines.push_back(layout.text.substr(line.begin, line.end - line.begin));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Chinese text breaks between any two letters") {
  CHECK(lines_of("综合窗口已接入", 30) == Lines{"综合窗", "口已接", "入"});
}

TEST_CASE("a comma never starts a line") {
  CHECK(lines_of("一二三，四五", 30) == Lines{"一二", "三，四", "五"});
}

TEST_CASE("several marks that may not start a line stay together with the letter before") {
  CHECK(lines_of("一二三）。四", 30) == Lines{"一二", "三）。", "四"});
}

TEST_CASE("an opening bracket never ends a line") {
  CHECK(lines_of("一二（三四）", 30) == Lines{"一二", "（三", "四）"});
}

TEST_CASE("a double dash and a double ellipsis are not torn apart") {
  CHECK(lines_of("一二……三", 30) == Lines{"一", "二……", "三"});
}

TEST_CASE("a number and a word stay whole while they fit") {
  CHECK(lines_of("还剩 128 天", 35) == Lines{"还剩", "128 天"});
  CHECK(lines_of("the ledger", 35) == Lines{"the", "ledger"});
}

TEST_CASE("a word longer than the line is cut where the line ends") {
  CHECK(lines_of("abcdefgh", 20) == Lines{"abcd", "efgh"});
}

TEST_CASE("white space at a soft break hangs and does not indent the next line") {
  CHECK(lines_of("一二三 四", 30) == Lines{"一二三", "四"});
}

TEST_CASE("line feeds make lines, also empty ones") {
  CHECK(lines_of("一\n\n二", 100) == Lines{"一", "", "二"});
  CHECK(lines_of("", 100) == Lines{""});
}

TEST_CASE("a mark that can find no better place is still shown") {
  CHECK(lines_of("，，，，", 30) == Lines{"，，，", "，"});
}

TEST_CASE("too many lines end in an ellipsis that fits") {
  FakeGlyphs glyphs;
  FontMetrics metrics(glyphs);
  const TextLayout layout = lay_out(metrics, "一二三四五六七", kStyle, 30, 2);
  REQUIRE(layout.lines.size() == 2);
  CHECK(layout.cut);
  CHECK(layout.lines[1].width <= 30);
  CHECK(layout.text == "一二三四五…");
}

TEST_CASE("the widest line is the width of the text") {
  FakeGlyphs glyphs;
  FontMetrics metrics(glyphs);
  const TextLayout layout = lay_out(metrics, "一二\n一二三", kStyle, 0);
  CHECK(layout.width == 30);
  CHECK(layout.height() == 32);
}

TEST_CASE("letters outside the first plane and broken bytes are read one by one") {
  size_t at = 0;
  CHECK(next_letter("\xf0\xa0\xae\xb7", at) == 0x20bb7);
  CHECK(at == 4);
  at = 0;
  CHECK(next_letter("\xe4\xb8", at) == 0xfffd);
  CHECK(at == 1);
  at = 0;
  CHECK(next_letter("\xc0\xaf", at) == 0xfffd);
}

TEST_CASE("a text is cut at whole letters, by count and by bytes") {
  CHECK(cut_text("一二三", 2, 0) == "一二");
  CHECK(cut_text("一二三", 0, 5) == "一");
  CHECK(cut_text("一二三", 0, 0) == "一二三");
  CHECK(cut_text("a一", 5, 2) == "a");
}

TEST_CASE("a layout is made once and forgotten when nobody has used it for long") {
  FakeGlyphs glyphs;
  FontMetrics metrics(glyphs);
  TextCache cache(metrics);
  const TextLayout* first = &cache.get("一二", kStyle, 30);
  CHECK(&cache.get("一二", kStyle, 30) == first);
  CHECK(&cache.get("一二", kStyle, 31) != first);
  for (int i = 0; i < 2000; ++i) cache.get(std::to_string(i), kStyle, 30);
  CHECK(cache.size() > 2000);
  for (int i = 0; i < 200; ++i) {
    cache.next_frame();
    cache.get("一二", kStyle, 30);
  }
  CHECK(cache.size() < 1500);
  CHECK(&cache.get("一二", kStyle, 30) == first);
}

}  // namespace tz::ui
