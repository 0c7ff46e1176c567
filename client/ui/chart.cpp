#include <algorithm>

#include "ui/figures.h"

namespace tz::ui {
namespace {

Vec2 point_of(const Rect& area, size_t index, int slots, float value) {
  const auto last = static_cast<float>(std::max(1, slots - 1));
  return {area.x + area.w * static_cast<float>(index) / last,
          area.bottom() - area.h * std::clamp(value, 0.0f, 1.0f)};
}

void draw_series(Ui& ui, const Series& series, const Rect& area, int slots, float width) {
  const Color ink = series.tone == Tone::Neutral ? palette::kInk3 : ink_of(series.tone);
  for (size_t i = 1; i < series.points.size(); ++i) {
    ui.paint().line(point_of(area, i - 1, slots, series.points[i - 1]),
                    point_of(area, i, slots, series.points[i]), ink, width, series.dashed);
  }
}

/// Whether no other line ends higher; of two that end together, the dashed one.
bool is_upper(const ChartSpec& spec, const Series& series) {
  for (const Series& other : spec.series) {
    if (&other == &series || other.points.empty()) continue;
    const float way = other.points.back() - series.points.back();
    if (way > 0 || (way == 0 && !series.dashed)) return false;
  }
  return true;
}

struct Extent {
  float top = 0;
  float bottom = 0;
};

/// How far up and down the lines go right of `x`.
Extent extent_from(const ChartSpec& spec, const Rect& area, float x) {
  Extent out{area.bottom(), area.y};
  for (const Series& series : spec.series) {
    for (size_t i = series.points.size(); i-- > 0;) {
      const Vec2 point = point_of(area, i, spec.slots, series.points[i]);
      out.top = std::min(out.top, point.y);
      out.bottom = std::max(out.bottom, point.y);
      if (point.x < x) break;
    }
  }
  return out;
}

/// An image with its words, or the table that it draws.
void mirror_chart(Ui& ui, const ChartSpec& spec, const Rect& place) {
  SemanticsNode node{.role = Role::Image, .rect = place, .label = std::string(spec.label)};
  if (spec.columns.empty()) {
    ui.semantics().add(std::move(node));
    return;
  }
  node.role = Role::Table;
  node.id = ui.id("chart");
  ui.semantics().open(std::move(node), {place.x, place.y});
  const size_t columns = spec.columns.size();
  const size_t rows = 1 + spec.cells.size() / columns;
  const float height = place.h / static_cast<float>(rows);
  const float width = place.w / static_cast<float>(columns);
  for (size_t row = 0; row < rows; ++row) {
    const Rect strip{place.x, place.y + height * static_cast<float>(row), place.w, height};
    ui.semantics().open(
        {.id = hash_id(ui.id("row"), static_cast<uint32_t>(row)), .role = Role::Row, .rect = strip},
        {strip.x, strip.y});
    for (size_t column = 0; column < columns; ++column) {
      const Rect cell{strip.x + width * static_cast<float>(column), strip.y, width, height};
      const std::string_view words =
          row == 0 ? spec.columns[column] : spec.cells[(row - 1) * columns + column];
      const Role role = row == 0 ? Role::ColumnHeader : column == 0 ? Role::RowHeader : Role::Cell;
      ui.semantics().add({.role = role, .rect = cell, .label = std::string(words)});
    }
    ui.semantics().close();
  }
  ui.semantics().close();
}

/// Draws what lies behind the lines; returns where they go.
Rect draw_guides(Ui& ui, const ChartSpec& spec, const Rect& place) {
  const Theme& theme = ui.theme();
  const float left = spec.percents ? ui.text_width("100%", theme.caption) + kSpace2 : kSpace1;
  const float foot = spec.from.empty() ? kSpace2 : theme.caption.line + kSpace1;
  const Rect area{place.x + left, place.y + theme.caption.line, place.w - left - kSpace1,
                  place.h - theme.caption.line - foot};
  constexpr std::string_view kNames[] = {"0%", "50%", "100%"};
  for (int i = 0; i < 3; ++i) {
    const float way = spec.percents ? static_cast<float>(i) / 2 : static_cast<float>(i) / 2.5f;
    const float y = area.bottom() - area.h * way;
    ui.paint().box({area.x, y, area.w, 1}, palette::kLine);
    if (!spec.percents) continue;
    const Rect name{place.x, y - theme.caption.line / 2, left - kSpace2, theme.caption.line};
    ui.paint().text(ui.text(kNames[i], theme.caption), name, palette::kInk3, Align::End);
  }
  const Rect under{area.x, area.bottom() + kSpace1, area.w, theme.caption.line};
  if (!spec.from.empty()) ui.paint().text(ui.text(spec.from, theme.caption), under, palette::kInk3);
  if (!spec.to.empty()) {
    ui.paint().text(ui.text(spec.to, theme.caption), under, palette::kInk3, Align::End);
  }
  return area;
}

}  // namespace

int ranking(Ui& ui, std::span<const RankRow> rows) {
  const Theme& theme = ui.theme();
  int tapped = -1;
  float name_width = 0, value_width = 0;
  const float place_width = ui.text_width("00", theme.sub) + kSpace1;
  for (const RankRow& row : rows) {
    name_width = std::max(name_width, ui.text_width(row.name, theme.body));
    value_width = std::max(value_width, ui.text_width(row.value, theme.strong));
  }
  name_width = std::min(name_width, ui.width() * 0.4f);
  for (size_t i = 0; i < rows.size(); ++i) {
    const RankRow& row = rows[i];
    const Id id = ui.id(row.id);
    const TextLayout& name = ui.text(row.name, theme.body, name_width);
    const Rect rect = ui.take(0, std::max(theme.large ? theme.target : 34.0f, name.height() + 8));
    std::string label(row.place);
    label.append(" ").append(row.name).append(" ").append(row.value);
    if (ui.tappable(id, rect, {.role = Role::Button, .label = std::move(label)})) {
      tapped = static_cast<int>(i);
    }
    if (!ui.is_visible(rect)) continue;
    ui.draw_press(id, rect.inset(-kSpace2, 0), kRadiusTag);
    const float middle = rect.centre().y;
    ui.paint().text(ui.text(row.place, theme.sub),
                    {rect.x, middle - theme.sub.line / 2, place_width, 0}, palette::kInk2);
    float x = rect.x + place_width + kSpace2;
    ui.paint().text(name, {x, middle - name.height() / 2, name_width, 0}, palette::kInk);
    x += name_width + kSpace3;
    const Rect bar{x, middle - 3, rect.right() - value_width - kSpace3 - x, 6};
    ui.paint().box(bar, wash_of(Tone::Grey), 3);
    const float done = bar.w * static_cast<float>(std::clamp(row.percent, 0, 100)) / 100;
    if (done > 0) ui.paint().box({bar.x, bar.y, done, bar.h}, ink_of(row.tone), 3);
    ui.paint().text(ui.text(row.value, theme.strong),
                    {rect.right() - value_width, middle - theme.strong.line / 2, value_width, 0},
                    palette::kInk, Align::End);
  }
  return tapped;
}

void line_chart(Ui& ui, const ChartSpec& spec) {
  const Theme& theme = ui.theme();
  const Rect place = ui.take(0, spec.height);
  mirror_chart(ui, spec, place);
  if (!ui.is_visible(place)) return;
  const Rect area = draw_guides(ui, spec, place);
  for (const Series& series : spec.series) {
    if (series.points.empty()) continue;
    draw_series(ui, series, area, spec.slots, series.dashed ? 2.0f : 3.0f);
    const Vec2 end = point_of(area, series.points.size() - 1, spec.slots, series.points.back());
    const Color ink = series.tone == Tone::Neutral ? palette::kInk2 : ink_of(series.tone);
    if (!series.dashed) ui.paint().shape(Shape::Circle, {end.x - 4, end.y - 4, 8, 8}, ink);
    const TextLayout& words = ui.text(series.label, theme.caption);
    // The label stays inside, and away from the other line's.
    const float x = std::min(end.x + kSpace2, area.right() - words.width);
    const Extent lines = extent_from(spec, area, std::min(x, end.x));
    const float y = is_upper(spec, series) ? lines.top - words.height() - 6 : lines.bottom + 6;
    ui.paint().text(words,
                    {x, std::max(place.y, std::min(y, area.bottom() - words.height())), words.width,
                     words.height()},
                    ink);
  }
}

void sparkline(Ui& ui, std::span<const float> points, Tone tone, std::string_view label) {
  const Rect place = ui.take(ui.flow().wraps ? 96.0f : 0.0f, ui.theme().body.line);
  ui.semantics().add({.role = Role::Image, .rect = place, .label = std::string(label)});
  if (!ui.is_visible(place)) return;
  const Series series{.points = points, .tone = tone};
  draw_series(ui, series, place.inset(2, 4), static_cast<int>(points.size()), 1.5f);
}

}  // namespace tz::ui
