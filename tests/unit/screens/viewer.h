// A viewer for the screens' tests: the app in a simulated browser, drawn without a display, and a
// person who finds things by role and name as a screen reader does. Owned by the test; one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/world.h"
#include "screens/screens.h"
#include "ui/fakes.h"

namespace tz::testing {

struct Size {
  const char* name;
  float width, height;
};
inline constexpr Size kNarrowPhone{"narrow phone", 360, 740};
inline constexpr Size kPhone{"phone", 390, 844};
inline constexpr Size kTablet{"tablet", 820, 1180};
inline constexpr Size kDesk{"desk", 1280, 800};

class Viewer {
 public:
  explicit Viewer(Size size = kPhone) {
    phone.input.width = size.width;
    phone.input.height = size.height;
  }

  // Opens the app for the person whom the server knows, and draws it.
  void enter(const Actor& actor) {
    world.server.signed_in = actor;
    page = world.ready_page();
    draw();
  }
  void enter() { enter(world.server.ledger.clerk); }
  client::App& app() { return *page->app; }
  const SmallLedger& ledger() const { return world.server.ledger; }

  // Draws until the picture rests.
  void draw() {
    phone.settle([this](ui::Ui& ui) { screens.draw(ui, app()); });
  }
  // Lets the world go on, then draws.
  void pass() {
    world.settle();
    draw();
  }

  // Half a second later, in which nobody does anything.
  void rest() {
    phone.input.now_ms += 500;
    draw();
  }

  // The first with this role whose name holds `part`; null: there is none.
  const ui::SemanticsNode* find(ui::Role role, std::string_view part) {
    for (const ui::SemanticsNode& node : phone.ui.semantics().nodes()) {
      // Beneath a dialog nothing is in reach.
      if (phone.page.elements.count(node.id) == 0) continue;
      if (node.role == role && node.label.find(part) != std::string::npos) return &node;
    }
    return nullptr;
  }
  bool has(ui::Role role, std::string_view part) { return find(role, part) != nullptr; }
  // Whether these words stand anywhere.
  bool shows(std::string_view part) {
    for (const ui::SemanticsNode& node : phone.ui.semantics().nodes()) {
      if (node.label.find(part) != std::string::npos) return true;
    }
    return false;
  }

  // One that is called just so, else the first whose name holds it. False where there is none that
  // can be activated.
  bool tap(ui::Role role, std::string_view part) {
    const ui::SemanticsNode* node = find(role, part);
    for (const ui::SemanticsNode& each : phone.ui.semantics().nodes()) {
      const bool in_reach = phone.page.elements.count(each.id) != 0;
      if (in_reach && each.role == role && each.label == part) node = &each;
    }
    if (node == nullptr || (node->state & ui::kDisabled) != 0) return false;
    phone.ui.interaction().activate(node->id);
    draw();
    return true;
  }
  bool type(ui::Role role, std::string_view part, std::string words) {
    const ui::SemanticsNode* node = find(role, part);
    if (node == nullptr) return false;
    phone.type(node->id, std::move(words));
    draw();
    return true;
  }
  std::string_view word(Text text) { return tr(app().lang(), text); }

  // Names of what reaches beyond the screen's sides; what pans sideways may.
  std::vector<std::string> beyond_the_sides() {
    std::vector<std::string> out;
    for (const ui::SemanticsNode& node : phone.ui.semantics().nodes()) {
      if (node.label.empty() || pans(node)) continue;
      const float left = left_of(node);
      if (left < -0.5f || left + node.rect.w > phone.input.width + 0.5f) out.push_back(node.label);
    }
    return out;
  }

  World world;
  ui::Phone phone;
  client::Screens screens;
  std::unique_ptr<OpenPage> page;

 private:
  const ui::SemanticsNode* parent_of(const ui::SemanticsNode& node) {
    return node.parent == 0 ? nullptr : phone.ui.semantics().find(node.parent);
  }
  float left_of(const ui::SemanticsNode& node) {
    const ui::SemanticsNode* parent = parent_of(node);
    return node.rect.x + (parent != nullptr ? left_of(*parent) : 0);
  }
  bool pans(const ui::SemanticsNode& node) {
    const ui::SemanticsNode* parent = parent_of(node);
    if (parent == nullptr) return false;
    const bool sideways = parent->role == ui::Role::Scroll && parent->extent.x > parent->rect.w;
    return sideways || pans(*parent);
  }
};

// Another plan than the ledger's, of one task.
inline PublishPlan second_plan(const SmallLedger& ledger) {
  PublishPlan second = ledger.publish();
  second.plan.id = PlanId(uuid_no(501));
  second.plan.title = "夜间窗口方案";
  second.tasks.resize(1);
  second.tasks[0].id = TaskId(uuid_no(502));
  second.tasks[0].plan = second.plan.id;
  return second;
}

}  // namespace tz::testing
