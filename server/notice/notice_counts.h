// What became of notices since the server began, as numbers for those who watch the machine. Any
// thread.
#pragma once

#include <atomic>
#include <cstdint>

namespace tz::server {

struct NoticeCounts {
  std::atomic<uint64_t> queued{0};
  std::atomic<uint64_t> sent{0};
  std::atomic<uint64_t> failed{0};    // attempts, each of which is made again
  std::atomic<uint64_t> given_up{0};  // not sent within a day
};

}  // namespace tz::server
