// FakeFiles: a person who picks files, as a test says.
#pragma once

#include <vector>

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
             fits ? std::move(bytes) : std::string(), false});
  }
  // As the page hands over a photo that it has made smaller.
  void pick_evidence(std::string name, std::string bytes, int32_t width = 0, int32_t height = 0) {
    if (!picked_) return;
    picked_({PickedFile::Kind::read, std::move(name), std::move(bytes), true, width, height});
  }
  void pick_unreadable_evidence(std::string name) {
    if (picked_) picked_({PickedFile::Kind::unreadable, std::move(name), {}, true});
  }
  void show(const ShownFile& file) override { shown.push_back(file); }

  std::vector<ShownFile> shown;

 private:
  int32_t max_bytes_ = 0;
  Picked picked_;
};

}  // namespace tz::client::fake
