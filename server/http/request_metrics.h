// RequestMetrics: how many requests each route has answered, how, and how long they took. Routes
// are patterns, so that there are few of them and none names a thing or a person. Any thread.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "http/http_server.h"
#include "http/metrics_text.h"

namespace tz::server {

class RequestMetrics {
 public:
  // A stream is counted and not timed: how long it was open says nothing of the server.
  void add(const AnsweredRequest& answered);
  void write(MetricsText& text);

 private:
  // Upper ends of the buckets, in microseconds; what took longer is in the last alone.
  static constexpr std::array<int64_t, 12> kEnds = {1'000,   2'500,     5'000,     10'000,
                                                    25'000,  50'000,    100'000,   250'000,
                                                    500'000, 1'000'000, 2'500'000, 10'000'000};
  struct Durations {
    std::array<uint64_t, kEnds.size()> upto{};  // took no longer than that end
    uint64_t count = 0;
    int64_t sum_us = 0;
  };

  std::mutex mutex_;
  // By route, method and status; guarded by mutex_, as is the next.
  std::map<std::tuple<std::string, std::string, int>, uint64_t> answered_;
  std::map<std::string, Durations> durations_;
};

}  // namespace tz::server
