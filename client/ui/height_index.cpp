#include "ui/height_index.h"

#include <algorithm>

namespace tz::ui {

void HeightIndex::resize(size_t count, float estimate) {
  if (count == heights_.size()) return;
  heights_.resize(count, estimate);
  sums_.assign(count + 1, 0);
  for (size_t i = 0; i < count; ++i) add(i, heights_[i]);
}

void HeightIndex::reset(size_t count, float estimate) {
  heights_.clear();
  resize(count, estimate);
}

float HeightIndex::set(size_t row, float height) {
  const float delta = height - heights_[row];
  if (delta == 0) return 0;
  heights_[row] = height;
  add(row, delta);
  return delta;
}

float HeightIndex::offset(size_t row) const {
  double sum = 0;
  for (size_t i = std::min(row, heights_.size()); i > 0; i -= i & (~i + 1)) sum += sums_[i];
  return static_cast<float>(sum);
}

size_t HeightIndex::row_at(float y) const {
  if (heights_.empty()) return 0;
  size_t step = 1;
  while (step * 2 <= heights_.size()) step *= 2;
  size_t row = 0;
  double left = y;
  for (; step > 0; step /= 2) {
    if (row + step <= heights_.size() && sums_[row + step] <= left) {
      row += step;
      left -= sums_[row];
    }
  }
  return std::min(row, heights_.size() - 1);
}

void HeightIndex::add(size_t row, float delta) {
  for (size_t i = row + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += delta;
}

}  // namespace tz::ui
