#include <doctest/doctest.h>

#include "imgui.h"
#include "ui/button.h"
#include "ui/canvas.h"
#include "ui/container.h"
#include "ui/fakes.h"
#include "ui/feedback.h"
#include "ui/figures.h"
#include "ui/list.h"
#include "ui/page.h"
#include "ui/text.h"

namespace tz::ui {

TEST_CASE("a tap activates the button under it, once") {
  Phone phone;
  int taps = 0;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    if (button(ui, {.id = "go", .label = "Go"})) ++taps;
  };
  phone.settle(draw);
  phone.tap({200, 90});
  phone.settle(draw);
  CHECK(taps == 1);
}

TEST_CASE("a click on the mirrored element does the same, and a disabled button nothing") {
  Phone phone;
  int taps = 0;
  bool disabled = false;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    if (button(ui, {.id = "go", .label = "Go", .disabled = disabled})) ++taps;
  };
  phone.settle(draw);
  const Id id = phone.page.find(Role::Button, "Go")->id;
  phone.ui.interaction().activate(id);
  phone.settle(draw);
  CHECK(taps == 1);
  disabled = true;
  phone.settle(draw);
  CHECK((phone.page.elements[id].state & kDisabled) != 0);
  phone.ui.interaction().activate(id);
  phone.tap({200, 90});
  phone.settle(draw);
  CHECK(taps == 1);
}

TEST_CASE("two taps between two frames both count") {
  Phone phone;
  int taps = 0;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    if (button(ui, {.id = "go", .label = "Go"})) ++taps;
  };
  phone.settle(draw);
  phone.tap({200, 90});
  phone.tap({200, 90});
  phone.settle(draw);
  CHECK(taps == 2);
}

TEST_CASE("a dialog keeps what lies beneath it out of reach, and Escape for itself") {
  Phone phone;
  bool open = true;
  int back = 0, beneath = 0, closed = 0;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P", .back = true});
    page.body();
    if (button(ui, {.id = "go", .label = "Go"})) ++beneath;
    if (page.back()) ++back;
    if (!open) return;
    Dialog dialog(ui, {.id = "d", .title = "Sure?"});
    dialog.bar();
    button(ui, {.id = "yes", .label = "Yes"});
    if (dialog.closed()) {
      ++closed;
      open = false;
    }
  };
  phone.settle(draw);
  CHECK(phone.page.find(Role::Button, "Go") == nullptr);
  CHECK(phone.page.find(Role::Button, "Yes") != nullptr);
  phone.ui.interaction().escape();
  phone.settle(draw);
  CHECK(closed == 1);
  CHECK(back == 0);
  CHECK(beneath == 0);
  phone.ui.interaction().escape();
  phone.settle(draw);
  CHECK(back == 1);
}

TEST_CASE("a tap beside a dialog closes it, a tap on it does not") {
  Phone phone;
  int closed = 0;
  const auto draw = [&](Ui& ui) {
    Dialog dialog(ui, {.id = "d", .title = "Sure?", .text = "Really?"});
    if (dialog.closed()) ++closed;
  };
  phone.settle(draw);
  const SemanticsNode* node = phone.page.find(Role::Dialog, "Sure?");
  REQUIRE(node != nullptr);
  CHECK(node->rect.bottom() == doctest::Approx(844).epsilon(0.01));
  phone.tap({200, node->rect.y + 40});
  phone.settle(draw);
  CHECK(closed == 0);
  phone.tap({200, 40});
  phone.settle(draw);
  CHECK(closed == 1);
}

TEST_CASE("in a dialog over a dialog a tap meets what is drawn under it") {
  for (const float width : {390.0f, 1280.0f}) {
    Phone phone;
    phone.input.width = width;
    const std::string_view options[] = {"One", "Two", "Three", "Four", "Five", "Six"};
    int index = -1;
    const auto draw = [&](Ui& ui) {
      Dialog dialog(ui, {.id = "d", .title = "Account"});
      select(ui, {.id = "s", .label = "Unit", .options = options}, index);
    };
    phone.settle(draw);
    phone.ui.interaction().activate(phone.page.find(Role::ComboBox, "Unit")->id);
    phone.settle(draw);
    const SemanticsNode* option = phone.page.find(Role::Option, "Five");
    REQUIRE(option != nullptr);
    Vec2 at = option->rect.centre();
    for (Id parent = option->parent; parent != 0;) {
      const SemanticsNode* around = phone.ui.semantics().find(parent);
      REQUIRE(around != nullptr);
      at = {at.x + around->rect.x, at.y + around->rect.y};
      parent = around->parent;
    }
    phone.tap(at);
    phone.settle(draw);
    CHECK(index == 4);
  }
}

TEST_CASE("a select is chosen from its list") {
  Phone phone;
  const std::string_view options[] = {"One", "Two", "Three"};
  int index = -1;
  bool changed = false;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    changed = select(ui, {.id = "s", .label = "Unit", .options = options}, index) || changed;
  };
  phone.settle(draw);
  phone.ui.interaction().activate(phone.page.find(Role::ComboBox, "Unit")->id);
  phone.settle(draw);
  const SemanticsNode* two = phone.page.find(Role::Option, "Two");
  REQUIRE(two != nullptr);
  phone.ui.interaction().activate(two->id);
  phone.settle(draw);
  CHECK(changed);
  CHECK(index == 1);
  CHECK(phone.page.find(Role::Option, "Two") == nullptr);
  CHECK(phone.page.find(Role::ComboBox, "Unit")->value == "Two");
}

