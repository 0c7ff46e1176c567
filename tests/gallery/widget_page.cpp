#include "pages.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/figures.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::gallery {

using namespace tz::ui;

namespace {

void fields(Ui& ui, Sample& sample) {
  Card card(ui, {.gap = 12});
  section_heading(ui, "表单");
  text_field(
      ui, {.id = "login", .label = "账号", .hint = "手机号或工号", .autofill = Autofill::Username},
      sample.login);
  text_field(ui,
             {.id = "password",
              .label = "密码",
              .error = "密码不对，请再试一次。",
              .kind = FieldKind::Password,
              .autofill = Autofill::CurrentPassword},
             sample.password);
  const std::string_view units[] = {"艾山街道", "里辛街道", "汶源街道", "经济开发区"};
  select(ui, {.id = "unit", .label = "单位", .options = units, .hint = "请选择"}, sample.unit);
  const std::string_view scopes[] = {"本单位", "牵头", "全部"};
  segmented(ui, {.id = "scope", .label = "范围", .options = scopes}, sample.scope);
  checkbox(ui, {.id = "check", .label = "大字版", .note = "字更大，按钮更大"}, sample.checked);
  Wrap buttons(ui);
  if (button(ui, {.id = "open", .label = "打开对话框", .compact = true})) sample.dialog = true;
  button(ui, {.id = "danger", .label = "删除", .kind = ButtonKind::Danger, .compact = true});
  button(ui, {.id = "off", .label = "不可用", .disabled = true, .compact = true});
  button(ui, {.id = "text", .label = "文字按钮", .kind = ButtonKind::Text});
}

void list_and_table(Ui& ui) {
  {
    Card card(ui, {.gap = 0});
    const Light light = Light::Red;
    list_row(ui,
             {.id = "a", .title = "颜庄街道", .note = "最后同步 2 小时前", .trailing = "未报 6"});
    list_row(ui, {.id = "b",
                  .title = "区水务局",
                  .light = &light,
                  .light_word = "红",
                  .piece = pill("已入账", Tone::Green)});
    list_row(ui, {.id = "c", .title = "设置", .icon = icons::kSettings});
  }
  const TableColumn columns[] = {
      {"任务", 3}, {"灯", 1.2f}, {"进度", 1, Align::End}, {"时限", 1, Align::End}};
  Table table(ui, {.id = "table", .label = "任务表", .columns = columns});
  const Light red = Light::Red, green = Light::Green;
  table.row("1", {{"政务服务网上可办，自助终端在街道和村居试点布设"},
                  {"逾期 8 天", false, &red},
                  {"45%", true},
                  {"6月10日"}});
  table.row("2", {{"“证照分离”改革全覆盖"}, {"正常", false, &green}, {"62%", true}, {"12月31日"}});
}

}  // namespace

void widget_page(Ui& ui, Sample& sample) {
  Page page(ui, {.id = "widgets", .title = "部件", .max_width = 720});
  page.body();
  if (sample.banner && banner(ui, {.id = "banner",
                                   .text = "有 2 条填报超过一天没有上传，请连上网络。",
                                   .action = "现在上传",
                                   .icon = icons::kCloudOff,
                                   .closable = true}) == BannerTap::Close) {
    sample.banner = false;
  }
  fields(ui, sample);
  list_and_table(ui);
  empty_state(ui, {.id = "empty",
                   .icon = icons::kInbox,
                   .title = "这里还没有任务",
                   .text = "下发给本单位的任务会出现在这里。",
                   .action = "刷新"});
  loading(ui, "正在读取", 1);
  if (!sample.dialog) return;
  Dialog dialog(ui, {.id = "dialog",
                     .title = "退回这条填报？",
                     .text = "填报人会看到退回的原因，可以改后再报。"});
  text_field(ui, {.id = "reason", .label = "原因", .kind = FieldKind::Paragraph, .required = true},
             sample.narrative);
  dialog.bar();
  {
    Columns columns(ui, 2, 10);
    columns.next();
    if (button(ui, {.id = "no", .label = "取消", .kind = ButtonKind::Secondary}))
      sample.dialog = false;
    columns.next();
    if (button(ui, {.id = "yes", .label = "退回"})) {
      sample.dialog = false;
      ui.toast("已退回");
    }
  }
  if (dialog.closed()) sample.dialog = false;
}

}  // namespace tz::gallery
