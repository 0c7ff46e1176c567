#include "ui/text.h"

#include <vector>

namespace tz::ui {
namespace {

constexpr float kBadgePadX = 8, kBadgePadY = 2, kPillPadX = 10, kPillPadY = 3, kShapeGap = 5;

const TextStyle& style_of(const Theme& theme, Piece::Kind kind) {
  switch (kind) {
    case Piece::Kind::Strong:
      return theme.strong;
    case Piece::Kind::Sub:
    case Piece::Kind::Pill:
      return theme.sub;
    case Piece::Kind::Badge:
      return theme.tag;
    case Piece::Kind::Figure:
      return theme.display;
    case Piece::Kind::Plain:
      break;
  }
  return theme.body;
}

/// What a piece's ground adds around its words.
Vec2 frame_of(const Theme& theme, const Piece& piece) {
  if (piece.kind == Piece::Kind::Badge) {
    return {2 * kBadgePadX + theme.shape + kShapeGap, 2 * kBadgePadY};
  }
  if (piece.kind == Piece::Kind::Pill) return {2 * kPillPadX, 2 * kPillPadY};
  return {};
}

struct Placed {
  const Piece* piece;
  const TextLayout* words;
  float w, h;
};

Placed measure(Ui& ui, const Piece& piece, float most) {
  const Vec2 frame = frame_of(ui.theme(), piece);
  const TextLayout& words =
      ui.text(piece.text, style_of(ui.theme(), piece.kind), std::max(1.0f, most - frame.x));
  return {&piece, &words, words.width + frame.x, words.height() + frame.y};
}

void draw(Ui& ui, const Placed& placed, const Rect& rect) {
  const Piece& piece = *placed.piece;
  const Theme& theme = ui.theme();
  ui.semantics().add({.role = Role::Text, .rect = rect, .label = std::string(piece.text)});
  if (!ui.is_visible(rect)) return;
  Color ink = piece.tone == Tone::Neutral ? palette::kInk : ink_of(piece.tone);
  Rect words = rect;
  switch (piece.kind) {
    case Piece::Kind::Sub:
      ink = palette::kInk2;
      break;
    case Piece::Kind::Badge: {
      ui.paint().box(rect, wash_of(piece.tone), kRadiusTag);
      const float first_line = kBadgePadY + (theme.tag.line - theme.shape) / 2;
      ui.paint().shape(shape_of(piece.light),
                       {rect.x + kBadgePadX, rect.y + first_line, theme.shape, theme.shape}, ink);
      words = {rect.x + kBadgePadX + theme.shape + kShapeGap, rect.y + kBadgePadY,
               placed.words->width, placed.words->height()};
      break;
    }
    case Piece::Kind::Pill:
      ui.paint().box(rect, wash_of(piece.tone), std::min(rect.h / 2, 13.0f));
      words = rect.inset(kPillPadX, kPillPadY);
      break;
    case Piece::Kind::Plain:
    case Piece::Kind::Strong:
    case Piece::Kind::Figure:
      break;
  }
  ui.paint().text(*placed.words, words, ink);
}

/// A row of pieces that share a line.
struct LineOfPieces {
  std::vector<Placed> pieces;
  float width = 0, height = 0;

