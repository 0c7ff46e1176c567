// Words on the page: paragraphs, headings, and lines put together from words, lights and pills.
// Widgets of Ui; see ui.h for the conventions.
#pragma once

#include <initializer_list>
#include <span>

#include "ui/ui.h"

namespace tz::ui {

struct TextSpec {
  std::string_view text = {};
  TextStyle style = {};  // size 15 regular; take one from ui.theme()
  Color color = palette::kInk;
  Align align = Align::Start;
  int max_lines = 0;  // 0: all of it
  int heading = 0;    // 1..6: a heading of that level, for screen readers
};

void text(Ui& ui, const TextSpec& spec);
/// Body text, broken into lines; line feeds make paragraphs.
void body(Ui& ui, std::string_view words);
/// Secondary text in the paler ink.
void sub(Ui& ui, std::string_view words);
/// The small label over a value or a field.
void label(Ui& ui, std::string_view words);
/// The name of what a page is about (18 semibold), heading level 2.
void headline(Ui& ui, std::string_view words);
/// The name of a section or a card (15 semibold), heading level 3; `note` follows in pale ink.
void section_heading(Ui& ui, std::string_view words, std::string_view note = {});

/// A piece of a line.
struct Piece {
  enum class Kind : uint8_t { Plain, Strong, Sub, Badge, Pill, Figure };
  Kind kind = Kind::Plain;
  std::string_view text = {};
  Tone tone = Tone::Neutral;
  Light light = Light::Grey;
};
inline Piece plain(std::string_view words, Tone tone = Tone::Neutral) {
  return {Piece::Kind::Plain, words, tone, Light::Grey};
}
inline Piece strong(std::string_view words, Tone tone = Tone::Neutral) {
  return {Piece::Kind::Strong, words, tone, Light::Grey};
}
inline Piece pale(std::string_view words) {
  return {Piece::Kind::Sub, words, Tone::Neutral, Light::Grey};
}
/// A status light: shape, word, colour.
inline Piece badge(Light light, std::string_view words) {
  return {Piece::Kind::Badge, words, tone_of(light), light};
}
/// A rounded note such as a sync state.
inline Piece pill(std::string_view words, Tone tone) {
  return {Piece::Kind::Pill, words, tone, Light::Grey};
}
/// A big figure (32 semibold).
inline Piece figure(std::string_view words) {
  return {Piece::Kind::Figure, words, Tone::Neutral, Light::Grey};
}

/// Pieces from the left, and pieces at the right edge. What does not fit goes to further lines: no
/// piece is cut.
void line(Ui& ui, std::span<const Piece> left, std::span<const Piece> right = {});
void line(Ui& ui, std::initializer_list<Piece> left, std::initializer_list<Piece> right = {});

/// One piece by itself, as a block of a column or an item of a wrapping line.
void piece(Ui& ui, const Piece& what);
/// For widgets that place a piece themselves: its size within `most`, and drawing it there.
Vec2 size_of(Ui& ui, const Piece& what, float most);
void draw_piece(Ui& ui, const Piece& what, const Rect& rect);

/// A light by itself, as a block of a column or an item of a wrapping line.
void light_badge(Ui& ui, Light light, std::string_view word);

}  // namespace tz::ui
