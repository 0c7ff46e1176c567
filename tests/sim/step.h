// Step: one thing that happens in a simulated world. A history is a list of them, made from a seed;
// each holds what it needs, so that a history can be cut down and still be run.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tz::sim {

enum class StepKind {
  wait,       // time passes
  write,      // a person edits: one to three edits at once
  fill_in,    // a person fills in the form of a report and submits it
  settle,     // a person deals with what came back: mends, sends again, discards
  open_tab,   // also the app's start after its end
  close_tab,  // as the system closes a page: without a word
  sign_in,    // of somebody, on a device
  sign_out,
  sync_now,
  look_away,     // the page goes out of sight, or comes back
  weather,       // of a device
  disk_fault,    // of a device: a write to come fails, or is the page's last
  clock,         // of a device jumps or drifts
  clear_disk,    // the browser's data are cleared
  server_crash,  // at one of the next writes
  server_stop,   // in order
  server_start,
  back_up,
  restore,
  move_person,   // to another unit
  disable,       // a person, or enable
  end_sessions,  // of a person
  app_age,       // a device runs an app of an old protocol, or is up to date again
  photo,         // a person fills in the form of a report, with a photo, and submits it
  server_disk    // is full, cannot be written, does not sync, or is well again
};
inline constexpr int kStepKinds = 25;
std::string_view name_of(StepKind kind);

struct Step {
  StepKind kind = StepKind::wait;
  uint64_t device = 0;  // which; taken modulo what there is
  uint64_t dice = 0;    // seed of what is left to chance
};

// "write device 2 (17)".
std::string text_of(const Step& step);

// The history of that seed. Its length and its troubles differ from seed to seed.
std::vector<Step> history_of(uint64_t seed);

}  // namespace tz::sim
