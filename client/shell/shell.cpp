// The shell: what the page's scripts call. It owns the one Ui of the page and runs the program in
// it; the page decides when (web/loop.js), since it alone knows when a frame is due.

#include <emscripten.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include "imgui_impl_opengl3.h"
#include "shell/page_bridge.h"
#include "shell/page_glyphs.h"
#include "shell/program.h"
#include "shell/screen.h"
#include "ui/canvas.h"
#include "ui/ui.h"

// clang-format off
EM_JS(void, tz_page_ask_for_frame, (), { Module.page.loop.request(); });
// clang-format on

namespace tz::client {
namespace {

struct Shell {
  PageGlyphs glyphs;
  ui::FontMetrics metrics{glyphs};
  PageBridge bridge;
  Screen screen;
  std::optional<ui::Canvas> canvas;
  ui::Ui ui{bridge, metrics};
  std::unique_ptr<Program> program;
  std::string incoming;  // text on its way from the page
  bool started = false;
};

/// The page calls plain functions, so there is one place that remembers whom they concern.
Shell*& shell() {
  static Shell* the_shell = nullptr;
  return the_shell;
}

ui::FieldEvent::Kind field_kind(int kind) {
  using Kind = ui::FieldEvent::Kind;
  constexpr Kind kKinds[] = {Kind::Input, Kind::Commit, Kind::Focus, Kind::Blur, Kind::Enter};
  return kind >= 0 && kind < 5 ? kKinds[kind] : Kind::Input;
}

}  // namespace
}  // namespace tz::client

using tz::client::shell;

extern "C" {

/// 1, or 0 where there is no WebGL.
EMSCRIPTEN_KEEPALIVE int tz_open() {
  using namespace tz::client;
  shell() = new Shell();  // as long as the page
  Shell& s = *shell();
  if (!s.screen.open()) return 0;
  s.canvas.emplace(s.glyphs, s.metrics, s.screen.max_texture());
  if (!s.screen.start_renderer()) return 0;
  s.program = make_program([] { tz_page_ask_for_frame(); });
  return 1;
}

/// Draws one frame. Returns 0 where another is due at once, a time where one is due then, or -1.
EMSCRIPTEN_KEEPALIVE double tz_frame(double now_ms, float width, float height, float ratio,
                                     float top, float right, float bottom, float left) {
  tz::client::Shell& s = *shell();
  if (!s.screen.is_usable()) return -1;
  s.ui.begin_frame({width, height, ratio, {top, right, bottom, left}, now_ms});
  if (!s.started) s.program->start(s.ui);
  s.started = true;
  s.program->draw(s.ui);
  const tz::ui::FrameOutput out = s.ui.end_frame();
  ImGui_ImplOpenGL3_NewFrame();
  const bool letters_missing = s.canvas->draw(s.ui.paint(), width, height, ratio);
  s.screen.present(static_cast<int>(std::round(width * ratio)),
                   static_cast<int>(std::round(height * ratio)));
  return out.again || letters_missing ? 0 : out.wake_at_ms;
}

EMSCRIPTEN_KEEPALIVE void tz_pointer(int kind, int touch, int pointer, float x, float y,
                                     double time_ms) {
  shell()->ui.interaction().pointer(
      {static_cast<tz::ui::PointerEvent::Kind>(kind), touch != 0, pointer, {x, y}, time_ms});
}

EMSCRIPTEN_KEEPALIVE void tz_wheel(float x, float y, float dx, float dy) {
  shell()->ui.interaction().wheel({x, y}, {dx, dy});
}

EMSCRIPTEN_KEEPALIVE void tz_activate(int id) {
  shell()->ui.interaction().activate(static_cast<tz::ui::Id>(id));
}

EMSCRIPTEN_KEEPALIVE void tz_adjust(int id, int steps) {
  shell()->ui.interaction().adjust(static_cast<tz::ui::Id>(id), steps);
}

EMSCRIPTEN_KEEPALIVE void tz_scrolled(int id, float x, float y) {
  shell()->ui.interaction().scrolled(static_cast<tz::ui::Id>(id), {x, y});
}

EMSCRIPTEN_KEEPALIVE void tz_escape() {
  shell()->ui.interaction().escape();
}

/// Room for `bytes` bytes of text that `tz_field` will take.
EMSCRIPTEN_KEEPALIVE char* tz_text_room(int bytes) {
  std::string& text = shell()->incoming;
  text.resize(static_cast<size_t>(bytes));
  return text.data();
}

EMSCRIPTEN_KEEPALIVE void tz_field(int kind, int id) {
  tz::client::Shell& s = *shell();
  s.ui.interaction().field(
      {tz::client::field_kind(kind), static_cast<tz::ui::Id>(id), std::move(s.incoming)});
  s.incoming.clear();
}

EMSCRIPTEN_KEEPALIVE void tz_context_lost() {
  shell()->screen.lose();
}
EMSCRIPTEN_KEEPALIVE int tz_context_restored() {
  return shell()->screen.restore() ? 1 : 0;
}

}  // extern "C"
