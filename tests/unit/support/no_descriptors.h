// A process that has run out of descriptors: for as long as this lives nothing more can be opened
// or accepted, and what is open goes on.
#pragma once

#include <doctest/doctest.h>
#include <sys/resource.h>

namespace tz::server {

class NoDescriptors {
 public:
  NoDescriptors() {
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
    rlimit none = before_;
    // Standard input has that one; poll() takes no more at once than are allowed.
    none.rlim_cur = 1;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  }
  ~NoDescriptors() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  NoDescriptors(const NoDescriptors&) = delete;
  NoDescriptors& operator=(const NoDescriptors&) = delete;

 private:
  rlimit before_{};
};

}  // namespace tz::server
