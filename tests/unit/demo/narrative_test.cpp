#include "demo/narrative.h"

#include <doctest/doctest.h>

#include <set>

namespace tz::server {
namespace {

const Topic& topic() {
  const Topic* found = demo_topic("(十三)2");
  REQUIRE(found != nullptr);
  return *found;
}

std::string narrative(int32_t previous, int32_t percent, int32_t week) {
  return report_narrative(topic(), {30, previous, percent}, week);
}

TEST_CASE("a sample report has no gap, whatever its progress") {
  for (int32_t previous = 0; previous <= 100; previous += 5) {
    for (int32_t percent = 0; percent <= 100; percent += 5) {
      for (int32_t week = 0; week < 8; ++week) {
        const std::string text = narrative(previous, percent, week);
        CHECK_FALSE(text.empty());
        CHECK(text.find('{') == std::string::npos);
      }
    }
  }
}

TEST_CASE("a sample report never boasts of nothing") {
  for (int32_t percent = 1; percent <= 99; ++percent) {
    for (int32_t week = 0; week < 8; ++week) {
      const std::string text = narrative(percent - 1, percent, week);
      CHECK_MESSAGE(text.find("完成0项") == std::string::npos, text);
      CHECK_MESSAGE(text.find("剩余0项") == std::string::npos, text);
    }
  }
}

TEST_CASE("the counts of a sample report agree with its percent") {
  CHECK(count_done(30, 70) == 21);
  CHECK(count_done(30, 99) == 29);
  CHECK(count_done(30, 100) == 30);
  std::set<std::string> seen;
  for (int32_t week = 0; week < 8; ++week) seen.insert(narrative(50, 70, week));
  bool counted = false;
  for (const std::string& text : seen) counted = counted || text.find("21项") != std::string::npos;
  CHECK(counted);
}

TEST_CASE("a unit does not write the same sentence two weeks running") {
  size_t different = 0;
  for (int32_t week = 0; week < 8; ++week) {
    different += narrative(40, 50, week) != narrative(40, 50, week + 1) ? 1 : 0;
  }
  CHECK(different == 8);
}

}  // namespace
}  // namespace tz::server
