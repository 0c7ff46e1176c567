// Finds numbers with units in a text: how they are written, not what they are for.
#pragma once

#include <optional>
#include <vector>

#include "base/decimal.h"
#include "plan/glyph.h"
#include "plan/imported_plan.h"

namespace tz::plan {

enum class QuantityKind { count, money, ratio, span, measure };

struct Quantity {
  size_t from = 0;  // characters of the text: number and unit
  size_t to = 0;
  size_t suffix_to = 0;  // past 以上, 以内, 左右
  QuantityKind kind = QuantityKind::count;
  std::optional<Decimal> value;  // of a range the lower end; nothing: too long
  size_t unit_from = 0;
  bool range = false;                    // 1-2年
  bool approximate = false;              // 约, 左右, 余
  bool threshold = false;                // 以上, 以下, 以内 after it
  std::optional<Comparator> comparator;  // from the words around it
};

struct NumberScan {
  std::vector<Quantity> quantities;
  // Numbers that have no unit known here: [from, to).
  std::vector<std::pair<size_t, size_t>> others;
};

// In the order of the text.
NumberScan scan_quantities(View text);

}  // namespace tz::plan
