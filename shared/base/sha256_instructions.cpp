// The SHA extensions of x86 (SHA256RNDS2 and its two helpers). They keep the eight words of the
// state in two registers, in the order A B E F and C D G H, and do two rounds each time.
#include "base/sha256_blocks.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

namespace tz {
namespace {

bool asked_processor() {
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  if (__get_cpuid(1, &eax, &ebx, &ecx, &edx) == 0) return false;
  const bool has_shuffles = (ecx & bit_SSSE3) != 0 && (ecx & bit_SSE4_1) != 0;
  if (__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) == 0) return false;
  return has_shuffles && (ebx & bit_SHA) != 0;
}

__m128i* words(uint32_t* at) {
  return reinterpret_cast<__m128i*>(at);
}
const __m128i* words(const void* at) {
  return reinterpret_cast<const __m128i*>(at);
}

}  // namespace

bool has_sha256_instructions() {
  static const bool has = asked_processor();
  return has;
}

__attribute__((target("sha,sse4.1,ssse3"))) void mix_blocks_by_instructions(Sha256State& state,
                                                                            const uint8_t* in,
                                                                            size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(words(state.data())), 0xb1);
  const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(words(state.data() + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);
  for (; blocks != 0; --blocks, in += 64) {
    const __m128i abef_before = abef;
    const __m128i cdgh_before = cdgh;
    __m128i w[4];
    for (int i = 0; i < 4; ++i) w[i] = _mm_shuffle_epi8(_mm_loadu_si128(words(in + 16 * i)), swap);
    for (int i = 0; i < 16; ++i) {
      __m128i& now = w[i % 4];
      const __m128i added =
          _mm_add_epi32(now, _mm_loadu_si128(words(kSha256Rounds.data() + 4 * i)));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, added);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(added, 0x0e));
      if (i >= 12) continue;
      const __m128i& last = w[(i + 3) % 4];
      const __m128i seven_ago = _mm_alignr_epi8(last, w[(i + 2) % 4], 4);
      now = _mm_sha256msg2_epu32(
          _mm_add_epi32(_mm_sha256msg1_epu32(now, w[(i + 1) % 4]), seven_ago), last);
    }
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
  const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128(words(state.data()), _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128(words(state.data() + 4), _mm_alignr_epi8(dchg, feba, 8));
}

}  // namespace tz

#else

namespace tz {

bool has_sha256_instructions() {
  return false;
}

void mix_blocks_by_instructions(Sha256State& state, const uint8_t* in, size_t blocks) {
  mix_blocks_portably(state, in, blocks);
}

}  // namespace tz

#endif
