// Violation: a promise that a simulated world saw broken. The first one ends the run.
#pragma once

#include <string>
#include <vector>

namespace tz::sim {

struct Violation {
  std::string promise;  // stable name: "operation lost"
  std::string detail;
};

class Violations {
 public:
  void add(std::string promise, std::string detail) {
    all_.push_back({std::move(promise), std::move(detail)});
  }
  bool empty() const { return all_.empty(); }
  const Violation& first() const { return all_.front(); }

 private:
  std::vector<Violation> all_;
};

}  // namespace tz::sim
