// BlobLocks: one writer at a time for each blob, whoever sends it.
#pragma once

#include <array>
#include <mutex>

#include "base/sha256.h"

namespace tz::server {

class BlobLocks {
 public:
  // Different blobs may share one.
  std::mutex& of(const Sha256Digest& hash) { return locks_[hash[0] % locks_.size()]; }

 private:
  std::array<std::mutex, 16> locks_;
};

}  // namespace tz::server
