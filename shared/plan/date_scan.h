// Finds what the words of a text say about days, months, quarters and years. Says nothing about
// what the dates are for, and knows no year that the text does not name.
#pragma once

#include <optional>
#include <vector>

#include "base/civil.h"
#include "plan/glyph.h"

namespace tz::plan {

enum class DatePeriod { year, half, quarter, month, third, day };

struct DateMention {
  size_t from = 0;  // characters of the text
  size_t to = 0;
  DatePeriod period = DatePeriod::year;
  int year = 0;         // 0: not said
  int year_offset = 0;  // 明年 is 1; counts only where relative is set
  bool relative = false;
  int index = 0;  // half, quarter or month, from 1
  int day = 0;    // of the month, also for its first two thirds
  // What stands around it.
  bool end = false;         // 底, 末
  bool before = false;      // 前
  bool within = false;      // 内
  bool until = false;       // 到, 至, 截至 before it
  bool begins = false;      // 自 … 起, 以来: a start, not an end
  bool repeats = false;     // 每年6月
  bool followed = false;    // another date follows: the first of a range
  bool whole_year = false;  // 全年
  bool past = false;        // 去年
};

// In the order of the text, without overlaps.
std::vector<DateMention> scan_dates(View text);

// The last day of the period in that year; nothing for 31 April.
std::optional<CivilDate> last_day(const DateMention& mention, int year);

}  // namespace tz::plan
