// Time as this ledger knows it: an Instant is milliseconds since 1970 in UTC, always passed in,
// never read here; a CivilDate is a day in the calendar. Business dates are days in Asia/Shanghai,
// which has been UTC+8 without summer time since 1991, so no time zone table is needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tz {

struct Instant {
  int64_t unix_ms = 0;

  friend bool operator==(const Instant&, const Instant&) = default;
  friend bool operator<(Instant a, Instant b) { return a.unix_ms < b.unix_ms; }
  friend bool operator<=(Instant a, Instant b) { return a.unix_ms <= b.unix_ms; }
};

inline constexpr int64_t kSecondMs = 1000;
inline constexpr int64_t kMinuteMs = 60 * kSecondMs;
inline constexpr int64_t kHourMs = 60 * kMinuteMs;
inline constexpr int64_t kDayMs = 24 * kHourMs;

// A day, as days since 1970-01-01. Years 1900 to 2199 are accepted from outside.
struct CivilDate {
  int32_t days = 0;

  friend bool operator==(const CivilDate&, const CivilDate&) = default;
  friend bool operator<(CivilDate a, CivilDate b) { return a.days < b.days; }
  friend bool operator<=(CivilDate a, CivilDate b) { return a.days <= b.days; }
  friend bool operator>(CivilDate a, CivilDate b) { return b < a; }
  friend bool operator>=(CivilDate a, CivilDate b) { return b <= a; }
  friend CivilDate operator+(CivilDate a, int32_t count) { return CivilDate{a.days + count}; }
  friend CivilDate operator-(CivilDate a, int32_t count) { return CivilDate{a.days - count}; }
  friend int32_t operator-(CivilDate a, CivilDate b) { return a.days - b.days; }
};

struct YearMonthDay {
  int32_t year = 1970;
  int32_t month = 1;  // 1 to 12
  int32_t day = 1;    // 1 to 31
};

CivilDate civil_from(const YearMonthDay& ymd);
// Nothing when there is no such day.
std::optional<CivilDate> civil_checked(int32_t year, int32_t month, int32_t day);
YearMonthDay ymd_of(CivilDate date);
CivilDate last_day_of_month(int32_t year, int32_t month);

// 1 = Monday … 7 = Sunday.
int32_t weekday_of(CivilDate date);
CivilDate monday_of(CivilDate date);

// "2021-06-30", exactly.
std::optional<CivilDate> civil_from_iso(std::string_view text);
std::string to_iso(CivilDate date);

// The day it is in Shanghai at that instant.
CivilDate shanghai_date(Instant at);
// Midnight in Shanghai at which that day begins.
Instant shanghai_start_of(CivilDate date);
// Minutes since midnight in Shanghai, 0 to 1439.
int32_t shanghai_minute_of_day(Instant at);
// "09:12", in Shanghai.
std::string shanghai_clock(Instant at);

}  // namespace tz
