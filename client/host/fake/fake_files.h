// FakeFiles: a person who picks files, as a test says.
#pragma once

#include "host/files.h"

namespace tz::client::fake {

class FakeFiles : public Files {
 public:
  void listen(int32_t max_bytes, Picked picked) override {
    max_bytes_ = max_bytes;
    picked_ = std::move(picked);
  }
  void pick(std::string name, std::string bytes) {
    if (!picked_) return;
    const bool fits = bytes.size() <= static_cast<size_t>(max_bytes_);
    picked_({fits ? PickedFile::Kind::read : PickedFile::Kind::too_large, std::move(name),
             fits ? std::move(bytes) : std::string()});
  }

 private:
  int32_t max_bytes_ = 0;
  Picked picked_;
};

}  // namespace tz::client::fake
