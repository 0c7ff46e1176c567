// The inner loop of SHA-256, in portable C++ and, on processors that have them, by instructions of
// their own, which take a fifth of the time. Both give the same; sha256() chooses.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace tz {

using Sha256State = std::array<uint32_t, 8>;

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4).
extern const std::array<uint32_t, 64> kSha256Rounds;

// `blocks` times 64 bytes.
void mix_blocks_portably(Sha256State& state, const uint8_t* in, size_t blocks);

// Whether this processor has them.
bool has_sha256_instructions();
// Only where it has.
void mix_blocks_by_instructions(Sha256State& state, const uint8_t* in, size_t blocks);

}  // namespace tz
