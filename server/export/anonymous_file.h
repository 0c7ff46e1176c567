// AnonymousFile: a file that never has a name on any disk, for a library that can only write to a
// path: nobody else can open it, and it is gone with this object, or with the process however that
// ends. Its bytes are held in memory. One thread. Linux.
#pragma once

#include <string>

#include "base/result.h"

namespace tz::server {

class AnonymousFile {
 public:
  AnonymousFile();
  ~AnonymousFile();
  AnonymousFile(const AnonymousFile&) = delete;
  AnonymousFile& operator=(const AnonymousFile&) = delete;

  // Through which this process alone may open it; empty when there is no such file to be had.
  std::string path() const;
  // All that was written. Errors: internal.
  Result<std::string> bytes() const;

 private:
  int file_ = -1;
};

}  // namespace tz::server
