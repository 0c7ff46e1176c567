#include <doctest/doctest.h>

#include <cmath>

#include "ui/button.h"
#include "ui/container.h"
#include "ui/fakes.h"
#include "ui/field.h"
#include "ui/figures.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::ui {
namespace {

/// A bit of everything that holds words, with words that are long for a phone.
void everything(Ui& ui) {
  static const std::string_view kOptions[] = {"本单位", "牵头", "全部"};
  const Light light = Light::Yellow;
  Page page(ui, {.id = "p",
                 .title = "一个相当长的页面标题放在这里",
                 .subtitle = "里辛街道 · 张敏",
                 .back = true,
                 .light = &light,
                 .light_word = "15 天内到期",
                 .status = "12 条待传",
                 .status_tone = Tone::Yellow});
  page.body();
  {
    Wrap chips(ui);
    for (const char* id : {"a", "b", "c", "d"}) chip(ui, {.id = id, .label = "待签收 123"});
  }
  {
    Card card(ui, {.id = "card", .label = "Card", .tappable = true});
    line(ui, {badge(Light::Red, "逾期 128 天"), pale("（十二）1")}, {pale("责任单位")});
    text(ui, {.text = "政务服务网上可办，自助终端在街道和村居试点布设", .style = ui.theme().lead});
    line(ui, {pale("45% · 今天 09:12 填报")}, {pale("牵头 区行政审批服务局")});
  }
  key_values(ui, {{"时限", "6月30日", "还剩 12 天"},
                  {"本单位角色", "责任单位", ""},
                  {"进度", "70%", "应达 85%"}});
  list_row(ui,
           {.id = "row", .title = "颜庄街道", .note = "最后同步 2 小时前", .trailing = "未报 6"});
  int index = 0;
  segmented(ui, {.id = "s", .label = "范围", .options = kOptions}, index);
  bool on = true;
  checkbox(ui, {.id = "check", .label = "大字版，字更大，按钮也更大"}, on);
  page.bar();
  Columns columns(ui, {1, 2}, 10);
  columns.next();
  button(ui, {.id = "same", .label = "无变化", .kind = ButtonKind::Secondary});
  columns.next();
  button(ui, {.id = "report", .label = "填报进展"});
}

/// Everything drawn lies within the screen's width, and no text has been cut.
void check_nothing_lost(const Phone& phone) {
  for (int layer = 0; layer < Painter::kLayers; ++layer) {
    for (const PaintCommand& command : phone.ui.painted().layer_commands(layer)) {
      if (command.kind != PaintCommand::Kind::Text) continue;
      CAPTURE(command.text->text);
      CHECK_FALSE(command.text->cut);
      CHECK(command.rect.x >= -0.5f);
      CHECK(command.rect.x + command.text->width <= phone.input.width + 0.5f);
    }
  }
}

}  // namespace

TEST_CASE("at no text size is a word cut or pushed off the screen") {
  for (const int percent : {100, 130, 150, 175, 200}) {
    for (const float width : {320.0f, 390.0f, 800.0f, 1280.0f}) {
      CAPTURE(percent);
      CAPTURE(width);
      Phone phone;
      phone.input.width = width;
      phone.ui.set_theme(make_theme(percent));
      phone.settle(everything);
      check_nothing_lost(phone);
    }
  }
}

TEST_CASE("targets are at least 44 wide and high, in the large mode 60") {
  for (const int percent : {100, 150, 200}) {
    const float least = percent >= kLargeTextPercent ? 60.0f : 44.0f;
    CHECK(make_theme(percent).target == least);
    Phone phone;
    phone.ui.set_theme(make_theme(percent));
    phone.settle(everything);
    for (const Hit& hit : phone.ui.interaction().shown_hits()) {
      if (hit.kind != HitKind::Tap || hit.rect.bottom() >= 700) continue;
      CAPTURE(percent);
      CHECK(hit.rect.h >= least - 6.5f);
      CHECK(hit.rect.w >= least - 0.5f);
    }
  }
}

TEST_CASE("body text can be 30 high, and fields are never under 16") {
  CHECK(make_theme(200).body.size == 30);
  CHECK(make_theme(100).body.size == 15);
  for (const int percent : {100, 120, 150, 200}) CHECK(make_theme(percent).field.size >= 16);
}

TEST_CASE("sizes outside the scale are brought into it") {
  CHECK(make_theme(50).body.size == 15);
  CHECK(make_theme(900).body.size == 30);
}

namespace {

double luminance(Color color) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (int i = 0; i < 3; ++i) {
    const double c = ((color.rgba >> (24 - 8 * i)) & 0xff) / 255.0;
    sum += weights[i] * (c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

TEST_CASE("every ink can be read on white, on the ground and on its own wash") {
  const Tone tones[] = {Tone::Neutral, Tone::Accent, Tone::Red, Tone::Yellow,
                        Tone::Green,   Tone::Blue,   Tone::Grey};
  for (const Tone tone : tones) {
    CAPTURE(static_cast<int>(tone));
    CHECK(contrast(ink_of(tone), palette::kCard) >= 4.5);
    CHECK(contrast(ink_of(tone), wash_of(tone)) >= 4.5);
  }
  for (const Color ink : {palette::kInk, palette::kInk2, palette::kInk3}) {
    CHECK(contrast(ink, palette::kCard) >= 4.5);
    CHECK(contrast(ink, palette::kGround) >= 4.3);
  }
}

}  // namespace tz::ui
