#include "step.h"

#include <array>

#include "support/dice.h"

namespace tz::sim {
namespace {

constexpr std::array<std::string_view, kStepKinds> kNames = {
    "wait",        "write",        "fill in",  "settle",     "open tab",
    "close tab",   "sign in",      "sign out", "sync now",   "look away",
    "weather",     "disk fault",   "clock",    "clear disk", "server crash",
    "server stop", "server start", "back up",  "restore",    "move person",
    "disable",     "end sessions", "app age",  "photo",      "server disk"};

// How often each kind comes, for one kind of world: calm work first, in the order of StepKind.
struct Mix {
  std::array<uint32_t, kStepKinds> weights;
};
constexpr std::array<Mix, 5> kMixes = {{
    //  wait write fill settle open close in out sync look weather disk clock clear
    //  crash stop start backup restore move disable sessions age photo server-disk
    {{30, 30, 8, 3, 8, 4, 6, 1, 4, 3, 6, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 3, 0}},  // calm
    {{25, 25, 8, 3, 8, 3, 5, 1, 4, 3, 30, 2, 2,
      0,  1,  0, 2, 0, 0, 0, 0, 1, 0, 4,  0}},  // bad weather
    {{20, 25, 8, 4, 14, 6, 6, 2, 3, 2, 8, 16, 3,
      1,  1,  0, 2, 0,  0, 0, 0, 1, 0, 4, 0}},  // bad devices
    {{20, 25, 6, 3,  8, 3, 6, 1, 4, 2, 8, 2, 1,
      0,  10, 3, 10, 4, 3, 0, 0, 1, 0, 3, 6}},                                         // bad server
    {{20, 25, 8, 4, 8, 3, 8, 3, 4, 2, 12, 4, 3, 1, 3, 1, 5, 2, 1, 3, 3, 3, 2, 4, 2}},  // all of it
}};

}  // namespace

std::string_view name_of(StepKind kind) {
  return kNames[static_cast<size_t>(kind)];
}

std::string text_of(const Step& step) {
  return std::string(name_of(step.kind)) + " device " + std::to_string(step.device) + " (" +
         std::to_string(step.dice) + ")";
}

std::vector<Step> history_of(uint64_t seed) {
  testing::Dice dice(seed);
  const Mix& mix = kMixes[dice.roll(kMixes.size())];
  uint64_t total = 0;
  for (const uint32_t weight : mix.weights) total += weight;
  std::vector<Step> steps;
  const uint64_t length = 40 + dice.roll(120);
  while (steps.size() < length) {
    Step step;
    uint64_t rolled = dice.roll(total);
    for (size_t kind = 0; kind < mix.weights.size(); ++kind) {
      if (rolled < mix.weights[kind]) {
        step.kind = static_cast<StepKind>(kind);
        break;
      }
      rolled -= mix.weights[kind];
    }
    step.device = dice.roll(16);
    step.dice = dice.roll(1u << 20);
    steps.push_back(step);
  }
  return steps;
}

}  // namespace tz::sim
