// The small world of the service's tests, founded once and put back before each input, so that an
// input does the same whatever came before it. Its ledger is a file in the folder for temporary
// ones; script/fuzz says which.
#pragma once

#include <functional>

#include "service/world.h"

namespace tz::fuzz {

class FoundedWorld {
 public:
  // `prepare` adds what every input is to find there.
  explicit FoundedWorld(const std::function<void(server::World&)>& prepare = {}) {
    if (prepare) prepare(world_);
    world_.close();
    std::filesystem::copy(folder(), kept(), kWhole);
    world_.open();
  }
  ~FoundedWorld() {
    std::error_code ignored;
    std::filesystem::remove_all(kept(), ignored);
  }
  FoundedWorld(const FoundedWorld&) = delete;
  FoundedWorld& operator=(const FoundedWorld&) = delete;

  server::World& as_it_was() {
    world_.close();
    std::filesystem::remove_all(folder());
    std::filesystem::copy(kept(), folder(), kWhole);
    world_.open();
    return world_;
  }
  // As the last input has left it.
  server::World& world() { return world_; }

 private:
  static constexpr auto kWhole = std::filesystem::copy_options::recursive;

  std::filesystem::path folder() const {
    return std::filesystem::path(world_.path()).parent_path();
  }
  std::filesystem::path kept() const { return folder().string() + ".kept"; }

  server::World world_;
};

}  // namespace tz::fuzz
