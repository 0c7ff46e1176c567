// sim: runs simulated worlds, one for each seed.
//   sim [--seeds N] [--from S] [--break NAME] [--verbose]
// Ends with 1 at the first broken promise, after saying which, for which seed, and with what
// history.
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "broken_worlds.h"
#include "simulation.h"

namespace {

using namespace tz::sim;

struct Wishes {
  uint64_t seeds = 300;
  uint64_t from = 1;
  Breaks breaks;
  bool verbose = false;
};

int tell_usage() {
  std::cerr << "usage: sim [--seeds N] [--from S] [--break NAME] [--verbose]\n";
  for (const BrokenWorld& world : broken_worlds()) std::cerr << "  --break " << world.name << '\n';
  return 2;
}

bool read(int count, char** words, Wishes& wishes) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--verbose") {
      wishes.verbose = true;
      continue;
    }
    if (++i >= count) return false;
    if (word == "--seeds") {
      wishes.seeds = std::strtoull(words[i], nullptr, 10);
    } else if (word == "--from") {
      wishes.from = std::strtoull(words[i], nullptr, 10);
    } else if (word == "--break") {
      const BrokenWorld* world = broken_world(words[i]);
      if (world == nullptr) return false;
      wishes.breaks = world->breaks;
    } else {
      return false;
    }
  }
  return true;
}

void tell(const Run& what, const Violation& violation) {
  std::cout << "seed " << what.seed << ": " << violation.promise << " (" << violation.detail
            << ")\n";
  const std::vector<Step> steps = shortened(what, violation, 400);
  std::cout << "the shortest history found, " << steps.size() << " of " << what.steps.size()
            << " steps:\n";
  for (const Step& step : steps) std::cout << "  " << text_of(step) << '\n';
  const Ending again = run({what.seed, steps, what.breaks});
  if (again.violation) std::cout << "  -> " << again.violation->detail << '\n';
}

}  // namespace

int main(int count, char** words) {
  Wishes wishes;
  if (!read(count, words, wishes)) return tell_usage();
  uint64_t edits = 0;
  uint64_t verdicts = 0;
  uint64_t restores = 0;
  for (uint64_t seed = wishes.from; seed < wishes.from + wishes.seeds; ++seed) {
    const Run what{seed, history_of(seed), wishes.breaks};
    const Ending ending = run(what);
    edits += ending.edits;
    verdicts += ending.verdicts;
    restores += ending.restores;
    if (wishes.verbose) {
      std::cout << "seed " << seed << ": " << what.steps.size() << " steps, " << ending.edits
                << " edits, trace " << ending.trace << std::endl;
    }
    if (!ending.violation) continue;
    tell(what, *ending.violation);
    return 1;
  }
  std::cout << wishes.seeds << " worlds, " << edits << " edits kept, " << verdicts << " verdicts, "
            << restores << " restores: every promise kept\n";
  return 0;
}
