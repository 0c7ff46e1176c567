#include "host/web/web_clock.h"

#include <emscripten.h>

#include <algorithm>

#include "host/web/desk.h"

// clang-format off
EM_JS(double, tz_clock_now, (), { return Date.now(); });
EM_JS(double, tz_clock_monotonic, (), { return performance.now(); });
EM_JS(void, tz_clock_after, (double delay_ms, int ticket), {
  setTimeout(() => Module.page.host.answer(ticket, 0), delay_ms);
});
EM_JS(void, tz_random_bytes, (uint8_t* out, int count), {
  crypto.getRandomValues(HEAPU8.subarray(out, out + count));
});
// clang-format on

namespace tz::client::web {
namespace {

constexpr int64_t kLongestTimerMs = 2'000'000'000;  // the browser counts in 32 bits

}  // namespace

Instant WebClock::now() const {
  return Instant{static_cast<int64_t>(tz_clock_now())};
}

int64_t WebClock::monotonic_ms() const {
  return static_cast<int64_t>(tz_clock_monotonic());
}

TimerId WebClock::after(int64_t delay_ms, std::function<void()> call) {
  const int ticket = desk().once([call = std::move(call)](const Reply&) { call(); });
  tz_clock_after(static_cast<double>(std::min(delay_ms, kLongestTimerMs)), ticket);
  return static_cast<TimerId>(ticket);
}

// The script's timer still fires, and finds nobody waiting.
void WebClock::cancel(TimerId timer) {
  desk().close(static_cast<int>(timer));
}

std::array<uint8_t, 10> WebRandom::bytes() {
  std::array<uint8_t, 10> out{};
  tz_random_bytes(out.data(), static_cast<int>(out.size()));
  return out;
}

}  // namespace tz::client::web
