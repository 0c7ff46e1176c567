// A simulation: some devices, a server, and a history that happens to them, all in one thread (the
// server's own threads are waited for) and all from one seed. Afterwards everything is mended,
// every device is brought home, and the promises of the protocol are looked at
// (docs/simulation.md).
#pragma once

#include <optional>

#include "device.h"
#include "step.h"

namespace tz::sim {

struct Breaks {
  DeviceBreaks device;
  NetworkBreaks network;
  ServerBreaks server;
};

struct Run {
  uint64_t seed = 0;
  std::vector<Step> steps;
  Breaks breaks;
};

struct Ending {
  std::optional<Violation> violation;
  // What happened, in a number: the same for the same run.
  uint64_t trace = 0;
  uint64_t edits = 0;     // kept on a device
  uint64_t verdicts = 0;  // in the log
  uint64_t restores = 0;
};

Ending run(const Run& what);

// Leaves out what is not needed for the same promise to be broken. `tries`: runs at most.
std::vector<Step> shortened(const Run& what, const Violation& violation, int tries);

}  // namespace tz::sim
