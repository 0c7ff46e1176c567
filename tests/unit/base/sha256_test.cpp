#include "base/sha256_blocks.h"

#include <doctest/doctest.h>

using namespace tz;

TEST_CASE("the processor's own instructions mix as the portable rounds do") {
  if (!has_sha256_instructions()) return;
  std::array<uint8_t, 64 * 9> bytes{};
  uint32_t noise = 1;
  for (uint8_t& byte : bytes) {
    noise = noise * 1664525 + 1013904223;
    byte = static_cast<uint8_t>(noise >> 24);
  }
  for (size_t blocks = 0; blocks <= 9; ++blocks) {
    Sha256State portable = {1, 2, 3, 4, 0xfffffff5, 6, 7, 0x80000008};
    Sha256State own = portable;
    mix_blocks_portably(portable, bytes.data(), blocks);
    mix_blocks_by_instructions(own, bytes.data(), blocks);
    CHECK(own == portable);
  }
}
