#include "screens/rows_list.h"

#include "screens/list_card.h"
#include "screens/look.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/list.h"

namespace tz::client {

void draw_rows_list(Scene& scene, const RowsQuery& query) {
  ui::Ui& ui = scene.ui;
  const RowsPage& rows = scene.app.rows(query);
  const bool is_open = scene.app.route().page == Page::rows;
  const std::string count = scene.tr(Text::rows_count, {std::to_string(rows.rows.size())});
  const std::string id = "rows" + std::to_string(static_cast<int>(query.kind)) + query.key;
  ui::PageSpec spec = page_with_status(scene, id);
  spec.title = rows.title;
  const std::string subtitle = joined(scene, {count, rows.narrowing});
  spec.subtitle = subtitle;
  spec.back = true;
  ui::Page page(ui, spec);
  if (rows.total > 0) {
    page.top();
    std::string words = rows.search;
    if (ui::search_box(ui, {.id = "search", .hint = scene.tr(Text::search_tasks)}, words)) {
      scene.later([words](App& app) { app.set_rows_search(words); });
    }
  }
  page.body();
  if (rows.rows.empty()) {
    ui::empty_state(ui, {.id = "empty",
                         .icon = rows.total > 0 ? ui::icons::kSearch : ui::icons::kInbox,
                         .title = scene.tr(rows.total > 0 ? Text::nothing_found : Text::no_rows),
                         .text = rows.empty_sentence});
  }
  const TaskId open = task_beside(scene);
  for (const size_t row :
       ui::rows(ui, {.id = "rows", .label = rows.title, .count = rows.rows.size()})) {
    const ListRow& item = rows.rows[row];
    list_card(scene, item,
              {.selected = item.task == open, .show_unit = item.assignment.has_value()});
  }
  // Beside a task the arrow leads from the list, not from the task, whose page is on top.
  if (page.back() && !is_open && scene.state.prompt.kind == Prompt::Kind::none) {
    scene.later([](App& app) { app.open_tab(Page::board); });
    return;
  }
  follow_page(scene, page);
}

}  // namespace tz::client
