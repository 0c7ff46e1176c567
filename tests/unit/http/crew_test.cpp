#include "http/crew.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <future>

namespace tz::server {

namespace {

// Jobs that last until they are told to end, as live streams do.
class Streams {
 public:
  ~Streams() { end(); }
  std::function<void()> one() {
    return [this] {
      ++running;
      gate_.wait();
    };
  }
  void end() {
    if (!is_over_) ended_.set_value();
    is_over_ = true;
  }
  // Gives threads the time to come; false where they do not.
  bool all_run(int count) const {
    for (int i = 0; i < 2000 && running < count; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return running == count;
  }
  std::atomic<int> running{0};

 private:
  std::promise<void> ended_;
  std::shared_future<void> gate_{ended_.get_future()};
  bool is_over_ = false;
};

}  // namespace

TEST_CASE("no job waits behind a stream while another thread could be had") {
  for (int round = 0; round < 20; ++round) {
    Streams streams;
    Crew crew({2, 200, 1000});
    // At once, so that many come before any thread has woken.
    for (int i = 0; i < 150; ++i) REQUIRE(crew.take(streams.one()));
    CHECK(streams.all_run(150));
    streams.end();
  }
}

TEST_CASE("with all threads taken jobs wait, and past the limit they are refused") {
  Streams streams;
  Crew crew({1, 2, 3});
  REQUIRE(crew.take(streams.one()));
  REQUIRE(crew.take(streams.one()));
  REQUIRE(streams.all_run(2));
  std::atomic<int> done{0};
  for (int i = 0; i < 3; ++i) CHECK(crew.take([&done] { ++done; }));
  CHECK_FALSE(crew.take([] {}));
  CHECK(done == 0);
  streams.end();
  crew.finish();
  CHECK(done == 3);
}

TEST_CASE("a crew that finishes does what it has taken and takes nothing more") {
  std::atomic<int> done{0};
  Crew crew({1, 4, 1000});
  for (int i = 0; i < 500; ++i) REQUIRE(crew.take([&done] { ++done; }));
  crew.finish();
  CHECK(done == 500);
  CHECK_FALSE(crew.take([&done] { ++done; }));
  CHECK(done == 500);
}

}  // namespace tz::server
