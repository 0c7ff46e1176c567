#include "service/random.h"

#include <sodium.h>

namespace tz::server {

void SystemRandom::fill(uint8_t* out, size_t size) {
  TZ_ASSERT(sodium_init() >= 0);
  randombytes_buf(out, size);
}

Uuid new_uuid(RandomSource& random, Instant now) {
  std::array<uint8_t, 10> bytes;
  random.fill(bytes.data(), bytes.size());
  return uuid7(now.unix_ms, bytes);
}

}  // namespace tz::server
