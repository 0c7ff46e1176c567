// What the board and the desk can be narrowed to, and what they are narrowed to now.
#pragma once

#include <string>
#include <vector>

#include "summary/span.h"

namespace tz::client {

struct PlanChoice {
  std::optional<PlanId> id;  // none: all plans
  std::string title;
};

struct ForceChoice {
  std::optional<TaskForceId> id;  // none: all tasks
  std::string name;
};

struct PeriodChoice {
  std::optional<CivilDate> first;  // none of both: any deadline
  std::optional<CivilDate> last;
  std::string name;  // "本月到期"
};

struct SpanChoices {
  BoardSpan span;
  std::vector<PlanChoice> plans;  // all of them first, then the one that began last; empty: one
  std::vector<ForceChoice>
      forces;  // all tasks first, then those not disbanded; empty: there is none
  std::vector<PeriodChoice> periods;
  std::string narrowing;  // "监管工作专班 · 时限 2026-06-01 至 2026-06-30"; empty: by plan alone
  std::string note;  // which tasks are left out, or that there is none; may be empty
};

}  // namespace tz::client
