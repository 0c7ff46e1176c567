// Lists: plain rows, and very long lists of which only what is seen is drawn.
#pragma once

#include "ui/icons.h"
#include "ui/text.h"
#include "ui/ui.h"

namespace tz::ui {

struct RowSpec {
  std::string_view id = {};
  std::string_view title = {};
  std::string_view note = {};      // under the title, pale
  std::string_view trailing = {};  // at the right, pale
  IconPath icon = nullptr;
  const Light* light = nullptr;      // its shape before the title
  std::string_view light_word = {};  // read aloud with it
  Piece piece = {};                  // at the right instead of `trailing`: a badge or pill
  bool chevron = true;
  bool tappable = true;
  bool selected = false;
};
/// A row at least 48 high with a hairline under it. True where it was tapped.
bool list_row(Ui& ui, const RowSpec& spec);

struct RowsSpec {
  std::string_view id = {};
  std::string_view label = {};  // what it is a list of, read aloud
  size_t count = 0;
  float estimate = 120;  // height of a row not yet seen
  float gap = 10;
};
/// The rows in sight of a list that may be very long, inside a scrolling page:
///   for (size_t row : rows(ui, {.id = "tasks", .label = words, .count = n})) draw(ui, items[row]);
/// Rows may be of any height. Each row is in an id scope of its own and is a list item to screen
/// readers, who also get buttons for the rows before and after (Words).
class Rows {
 public:
  class Iterator {
   public:
    Iterator(Rows* rows, size_t row) : rows_(rows), row_(row) {}
    size_t operator*() const { return row_; }
    Iterator& operator++();
    /// Only ever compared with the end.
    bool operator!=(const Iterator&) const { return row_ < rows_->last_; }

   private:
    Rows* rows_;
    size_t row_;
  };

  Rows(Ui& ui, const RowsSpec& spec);
  ~Rows();
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;
  Iterator begin();
  Iterator end() { return {this, count_}; }

 private:
  friend class Iterator;
  void open_row(size_t row);
  void close_row(size_t row);
  bool page_button(std::string_view id, const std::string& words);

  Ui& ui_;
  Id id_;
  size_t count_;
  float gap_;
  Rect area_ = {};
  size_t first_ = 0, last_ = 0;  // the rows in sight
  float view_top_ = 0, view_height_ = 0;
  float row_top_ = 0;
  Id row_node_ = 0;
  Ui::Mark mark_;
  float shift_ = 0;   // by how much rows that start above the view have turned out taller
  float scroll_ = 0;  // asked for by a screen reader
};
inline Rows rows(Ui& ui, const RowsSpec& spec) {
  return Rows(ui, spec);
}

}  // namespace tz::ui