TEST_CASE("the stepper lands on multiples of its step and stays within its range") {
  Phone phone;
  int value = 73;
  const auto draw = [&](Ui& ui) {
    ui.set_words({.less = "Less", .more = "More"});
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    stepper(ui, {.id = "s", .label = "Percent"}, value);
  };
  const auto press = [&](std::string_view label) {
    phone.settle(draw);
    phone.ui.interaction().activate(phone.page.find(Role::Button, label)->id);
    phone.settle(draw);
  };
  press("Less");
  CHECK(value == 70);
  press("Less");
  CHECK(value == 65);
  value = 98;
  press("More");
  CHECK(value == 100);
  CHECK((phone.page.find(Role::Button, "More")->state & kDisabled) != 0);
  phone.ui.interaction().adjust(phone.page.find(Role::SpinButton, "Percent")->id, -2);
  phone.settle(draw);
  CHECK(value == 90);
}

TEST_CASE("the bar of a page stands at its foot and what scrolls ends above it") {
  Phone phone;
  phone.input.safe.bottom = 34;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    for (int i = 0; i < 50; ++i) body(ui, "text");
    page.bar();
    button(ui, {.id = "save", .label = "Save"});
  };
  phone.settle(draw);
  const SemanticsNode* save = phone.page.find(Role::Button, "Save");
  REQUIRE(save != nullptr);
  const SemanticsNode& bar = phone.page.elements[save->parent];
  CHECK(bar.rect.bottom() == 844);
  CHECK(bar.rect.y + save->rect.bottom() <= 844 - 34);
  for (const auto& [id, node] : phone.page.elements) {
    if (node.role == Role::Scroll) CHECK(node.rect.bottom() <= bar.rect.y + 0.5f);
  }
}

TEST_CASE("a field under the keyboard is scrolled into sight") {
  Phone phone;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    for (int i = 0; i < 20; ++i) body(ui, "text");
    const Rect place = ui.take(0, 48);
    ui.semantics().add({.id = 77, .role = Role::TextBox, .rect = place, .label = "F"});
    FieldPlacement field;
    field.id = 77;
    ui.place_field(field, place, "");
    for (int i = 0; i < 20; ++i) body(ui, "text");
  };
  phone.settle(draw);
  phone.ui.interaction().field({FieldEvent::Kind::Focus, 77, {}});
  phone.settle(draw);
  CHECK(phone.page.scrolls.begin()->second.y == 0);
  phone.input.height = 500;
  phone.settle(draw);
  CHECK(phone.page.scrolls.begin()->second.y > 100);
}

TEST_CASE("after a dialog the page's mirror stands where the picture stands") {
  Phone phone;
  bool asks = false;
  const auto draw = [&](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    for (int i = 0; i < 80; ++i) body(ui, "text");
    if (asks) const Dialog dialog(ui, {.id = "d", .title = "D"});
  };
  phone.settle(draw);
  phone.ui.interaction().wheel({200, 400}, {0, 300});
  phone.settle(draw);
  const std::map<Id, Vec2> before = phone.page.scrolls;
  REQUIRE(before.begin()->second.y > 100);
  asks = true;
  phone.settle(draw);
  CHECK(phone.page.scrolls != before);
  asks = false;
  phone.settle(draw);
  CHECK(phone.page.scrolls[before.begin()->first] == before.begin()->second);
}

TEST_CASE("a toast is said, and goes away by itself") {
  Phone phone;
  const auto draw = [](Ui&) {};
  phone.settle(draw);
  phone.ui.toast("Saved");
  phone.settle(draw);
  CHECK(phone.page.said == std::vector<std::string>{"Saved"});
  CHECK(phone.last.wake_at_ms > phone.input.now_ms);
  phone.input.now_ms = phone.last.wake_at_ms;
  phone.settle(draw);
  CHECK(phone.last.wake_at_ms < 0);
}

TEST_CASE("every light has a shape of its own") {
  const Light lights[] = {Light::Red, Light::Yellow, Light::Green, Light::Blue, Light::Grey};
  for (const Light a : lights) {
    for (const Light b : lights) {
      CHECK((shape_of(a) == shape_of(b)) == (a == b));
    }
  }
}

TEST_CASE("the canvas draws each letter once and asks again only where the atlas was full") {
  Phone phone;
  Canvas canvas(phone.glyphs, phone.metrics, 2048);
  // The renderer of the tests takes textures as they come.
  ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  const auto draw = [](Ui& ui) {
    Page page(ui, {.id = "p", .title = "P"});
    page.body();
    body(ui, "一二三一二三");
    light_badge(ui, Light::Red, "四");
  };
  phone.settle(draw);
  CHECK_FALSE(canvas.draw(phone.ui.paint(), 390, 844, 2));
  const int drawn = phone.glyphs.drawn;
  CHECK(drawn >= 5);
  CHECK_FALSE(canvas.draw(phone.ui.paint(), 390, 844, 2));
  CHECK(phone.glyphs.drawn == drawn);
}

}  // namespace tz::ui
