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
  // Chosen as evidence: a picture is then made smaller and written anew by the page, without what
  // cameras add to it (place, time, device); anything else comes as it is.
  bool is_evidence = false;
  int32_t width = 0;  // of such a picture, in pixels
  int32_t height = 0;
};

// A file to be looked at.
struct ShownFile {
  std::string name;
  std::string type;  // "image/jpeg"
  std::string bytes;
  // What the buttons over it say.
  std::string close_word;
  std::string save_word;
};

class Files {
 public:
  using Picked = std::function<void(PickedFile)>;

  virtual ~Files() = default;

  // One listener, who hears of each file chosen as evidence, and otherwise of the first file of a
  // choice; an empty one ends it.
  virtual void listen(int32_t max_bytes, Picked picked) = 0;
  // Opens it over the page, until the person closes it.
  virtual void show(const ShownFile& file) = 0;
};

}  // namespace tz::client