  bool fits(const Placed& piece, float most) const {
    return pieces.empty() || width + kSpace2 + piece.w <= most + 0.01f;
  }
  void add(const Placed& piece) {
    width += (pieces.empty() ? 0 : kSpace2) + piece.w;
    height = std::max(height, piece.h);
    pieces.push_back(piece);
  }
};

void draw_run(Ui& ui, const LineOfPieces& run, float x, float y, float height) {
  for (const Placed& piece : run.pieces) {
    draw(ui, piece, {x, ui.snap(y + (height - piece.h) / 2), piece.w, piece.h});
    x += piece.w + kSpace2;
  }
}

}  // namespace

void text(Ui& ui, const TextSpec& spec) {
  const bool wraps = ui.flow().wraps;
  const TextLayout& words = ui.text(spec.text, spec.style, ui.width(), spec.max_lines);
  const Rect rect = ui.take(wraps ? words.width : 0, words.height());
  SemanticsNode node{.role = spec.heading > 0 ? Role::Heading : Role::Text,
                     .level = spec.heading,
                     .rect = rect,
                     .label = std::string(spec.text)};
  ui.semantics().add(std::move(node));
  if (ui.is_visible(rect)) ui.paint().text(words, rect, spec.color, spec.align);
}

void body(Ui& ui, std::string_view words) {
  text(ui, {.text = words, .style = ui.theme().body});
}

void sub(Ui& ui, std::string_view words) {
  text(ui, {.text = words, .style = ui.theme().sub, .color = palette::kInk2});
}

void label(Ui& ui, std::string_view words) {
  sub(ui, words);
}

void headline(Ui& ui, std::string_view words) {
  text(ui, {.text = words, .style = ui.theme().headline, .heading = 2});
}

void section_heading(Ui& ui, std::string_view words, std::string_view note) {
  const TextLayout& name = ui.text(words, ui.theme().strong, ui.width());
  const float note_width = note.empty() ? 0 : ui.text_width(note, ui.theme().sub) + kSpace2;
  const bool beside = name.width + note_width <= ui.width() && name.lines.size() == 1;
  const Rect rect = ui.take(0, name.height());
  ui.semantics().add(
      {.role = Role::Heading, .level = 3, .rect = rect, .label = std::string(words)});
  if (ui.is_visible(rect)) ui.paint().text(name, rect, palette::kInk);
  if (note.empty()) return;
  if (!beside) {
    sub(ui, note);
    return;
  }
  const TextLayout& words_of_note = ui.text(note, ui.theme().sub);
  const float drop = (ui.theme().strong.line - ui.theme().sub.line) / 2 + 1;
  const Rect place{rect.x + name.width + kSpace2, rect.y + drop, words_of_note.width,
                   words_of_note.height()};
  ui.semantics().add({.role = Role::Text, .rect = place, .label = std::string(note)});
  ui.paint().text(words_of_note, place, palette::kInk2);
}

void line(Ui& ui, std::span<const Piece> left, std::span<const Piece> right) {
  const float most = ui.width();
  std::vector<LineOfPieces> runs(1);
  for (const Piece& piece : left) {
    if (piece.text.empty()) continue;
    const Placed placed = measure(ui, piece, most);
    if (!runs.back().fits(placed, most)) runs.emplace_back();
    runs.back().add(placed);
  }
  LineOfPieces end;
  bool end_fits = true;
  for (const Piece& piece : right) {
    if (piece.text.empty()) continue;
    const Placed placed = measure(ui, piece, most);
    end_fits = end_fits && end.fits(placed, most);
    end.add(placed);
  }
  const bool beside =
      end.pieces.empty() || (end_fits && runs.back().width + kSpace2 + end.width <= most + 0.01f);
  if (!beside && !end_fits) {
    // Not even a line of their own holds them: they flow on like the rest.
    for (const Placed& placed : end.pieces) {
      if (!runs.back().fits(placed, most)) runs.emplace_back();
      runs.back().add(placed);
    }
    end = {};
  }
  if (!beside && end_fits) runs.emplace_back();
  float total = kSpace1 * static_cast<float>(runs.size() - 1);
  for (const LineOfPieces& run : runs) total += run.height;
  const float last_height = std::max(runs.back().height, end.height);
  total += last_height - runs.back().height;
  const Rect place = ui.take(0, total);
  float y = place.y;
  for (const LineOfPieces& run : runs) {
    const bool is_last = &run == &runs.back();
    const float height = is_last ? last_height : run.height;
    draw_run(ui, run, place.x, y, height);
    if (is_last) draw_run(ui, end, place.right() - end.width, y, height);
    y += height + kSpace1;
  }
}

void line(Ui& ui, std::initializer_list<Piece> left, std::initializer_list<Piece> right) {
  line(ui, std::span<const Piece>(left.begin(), left.size()),
       std::span<const Piece>(right.begin(), right.size()));
}

void light_badge(Ui& ui, Light light, std::string_view word) {
  piece(ui, badge(light, word));
}

void piece(Ui& ui, const Piece& what) {
  const Placed placed = measure(ui, what, ui.width());
  draw(ui, placed, ui.take(placed.w, placed.h));
}

Vec2 size_of(Ui& ui, const Piece& what, float most) {
  const Placed placed = measure(ui, what, most);
  return {placed.w, placed.h};
}

void draw_piece(Ui& ui, const Piece& what, const Rect& rect) {
  draw(ui, measure(ui, what, rect.w + 0.01f), rect);
}

}  // namespace tz::ui
