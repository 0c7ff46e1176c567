// Files: what the person picks with a real file input of the page. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace tz::client {

struct PickedFile {
  enum class Kind {
    read,       // all of it is here
    too_large,  // larger than the listener takes: nothing of it was read
    unreadable
  };
  Kind kind = Kind::unreadable;
  std::string name;
  std::string bytes;  // of any kind, not text
};

class Files {
 public:
  using Picked = std::function<void(PickedFile)>;

  virtual ~Files() = default;

  // One listener, who hears of the first file of each choice; an empty one ends it.
  virtual void listen(int32_t max_bytes, Picked picked) = 0;
};

}  // namespace tz::client
