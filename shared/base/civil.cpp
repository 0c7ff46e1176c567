#include "base/civil.h"

namespace tz {
namespace {

constexpr int64_t kShanghaiOffsetMs = 8 * kHourMs;

int64_t floor_div(int64_t a, int64_t b) {
  const int64_t q = a / b;
  return (a % b != 0 && (a % b < 0) != (b < 0)) ? q - 1 : q;
}

bool is_leap(int32_t year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int32_t days_in_month(int32_t year, int32_t month) {
  constexpr int32_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

void append_padded(std::string& out, int32_t value, int width) {
  std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

}  // namespace

// The era arithmetic follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
CivilDate civil_from(const YearMonthDay& ymd) {
  const int32_t y = ymd.year - (ymd.month <= 2 ? 1 : 0);
  const int32_t era = (y >= 0 ? y : y - 399) / 400;
  const int32_t year_of_era = y - era * 400;
  const int32_t shifted = ymd.month > 2 ? ymd.month - 3 : ymd.month + 9;
  const int32_t day_of_year = (153 * shifted + 2) / 5 + ymd.day - 1;
  const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return CivilDate{era * 146097 + day_of_era - 719468};
}

std::optional<CivilDate> civil_checked(int32_t year, int32_t month, int32_t day) {
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return civil_from({year, month, day});
}

YearMonthDay ymd_of(CivilDate date) {
  const int32_t z = date.days + 719468;
  const int32_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int32_t day_of_era = z - era * 146097;
  const int32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int32_t shifted = (5 * day_of_year + 2) / 153;
  const int32_t month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted + 2) / 5 + 1};
}

CivilDate last_day_of_month(int32_t year, int32_t month) {
  return civil_from({year, month, days_in_month(year, month)});
}

int32_t weekday_of(CivilDate date) {
  // 1970-01-01 was a Thursday.
  return static_cast<int32_t>(((date.days + 3) % 7 + 7) % 7) + 1;
}

CivilDate monday_of(CivilDate date) {
  return date - (weekday_of(date) - 1);
}

std::optional<CivilDate> civil_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int32_t parts[3] = {0, 0, 0};
  int part = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) {
      ++part;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    parts[part] = parts[part] * 10 + (text[i] - '0');
  }
  return civil_checked(parts[0], parts[1], parts[2]);
}

std::string to_iso(CivilDate date) {
  const YearMonthDay ymd = ymd_of(date);
  std::string out;
  append_padded(out, ymd.year, 4);
  out += '-';
  append_padded(out, ymd.month, 2);
  out += '-';
  append_padded(out, ymd.day, 2);
  return out;
}

CivilDate shanghai_date(Instant at) {
  return CivilDate{static_cast<int32_t>(floor_div(at.unix_ms + kShanghaiOffsetMs, kDayMs))};
}

Instant shanghai_start_of(CivilDate date) {
  return Instant{static_cast<int64_t>(date.days) * kDayMs - kShanghaiOffsetMs};
}

int32_t shanghai_minute_of_day(Instant at) {
  const int64_t since = at.unix_ms - shanghai_start_of(shanghai_date(at)).unix_ms;
  return static_cast<int32_t>(since / kMinuteMs);
}

std::string shanghai_clock(Instant at) {
  const int32_t minutes = shanghai_minute_of_day(at);
  std::string out;
  append_padded(out, minutes / 60, 2);
  out += ':';
  append_padded(out, minutes % 60, 2);
  return out;
}

}  // namespace tz
