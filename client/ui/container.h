// Scopes that group widgets: cards, sections, columns, wrapping lines, grids. What is drawn while
// one lives goes into it.
#pragma once

#include <initializer_list>
#include <vector>

#include "ui/ui.h"

namespace tz::ui {

struct CardSpec {
  std::string_view id = {};
  std::string_view label = {};  // read aloud: a tappable card is one button with this name
  bool tappable = false;
  bool selected = false;  // the card whose detail is open in the next pane
  float padding = 0;      // 0: the theme's
  float gap = 6;
};
/// A white card with a hairline. Its content still is in the mirror, after the card's own button.
class Card {
 public:
  Card(Ui& ui, const CardSpec& spec);
  ~Card();
  Card(const Card&) = delete;
  Card& operator=(const Card&) = delete;
  bool tapped() const { return tapped_; }

 private:
  Ui& ui_;
  Id id_;
  Rect outer_ = {};
  float padding_;
  bool tappable_;
  bool selected_;
  bool tapped_ = false;
  size_t hit_ = 0;
  Id node_ = 0;
  Painter::Mark box_ = 0;
};

/// A white band over the whole width with a hairline under it (`padded = false` pages).
class Section {
 public:
  explicit Section(Ui& ui, float gap = 6);
  ~Section();
  Section(const Section&) = delete;
  Section& operator=(const Section&) = delete;

 private:
  Ui& ui_;
  Rect outer_ = {};
  Painter::Mark box_ = 0;
};

/// Columns of weighted widths side by side; where one would be narrower than `min_width`, they are
/// stacked. More calls of `next` than columns begin another row.
///   Columns columns(ui, {1, 2});  columns.next(); ...  columns.next(); ...
class Columns {
 public:
  Columns(Ui& ui, std::initializer_list<float> weights, float gap = 12, float min_width = 0);
  Columns(Ui& ui, int equal, float gap = 12, float min_width = 0);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  void next();
  bool stacked() const { return stacked_; }

 private:
  void start(float min_width);
  void finish_column();
  void finish_row();

  Ui& ui_;
  std::vector<float> weights_;
  float gap_;
  Rect area_ = {};
  size_t column_ = 0;
  std::vector<Painter::Mark> marks_;  // where each column of this row starts
  std::vector<Vec2> feet_;            // its left edge and its foot
  float x_ = 0, tallest_ = 0;
  bool stacked_ = false;
  bool open_ = false;
};

/// Widgets one after the other, as wide as they need, wrapping: chips, badges, compact buttons.
class Wrap {
 public:
  explicit Wrap(Ui& ui, float gap = 8);
  ~Wrap();
  Wrap(const Wrap&) = delete;
  Wrap& operator=(const Wrap&) = delete;

 private:
  Ui& ui_;
};

/// Marks what somebody was led to, such as by a search, where `here` says so. In the frames in
/// which the screen calls scroll_into_view(kLanding) it is brought into sight.
inline constexpr Id kLanding = 1;
class Landing {
 public:
  Landing(Ui& ui, bool here);
  ~Landing();
  Landing(const Landing&) = delete;
  Landing& operator=(const Landing&) = delete;

 private:
  Ui& ui_;
  bool here_;
  float top_ = 0;
  Painter::Mark box_ = 0;
};

/// A hairline across the column.
void divider(Ui& ui);

}  // namespace tz::ui
