#include "pages.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/field.h"
#include "ui/figures.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::gallery {

using namespace tz::ui;

namespace {

struct Task {
  Light light;
  const char* state;
  const char* number;
  const char* role;
  const char* title;
  int percent, expected;
  const char* left;
  const char* right;
};

constexpr Task kTasks[] = {
    {Light::Red, "逾期 8 天", "（十二）1", "责任", "政务服务网上可办，自助终端在街道和村居试点布设",
     45, 92, "45%", "牵头 区行政审批服务局"},
    {Light::Yellow, "15 天内到期", "（十三）2", "待传", "“一链办理”事项全部进综合窗口", 70, 85,
     "70% · 今天 09:12 填报", "6月30日"},
    {Light::Green, "正常", "（二）3", "责任", "“证照分离”改革全覆盖", 62, 58, "62%",
     "12月31日 · 还剩 38 天"},
    {Light::Grey, "未定时限", "（三）3", "配合", "涉企收费专项治理", -1, -1, "", ""},
    {Light::Blue, "办结", "（四）1", "牵头", "企业开办一天办结", 100, 100, "100%", "已销号"},
};

void task_card(Ui& ui, const Task& task) {
  Card card(ui, {.id = "card", .label = task.title, .tappable = true});
  line(ui, {badge(task.light, task.state), pale(task.number)}, {pale(task.role)});
  ui.gap(2);
  text(ui, {.text = task.title, .style = ui.theme().lead});
  if (task.percent < 0) return;
  progress(ui, {.label = task.title, .percent = task.percent, .expected = task.expected});
  line(ui, {pale(task.left)}, {pale(task.right)});
}

}  // namespace

void tasks_page(Ui& ui, Sample& sample, size_t count) {
  Page page(ui, {.id = "tasks",
                 .title = "我的任务",
                 .subtitle = "里辛街道 · 张敏",
                 .status = "2 条待传",
                 .status_tone = Tone::Yellow,
                 .status_button = true});
  page.top();
  search_box(ui, {.id = "search", .hint = "搜索任务、单位、编号"}, sample.search);
  page.body();
  {
    Wrap chips(ui);
    const Light red = Light::Red, yellow = Light::Yellow;
    if (chip(ui, {.id = "all", .label = "全部 14", .on = sample.filter == 0})) sample.filter = 0;
    if (chip(ui, {.id = "red", .label = "红 2", .on = sample.filter == 1, .light = &red}))
      sample.filter = 1;
    if (chip(ui, {.id = "yellow", .label = "黄 3", .on = sample.filter == 2, .light = &yellow}))
      sample.filter = 2;
    if (chip(ui, {.id = "new", .label = "待签收 1", .on = sample.filter == 3})) sample.filter = 3;
  }
  for (const size_t row : rows(ui, {.id = "list", .label = "任务", .count = count})) {
    task_card(ui, kTasks[row % 5]);
  }
}

void task_page(Ui& ui, Sample& sample) {
  const Light light = Light::Yellow;
  Page page(ui, {.id = "task",
                 .title = "（十三）2",
                 .back = true,
                 .light = &light,
                 .light_word = "15 天内到期",
                 .padded = false,
                 .gap = 8});
  page.body();
  {
    Section section(ui);
    headline(ui, "“一链办理”事项全部进综合窗口");
    sub(ui, "2021年6月底前，一链办理服务事项全部纳入各级大厅综合窗口，成熟一批，运行一批。");
  }
  {
    Section section(ui);
    key_values(ui, {{"时限", "6月30日", "还剩 12 天"},
                    {"本单位角色", "责任单位", ""},
                    {"进度", "70%", "应达 85%"}});
  }
  {
    Section section(ui);
    label(ui, "牵头单位");
    body(ui, "区行政审批服务局、区政府办公室");
    label(ui, "为什么是黄灯");
    body(ui, "距时限不足 15 天，进度低于 80%。");
  }
  {
    Section section(ui);
    label(ui, "进展");
    const TimelineEntry entries[] = {
        {"70%", pill("待传", Tone::Yellow), "综合窗口已接入 21 项，剩 9 项待系统联调。",
         "张敏 · 今天 09:12 · 在线下填写"},
        {"55%", pill("已入账 №1 284", Tone::Green), "完成窗口人员培训。",
         "张敏 · 6月11日 · 审核通过"}};
    timeline(ui, entries);
  }
  page.bar();
  Columns columns(ui, {1, 2}, 10);
  columns.next();
  if (button(ui, {.id = "same", .label = "无变化", .kind = ButtonKind::Secondary})) {
    ui.toast("已保存在本机，联网后自动上报");
  }
  columns.next();
  if (button(ui, {.id = "report", .label = "填报进展"})) sample.dialog = true;
}

