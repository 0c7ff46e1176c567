#include "screens/lit.h"

namespace tz::client {
namespace {

constexpr double kLitMs = 4000;

}  // namespace

bool is_lit(Scene& scene, const std::string& key, std::string_view value) {
  ScreenState& state = scene.state;
  const BoardSpan& span = scene.app.board().choices.span;
  // Other tasks are no change of a number.
  if (state.board_span != span) state.numbers.clear();
  state.board_span = span;
  const auto [entry, is_new] = state.numbers.try_emplace(key);
  LitNumber& known = entry->second;
  if (known.value != value) {
    known.value = value;
    known.until_ms = is_new ? 0 : scene.ui.now_ms() + kLitMs;
  }
  if (known.until_ms <= scene.ui.now_ms()) return false;
  scene.ui.wake_at(known.until_ms);
  return true;
}

}  // namespace tz::client
