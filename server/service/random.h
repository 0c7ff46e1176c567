// RandomSource: unpredictable bytes, passed in, so that tests and the demo repeat themselves.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/civil.h"
#include "base/id.h"
#include "base/result.h"

namespace tz::server {

class RandomSource {
 public:
  virtual ~RandomSource() = default;
  // From any thread.
  virtual void fill(uint8_t* out, size_t size) = 0;
};

// The operating system's, through libsodium.
class SystemRandom : public RandomSource {
 public:
  void fill(uint8_t* out, size_t size) override;
};

Uuid new_uuid(RandomSource& random, Instant now);

}  // namespace tz::server
