#include "tls/certificate_reminder.h"

namespace tz::server {

int64_t certificate_days_left(Instant ends, Instant now) {
  const int64_t left_ms = ends.unix_ms - now.unix_ms;
  return left_ms >= 0 ? left_ms / kDayMs : -1 - (-left_ms) / kDayMs;
}

bool CertificateReminder::is_due(Instant ends, Instant now) {
  if (certificate_days_left(ends, now) >= kCertificateWarningDays) {
    return false;
  }
  const int64_t since_ms = now.unix_ms - told_.unix_ms;
  if (since_ms >= 0 && since_ms < kDayMs) {
    return false;
  }
  told_ = now;
  return true;
}

}  // namespace tz::server