void report_page(Ui& ui, Sample& sample) {
  Page page(ui, {.id = "report",
                 .title = "填报进展",
                 .subtitle = "（十三）2 “一链办理”事项全部进综合窗口",
                 .back = true,
                 .note = "6月第3周",
                 .padded = false,
                 .gap = 8});
  page.body();
  {
    Section section(ui, 10);
    line(ui, {pale("完成比例")}, {pale("上次 55%")});
    stepper(ui, {.id = "percent", .label = "完成比例"}, sample.percent);
    progress(ui, {.label = "完成比例", .percent = sample.percent, .expected = 55, .height = 8});
  }
  {
    Section section(ui);
    text_field(ui,
               {.id = "count",
                .label = "已纳入综合窗口（目标 30 项）",
                .kind = FieldKind::Number,
                .unit = "项"},
               sample.count);
  }
  {
    Section section(ui);
    text_field(ui,
               {.id = "narrative",
                .label = "进展情况",
                .hint = "做了什么，还差什么",
                .note = "草稿已存 09:11",
                .kind = FieldKind::Paragraph,
                .max_chars = 8000},
               sample.narrative);
  }
  {
    Section section(ui);
    Wrap chips(ui);
    chip(ui, {.id = "problem", .label = "突出问题", .toggle = false, .icon = icons::kPlus});
    file_chip(ui, {.id = "camera",
                   .label = "拍照（可不传）",
                   .accept = "image/*",
                   .icon = icons::kCamera,
                   .camera = true});
    file_chip(ui, {.id = "album", .label = "相册", .accept = "image/*", .icon = icons::kPhoto});
  }
  page.bar();
  if (button(ui, {.id = "save", .label = "保存"})) ui.toast("已保存");
  text(ui, {.text = "没有网络也能保存，联网后自动上报",
            .style = ui.theme().sub,
            .color = palette::kInk2,
            .align = Align::Centre});
}

void phone_board(Ui& ui, Sample&) {
  Page page(ui, {.id = "board",
                 .title = "看板",
                 .subtitle = "2021年重点任务 · 64 项 · 6月18日 09:14",
                 .status = "实时",
                 .status_tone = Tone::Green});
  page.body();
  {
    Columns columns(ui, 3, 8, 88);
    columns.next();
    metric(ui, {.id = "red", .light = Light::Red, .label = "红", .value = "5"});
    columns.next();
    metric(ui, {.id = "yellow", .light = Light::Yellow, .label = "黄", .value = "11"});
    columns.next();
    metric(ui, {.id = "green", .light = Light::Green, .label = "绿", .value = "36"});
  }
  {
    Card card(ui, {});
    section_heading(ui, "本周填报");
    key_values(ui,
               {{"已报", "41", ""}, {"未报", "6", ""}, {"未同步", "3", ""}, {"零进展", "2", ""}});
  }
  {
    Card card(ui, {});
    section_heading(ui, "进度与计划");
    const float plan[] = {0.02f, 0.2f, 0.36f, 0.58f, 0.77f, 1.0f};
    const float real[] = {0.02f, 0.14f, 0.3f, 0.46f};
    const Series series[] = {{"计划 58%", plan, Tone::Neutral, true}, {"实际 52%", real}};
    line_chart(ui, {.label = "计划 58%，实际 52%", .series = series, .slots = 6});
  }
  Card card(ui, {});
  section_heading(ui, "最新");
  sub(ui,
      "09:12 里辛街道（十三）2 55% → 70%\n09:08 区税务局（十五）3 无纸化退税 97.6%\n08:55 "
      "艾山街道 提出突出问题：系统接口未开放");
}

}  // namespace tz::gallery
