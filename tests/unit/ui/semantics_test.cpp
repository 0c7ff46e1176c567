#include "ui/semantics.h"

#include <doctest/doctest.h>

#include "ui/fakes.h"

namespace tz::ui {
namespace {

struct Mirror {
  FakeBridge page;
  SemanticsTree tree;

  template <typename Fill>
  void frame(Fill fill) {
    page.upserts = page.removals = 0;
    tree.begin();
    fill(tree);
    tree.deliver(page);
  }
};

SemanticsNode node(Id id, Role role, std::string label, Rect rect = {0, 0, 10, 10}) {
  return {.id = id, .role = role, .rect = rect, .label = std::move(label)};
}

}  // namespace

TEST_CASE("a frame like the last one tells the page nothing") {
  Mirror mirror;
  const auto fill = [](SemanticsTree& tree) {
    tree.add(node(1, Role::Heading, "a"));
    tree.add(node(2, Role::Button, "b"));
  };
  mirror.frame(fill);
  CHECK(mirror.page.upserts == 2);
  mirror.frame(fill);
  CHECK(mirror.page.upserts == 0);
  CHECK(mirror.page.removals == 0);
}

TEST_CASE("only what has changed is told, and in its place") {
  Mirror mirror;
  mirror.frame([](SemanticsTree& tree) {
    tree.add(node(1, Role::Button, "a"));
    tree.add(node(3, Role::Button, "c"));
  });
  mirror.frame([](SemanticsTree& tree) {
    tree.add(node(1, Role::Button, "a"));
    tree.add(node(2, Role::Button, "b"));
    tree.add(node(3, Role::Button, "c"));
  });
  CHECK(mirror.page.upserts == 2);  // the new one, and the one that now follows it
  CHECK(mirror.page.previous_of[2] == 1);
  CHECK(mirror.page.previous_of[3] == 2);
}

TEST_CASE("what is no longer drawn is removed") {
  Mirror mirror;
  mirror.frame([](SemanticsTree& tree) { tree.add(node(1, Role::Button, "a")); });
  mirror.frame([](SemanticsTree&) {});
  CHECK(mirror.page.removals == 1);
  CHECK(mirror.page.elements.empty());
}

TEST_CASE("a widget that becomes another kind of widget is made anew") {
  Mirror mirror;
  mirror.frame([](SemanticsTree& tree) { tree.add(node(1, Role::Button, "a")); });
  mirror.frame([](SemanticsTree& tree) { tree.add(node(1, Role::Tab, "a")); });
  CHECK(mirror.page.removals == 1);
  CHECK(mirror.page.upserts == 1);
}

TEST_CASE("what scrolls with its parent has not moved") {
  Mirror mirror;
  const auto fill = [](float offset) {
    return [offset](SemanticsTree& tree) {
      tree.open(node(1, Role::Scroll, "s", {0, 50, 100, 100}), {0, 50 - offset});
      tree.add(node(2, Role::Button, "b", {10, 70 - offset, 20, 20}));
      tree.close();
    };
  };
  mirror.frame(fill(0));
  CHECK(mirror.page.elements[2].rect == Rect{10, 20, 20, 20});
  mirror.frame(fill(33.3f));
  CHECK(mirror.page.upserts == 0);
}

TEST_CASE("while a dialog is open nothing else is in the mirror") {
  Mirror mirror;
  const auto fill = [](bool open) {
    return [open](SemanticsTree& tree) {
      tree.open(node(1, Role::Main, "page"), {0, 0});
      tree.add(node(2, Role::Button, "b"));
      if (open) {
        tree.show_only(3);
        tree.open(node(3, Role::Dialog, "d", {5, 5, 50, 50}), {5, 5});
        tree.add(node(4, Role::Button, "yes", {10, 10, 5, 5}));
        tree.close();
      }
      tree.close();
    };
  };
  mirror.frame(fill(false));
  CHECK(mirror.page.elements.size() == 2);
  mirror.frame(fill(true));
  CHECK(mirror.page.elements.size() == 2);
  CHECK(mirror.page.elements.count(4) == 1);
  CHECK(mirror.page.elements[3].parent == 0);
  CHECK(mirror.page.elements[4].rect == Rect{5, 5, 5, 5});
  mirror.frame(fill(false));
  CHECK(mirror.page.elements.count(2) == 1);
  CHECK(mirror.page.elements.count(3) == 0);
}

TEST_CASE("an id used twice in a frame still makes two elements, the same ones each time") {
  Mirror mirror;
  const auto fill = [](SemanticsTree& tree) {
    tree.add(node(7, Role::Text, "a"));
    tree.add(node(7, Role::Text, "b"));
  };
  mirror.frame(fill);
  CHECK(mirror.page.elements.size() == 2);
  mirror.frame(fill);
  CHECK(mirror.page.upserts == 0);
}

}  // namespace tz::ui
