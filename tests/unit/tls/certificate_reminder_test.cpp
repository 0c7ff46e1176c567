#include "tls/certificate_reminder.h"

#include <doctest/doctest.h>

namespace tz::server {
namespace {

const Instant kStart{1772409600000};  // in March 2026

Instant after(int64_t days, int64_t hours = 0) {
  return Instant{kStart.unix_ms + days * kDayMs + hours * kHourMs};
}

// How often it is told, by somebody who looks every hour of those days.
int words_in(CertificateReminder& reminder, Instant ends, int64_t first_day, int64_t last_day) {
  int words = 0;
  for (int64_t hour = 0; hour < (last_day - first_day) * 24; ++hour) {
    words += reminder.is_due(ends, after(first_day, hour)) ? 1 : 0;
  }
  return words;
}

TEST_CASE("days left are whole ones, and fewer than none once the certificate has ended") {
  CHECK(certificate_days_left(after(30), kStart) == 30);
  CHECK(certificate_days_left(after(29, 23), kStart) == 29);
  CHECK(certificate_days_left(kStart, kStart) == 0);
  CHECK(certificate_days_left(kStart, after(0, 1)) == -1);
  CHECK(certificate_days_left(kStart, after(3, 1)) == -4);
}

TEST_CASE("a certificate that ends soon is told of once a day, and not before") {
  CertificateReminder reminder(kStart);
  const Instant ends = after(60);
  CHECK(words_in(reminder, ends, 0, 30) == 0);
  // With thirty whole days left it is still early.
  CHECK_FALSE(reminder.is_due(ends, after(30)));
  CHECK(reminder.is_due(ends, after(30, 1)));
  CHECK_FALSE(reminder.is_due(ends, after(30, 2)));
  CHECK(words_in(reminder, ends, 31, 61) == 30);
  // Also once it has ended.
  CHECK(words_in(reminder, ends, 61, 64) == 3);
}

TEST_CASE("what was told at the start is not told again on the same day") {
  CertificateReminder reminder(kStart);
  CHECK_FALSE(reminder.is_due(after(10), after(0, 23)));
  CHECK(reminder.is_due(after(10), after(1)));
}

TEST_CASE("a renewed certificate is not told of") {
  CertificateReminder reminder(kStart);
  CHECK(reminder.is_due(after(10), after(1)));
  CHECK(words_in(reminder, after(397), 2, 30) == 0);
}

TEST_CASE("a clock that was put back does not silence the reminder") {
  CertificateReminder reminder(after(100));
  CHECK(reminder.is_due(after(10), kStart));
  CHECK_FALSE(reminder.is_due(after(10), after(0, 1)));
}

}  // namespace
}  // namespace tz::server
