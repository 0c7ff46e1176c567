// How long supervision orders and problems of a span have been open, those of cancelled assignments
// left out. Age is counted in days in Shanghai from the day of issue, or of raising, to today.
#pragma once

#include <array>
#include <vector>

#include "summary/span.h"

namespace tz {

enum class Age { week, month, older };  // 0 to 7 days, 8 to 30, more than 30
inline constexpr int kAges = 3;
Age age_of(int32_t days);

struct OpenOrder {
  OrderId order;
  AssignmentId assignment;
  int32_t days = 0;
  bool overdue = false;  // unanswered past its deadline
  friend bool operator==(const OpenOrder&, const OpenOrder&) = default;
};

struct OpenProblem {
  ProblemId problem;
  AssignmentId assignment;
  int32_t days = 0;
  bool severe = false;
  friend bool operator==(const OpenProblem&, const OpenProblem&) = default;
};

struct Ageing {
  std::vector<OpenOrder> orders;      // not closed; overdue ones first, then the oldest first
  std::vector<OpenProblem> problems;  // not resolved; the oldest first
  std::array<int32_t, kAges> orders_by_age{};
  std::array<int32_t, kAges> problems_by_age{};
  int32_t overdue_orders = 0;
};

Ageing ageing_of(const RecordSet& records, const BoardSpan& span, CivilDate today);

}  // namespace tz
