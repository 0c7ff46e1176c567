// What the service has done since it began, as numbers for those who watch the machine. They say
// nothing of persons. Any thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace tz::server {

struct Counts {
  std::atomic<uint64_t> pushes{0};  // answered with verdicts
  std::atomic<uint64_t> pulls{0};   // answered with a page
  // Verdicts given to devices; the same operation asked about again counts again.
  std::atomic<uint64_t> accepted{0};
  std::atomic<uint64_t> rejected{0};
  std::atomic<uint64_t> late{0};
  std::atomic<uint64_t> sign_in_failures{0};
};

}  // namespace tz::server
