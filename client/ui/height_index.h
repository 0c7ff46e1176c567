// Heights of the rows of a very long list, some measured and the rest estimated, with their sums in
// logarithmic time. Owned by a list's state; one thread.
#pragma once

#include <cstddef>
#include <vector>

namespace tz::ui {

class HeightIndex {
 public:
  /// Makes it `count` rows long; those already measured keep their heights.
  void resize(size_t count, float estimate);
  void reset(size_t count, float estimate);
  size_t size() const { return heights_.size(); }
  float height(size_t row) const { return heights_[row]; }
  /// Changes one row; returns by how much the sum has changed.
  float set(size_t row, float height);
  /// Where row `row` starts; `row` may be size(), for the whole height.
  float offset(size_t row) const;
  /// The row that covers `y`, at most the last one.
  size_t row_at(float y) const;

 private:
  void add(size_t row, float delta);
  std::vector<float> heights_;
  std::vector<double> sums_;  // binary indexed tree
};

}  // namespace tz::ui
