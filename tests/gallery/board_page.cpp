#include <vector>

#include "pages.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/figures.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::gallery {

using namespace tz::ui;

namespace {

void lights_card(Ui& ui) {
  Card card(ui, {});
  section_heading(ui, "街道 × 举措");
  const std::string_view rows[] = {"艾山街道", "里辛街道",   "汶源街道",   "颜庄街道",
                                   "辛庄街道", "经济开发区", "市场监管局", "行政审批局"};
  const std::string_view columns[] = {"一",   "二",   "三",   "四",   "五",   "六",
                                      "七",   "八",   "九",   "十",   "十一", "十二",
                                      "十三", "十四", "十五", "十六", "十七", "十八"};
  std::vector<MatrixCell> cells;
  unsigned seed = 7;
  for (size_t i = 0; i < 8 * 18; ++i) {
    seed = (seed * 31 + 11) % 97;
    const unsigned kind = seed % 11;
    const Light light = kind == 7                 ? Light::Red
                        : kind == 3 || kind == 10 ? Light::Yellow
                        : kind == 5               ? Light::Grey
                        : kind == 6               ? Light::Blue
                                                  : Light::Green;
    cells.push_back({kind != 9, light, "单元格"});
  }
  light_matrix(
      ui,
      {.id = "matrix", .label = "街道与举措", .columns = columns, .rows = rows, .cells = cells});
  sub(ui, "空白为不承担");
}

void rank_card(Ui& ui) {
  Card card(ui, {.gap = 0});
  section_heading(ui, "单位排名", "点开看依据");
  const RankRow rows[] = {
      {"a", "1", "里辛街道", 93, "93"}, {"b", "2", "区税务局", 91, "91"},
      {"c", "3", "艾山街道", 88, "88"}, {"d", "4", "区市场监管局", 84, "84"},
      {"e", "5", "汶源街道", 81, "81"}, {"f", "6", "区大数据局", 77, "77"},
      {"g", "7", "辛庄街道", 72, "72"}, {"h", "8", "颜庄街道", 64, "64", Tone::Yellow}};
  ranking(ui, rows);
}

}  // namespace

void desktop_board(Ui& ui, Sample&) {
  Page page(ui, {.id = "desk",
                 .title = "2021年重点任务",
                 .status = "实时 · 09:14:06",
                 .status_tone = Tone::Green,
                 .gap = 12});
  page.actions();
  chip(ui, {.id = "force", .label = "全部专班", .toggle = false});
  chip(ui, {.id = "week", .label = "本周", .toggle = false});
  chip(ui, {.id = "export", .label = "导出 Excel", .toggle = false});
  page.body();
  {
    Columns columns(ui, 5, 12, 120);
    const MetricSpec metrics[] = {{"red", Light::Red, true, "红", "5", "较上周 −2"},
                                  {"yellow", Light::Yellow, true, "黄", "11", "较上周 +1"},
                                  {"green", Light::Green, true, "绿", "36", "较上周 +1"},
                                  {"blue", Light::Blue, true, "办结", "7", "已销号 4"},
                                  {"grey", Light::Grey, true, "未定时限", "5", "待牵头单位细化"}};
    for (const MetricSpec& each : metrics) {
      columns.next();
      metric(ui, each);
    }
  }
  {
    Columns columns(ui, {1.35f, 1}, 12, 380);
    columns.next();
    lights_card(ui);
    columns.next();
    rank_card(ui);
  }
  {
    Columns columns(ui, 3, 12, 240);
    columns.next();
    {
      Card card(ui, {});
      section_heading(ui, "本周填报");
      sub(ui, "未报 6 · 区水务局、区民政局……\n未同步 3 · 颜庄街道（最后同步 2 小时前）……");
    }
    columns.next();
    {
      Card card(ui, {});
      section_heading(ui, "督办单");
      sub(ui, "逾期未复 1 · 督〔2021〕7号\n待核查 2\n本月销号 5");
    }
    columns.next();
    {
      Card card(ui, {});
      section_heading(ui, "最新");
      sub(ui, "09:12 里辛街道（十三）2 55% → 70%\n09:08 区税务局（十五）3 97.6%");
    }
  }
}

}  // namespace tz::gallery
