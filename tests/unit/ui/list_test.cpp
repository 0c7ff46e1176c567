#include "ui/list.h"

#include <doctest/doctest.h>

#include <cmath>

#include "ui/fakes.h"
#include "ui/height_index.h"
#include "ui/page.h"

namespace tz::ui {
namespace {

/// A page of very many rows of uneven height.
struct LongPage {
  Phone phone;
  size_t count = 10000;
  size_t drawn = 0;
  float estimate = 50;

  static float height_of(size_t row) { return 40 + static_cast<float>(row * 7 % 5) * 30; }

  void draw(Ui& ui) {
    drawn = 0;
    Page page(ui, {.id = "page", .title = "Rows"});
    page.body();
    for (const size_t row : rows(ui, {.id = "rows", .count = count, .estimate = estimate})) {
      const Rect place = ui.take(0, height_of(row));
      ui.tappable(ui.id("row"), place, {.role = Role::Button, .label = std::to_string(row)});
      ++drawn;
    }
  }
  void frame() {
    phone.frame([this](Ui& ui) { draw(ui); });
  }
  int settle() {
    return phone.settle([this](Ui& ui) { draw(ui); });
  }
  /// Where a row stands on the screen, by where it can be tapped.
  float top_of(size_t row) {
    const SemanticsNode* button = phone.page.find(Role::Button, std::to_string(row));
    if (button == nullptr) return NAN;
    float y = 0;
    for (Id id = button->id; id != 0; id = phone.page.elements[id].parent) {
      const SemanticsNode& node = phone.page.elements[id];
      y += node.rect.y;
      if (node.role == Role::Scroll && phone.page.scrolls.count(id) > 0) {
        y -= phone.page.scrolls[id].y;
      }
    }
    return y;
  }
  void drag(float from, float to) {
    double at = phone.input.now_ms;
    phone.touch(PointerEvent::Kind::Down, {200, from}, at);
    const float step = to > from ? 20.0f : -20.0f;
    for (float y = from; std::fabs(to - y) > 1; y += step) {
      at += 16;
      phone.touch(PointerEvent::Kind::Move, {200, y + step}, at);
      frame();
    }
    at += 500;  // rests before it lifts: no fling
    phone.touch(PointerEvent::Kind::Up, {200, to}, at);
    settle();
  }
};

}  // namespace

TEST_CASE("sums of heights are found at either end of a query") {
  HeightIndex index;
  index.resize(1000, 10);
  CHECK(index.offset(1000) == 10000);
  CHECK(index.set(3, 25) == 15);
  CHECK(index.offset(3) == 30);
  CHECK(index.offset(4) == 55);
  CHECK(index.row_at(54) == 3);
  CHECK(index.row_at(55) == 4);
  CHECK(index.row_at(-5) == 0);
  CHECK(index.row_at(1e9f) == 999);
  index.resize(5, 10);
  CHECK(index.offset(5) == 65);
  index.resize(0, 10);
  CHECK(index.row_at(3) == 0);
  CHECK(index.offset(0) == 0);
}

TEST_CASE("of ten thousand rows only those in sight are drawn") {
  LongPage page;
  page.settle();
  CHECK(page.drawn > 5);
  CHECK(page.drawn < 30);
  CHECK(page.phone.page.find(Role::Button, "0") != nullptr);
  CHECK(page.phone.page.find(Role::Button, "100") == nullptr);
}

TEST_CASE("a page at rest asks for no frames") {
  LongPage page;
  CHECK(page.settle() < 6);
  CHECK_FALSE(page.phone.last.again);
  CHECK(page.phone.last.wake_at_ms < 0);
}

TEST_CASE("dragging moves the rows by as much as the finger") {
  LongPage page;
  page.settle();
  const float before = page.top_of(8);
  page.drag(600, 400);
  // The slop is not made up for.
  CHECK(page.top_of(8) == doctest::Approx(before - 180).epsilon(0.01));
}

TEST_CASE("rows that turn out taller above the view do not move what is read") {
  LongPage page;
  page.estimate = 20;  // far too low: every row that comes into sight from above is a surprise
  page.settle();
  page.drag(800, 100);
  page.drag(800, 100);
  page.drag(800, 100);
  // A change of width forgets what was measured.
  page.phone.input.width = 400;
  page.settle();
  size_t row = 1;
  while (std::isnan(page.top_of(row)) || page.top_of(row) < 100) ++row;
  const float before = page.top_of(row);
  page.drag(400, 500);
  CHECK(page.top_of(row) == doctest::Approx(before + 80).epsilon(0.02));
}

TEST_CASE("a fling goes on by itself and comes to rest") {
  LongPage page;
  page.settle();
  double at = page.phone.input.now_ms;
  page.phone.touch(PointerEvent::Kind::Down, {200, 700}, at);
  for (int i = 1; i <= 5; ++i) {
    at += 16;
    page.phone.touch(PointerEvent::Kind::Move, {200, 700 - static_cast<float>(i) * 40}, at);
    page.frame();
  }
  page.phone.touch(PointerEvent::Kind::Up, {200, 500}, at + 1);
  page.frame();
  const float just_after = page.phone.page.scrolls.begin()->second.y;
  CHECK(page.phone.last.again);
  int frames = 0;
  while (page.phone.last.again && frames < 400) {
    page.frame();
    ++frames;
  }
  CHECK(frames > 20);
  CHECK(frames < 400);
  CHECK(page.phone.page.scrolls.begin()->second.y > just_after + 300);
}

TEST_CASE("while a finger pans the mirror rests, and follows once it is lifted") {
  LongPage page;
  page.settle();
  page.phone.page.upserts = 0;
  double at = page.phone.input.now_ms;
  page.phone.touch(PointerEvent::Kind::Down, {200, 700}, at);
  for (int i = 1; i <= 10; ++i) {
    at += 16;
    page.phone.touch(PointerEvent::Kind::Move, {200, 700 - static_cast<float>(i) * 50}, at);
    page.frame();
  }
  CHECK(page.phone.page.upserts == 0);
  page.phone.touch(PointerEvent::Kind::Cancel, {200, 200}, at + 500);
  page.settle();
  CHECK(page.phone.page.upserts > 0);
}

TEST_CASE("a screen reader gets to the rows after those in sight") {
  LongPage page;
  page.phone.ui.set_words({.previous_rows = "Earlier", .next_rows = "Later"});
  page.settle();
  CHECK(page.phone.page.find(Role::Button, "Earlier") == nullptr);
  const SemanticsNode* later = page.phone.page.find(Role::Button, "Later");
  REQUIRE(later != nullptr);
  page.phone.ui.interaction().activate(later->id);
  page.settle();
  CHECK(page.phone.page.find(Role::Button, "0") == nullptr);
  CHECK(page.phone.page.find(Role::Button, "Earlier") != nullptr);
}

TEST_CASE("an empty list draws nothing and asks for nothing") {
  LongPage page;
  page.count = 0;
  page.settle();
  CHECK(page.drawn == 0);
}

TEST_CASE("a list that has become shorter is shown to its new end") {
  LongPage page;
  page.settle();
  page.drag(800, 100);
  page.drag(800, 100);
  page.count = 3;
  page.settle();
  CHECK(page.drawn == 3);
  CHECK(page.top_of(0) > 0);
}

}  // namespace tz::ui
