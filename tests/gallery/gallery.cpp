// A program that shows the widgets. The page's address names what: #tasks, #task, #report, #board,
// #desk, #widgets, #rows (ten thousand of them); a number after a comma is the text size in
// percent.

#include <emscripten.h>

#include <cstdlib>

#include "pages.h"
#include "shell/program.h"
#include "ui/page.h"

// clang-format off
EM_JS(int, gallery_page, (), {
  const names = ["tasks", "task", "report", "board", "desk", "widgets", "rows"];
  return Math.max(0, names.indexOf(location.hash.slice(1).split(",")[0]));
});
EM_JS(int, gallery_percent, (), { return Number(location.hash.split(",")[1]) || 100; });
// clang-format on

namespace tz::client {
namespace {

class Gallery final : public Program {
 public:
  void start(ui::Ui& ui) override {
    ui.set_words({"返回", "关闭", "清空", "减少", "增加", "上一页", "下一页"});
    ui.set_theme(ui::make_theme(gallery_percent()));
    ui.redraw();
  }

  void draw(ui::Ui& ui) override {
    const int page = gallery_page();
    if (page != 1 && page != 2) draw_navigation(ui, page);
    switch (page) {
      case 1:
        gallery::task_page(ui, sample_);
        break;
      case 2:
        gallery::report_page(ui, sample_);
        break;
      case 3:
        gallery::phone_board(ui, sample_);
        break;
      case 4:
        gallery::desktop_board(ui, sample_);
        break;
      case 5:
        gallery::widget_page(ui, sample_);
        break;
      default:
        draw_list_and_detail(ui, page == 6 ? 10000 : 14);
    }
  }

 private:
  void draw_list_and_detail(ui::Ui& ui, size_t count) {
    if (ui.is_phone()) {
      gallery::tasks_page(ui, sample_, count);
      return;
    }
    {
      const ui::Pane list(ui, 400);
      gallery::tasks_page(ui, sample_, count);
    }
    const ui::Pane detail(ui, 0);
    gallery::task_page(ui, sample_);
  }

  void draw_navigation(ui::Ui& ui, int page) {
    const ui::NavItem items[] = {{"tasks", "任务", ui::icons::kTasks, 0},
                                 {"messages", "消息", ui::icons::kMessages, 3},
                                 {"board", "看板", ui::icons::kBoard, 0},
                                 {"me", "我的", ui::icons::kMe, 0}};
    const ui::NavItem rail[] = {items[0],
                                items[1],
                                items[2],
                                {"schedule", "调度", ui::icons::kSchedule, 0},
                                {"orders", "督办", ui::icons::kOrder, 2},
                                {"circulars", "通报", ui::icons::kCircular, 0},
                                {"scores", "考核", ui::icons::kScore, 0}};
    const int selected = page == 3 || page == 4 ? 2 : 0;
    if (ui.is_phone()) {
      navigation(ui, {.label = "主导航", .items = items, .selected = selected});
    } else {
      navigation(ui, {.label = "主导航", .brand = "台账", .items = rail, .selected = selected});
    }
  }

  gallery::Sample sample_;
};

}  // namespace

std::unique_ptr<Program> make_program(std::function<void()>) {
  return std::make_unique<Gallery>();
}

}  // namespace tz::client
