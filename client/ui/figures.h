// Figures and states at a glance: progress, key-value columns, timelines, tables, light matrices,
// small charts. Widgets of Ui.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>

#include "ui/text.h"
#include "ui/ui.h"

namespace tz::ui {

struct ProgressSpec {
  std::string_view label = {};  // read aloud
  int percent = 0;
  int expected = -1;  // where it should be by now; -1: no tick
  float height = 6;
  Tone tone = Tone::Accent;
};
void progress(Ui& ui, const ProgressSpec& spec);

struct KeyValue {
  std::string_view label = {};
  std::string_view value = {};
  std::string_view note = {};
};
/// Label, value and note in columns side by side (stacked where they do not fit).
void key_values(Ui& ui, std::initializer_list<KeyValue> columns);
void key_values(Ui& ui, std::span<const KeyValue> columns);

struct MetricSpec {
  std::string_view id = {};
  Light light = Light::Grey;
  bool has_light = true;
  std::string_view label = {};
  std::string_view value = {};
  std::string_view note = {};
  bool tappable = true;
  bool lit = false;  // the figure has just changed
};
/// A card with a light, a big figure and a note. True where it was tapped.
bool metric(Ui& ui, const MetricSpec& spec);

struct TimelineEntry {
  std::string_view title = {};  // strong
  Piece pill = {};              // after the title: a sync state
  std::string_view text = {};
  std::string_view note = {};  // who, when
  Tone tone = Tone::Accent;
  std::string_view id = {};  // set: the entry can be tapped
  bool landing = false;      // somebody was led to it, see Landing
};
/// Entries down a line with dots. Returns the index of the one tapped, or -1.
int timeline(Ui& ui, std::span<const TimelineEntry> entries);

struct TableColumn {
  std::string_view title = {};
  float weight = 1;
  Align align = Align::Start;
};
struct Cell {
  std::string_view text = {};
  bool strong = false;
  const Light* light = nullptr;  // drawn as a badge with `text` as its word
  Tone tone = Tone::Neutral;
};
struct TableSpec {
  std::string_view id = {};
  std::string_view label = {};  // read aloud
  std::span<const TableColumn> columns = {};
};
/// Columns on wide screens; on a phone each row is a card whose first cell is its title.
///   Table table(ui, spec);  for (...) if (table.row("id", cells)) ...
class Table {
 public:
  Table(Ui& ui, const TableSpec& spec);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  /// True where the row was tapped. An empty id makes a row that cannot be.
  bool row(std::string_view id, std::span<const Cell> cells);
  bool row(std::string_view id, std::initializer_list<Cell> cells);

 private:
  void draw_head();
  bool card_row(std::string_view id, std::span<const Cell> cells);
  bool wide_row(std::string_view id, std::span<const Cell> cells);
  Rect cell_rect(size_t column, const Rect& row) const;

  Ui& ui_;
  TableSpec spec_;
  float total_ = 0;
  bool cards_;
  uint32_t count_ = 0;
  Id node_ = 0;
  Painter::Mark box_ = 0;
  Rect outer_ = {};
};

struct MatrixCell {
  bool filled = false;
  Light light = Light::Grey;
  std::string_view label = {};  // read aloud: row, column, state
};
struct MatrixSpec {
  std::string_view id = {};
  std::string_view label = {};
  std::span<const std::string_view> columns = {};
  std::span<const std::string_view> rows = {};
  std::span<const MatrixCell> cells = {};  // row by row
  float row_title_width = 96;
  float cell_height = 0;  // 0: the usual one
};
struct MatrixTap {
  int row = 0;
  int column = 0;
};
/// A grid of lights that pans sideways where it is wider than the column.
std::optional<MatrixTap> light_matrix(Ui& ui, const MatrixSpec& spec);

struct RankRow {
  std::string_view id = {};
  std::string_view place = {};
  std::string_view name = {};
  int percent = 0;
  std::string_view value = {};
  Tone tone = Tone::Accent;
};
/// Place, name, bar, value. Returns the index of the row tapped, or -1.
int ranking(Ui& ui, std::span<const RankRow> rows);

struct Series {
  std::string_view label = {};         // drawn at the last point
  std::span<const float> points = {};  // 0..1, evenly spaced; NaN-free
  Tone tone = Tone::Accent;
  bool dashed = false;
};
/// Lines over time with three guide lines. `slots` points fill the width; a shorter series ends
/// early.
struct ChartSpec {
  std::string_view label = {};  // the whole of it in words, read aloud
  std::span<const Series> series = {};
  int slots = 0;
  float height = 130;
  bool percents = false;                // the guide lines are named 0, 50 and 100 %
  std::string_view from = {}, to = {};  // under the ends of the axis
  // The same as a table for screen readers: names of columns, then cells row by row.
  std::span<const std::string_view> columns = {};
  std::span<const std::string> cells = {};
};
void line_chart(Ui& ui, const ChartSpec& spec);

/// A line without axes, in a row of text height.
void sparkline(Ui& ui, std::span<const float> points, Tone tone, std::string_view label);

}  // namespace tz::ui
