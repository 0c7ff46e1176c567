// When whoever looks after a server is told that its certificate ends soon. Certificates that
// nobody renews are what servers with TLS fail by.
#pragma once

#include "base/civil.h"

namespace tz::server {

// With fewer days left than these it is a warning.
inline constexpr int64_t kCertificateWarningDays = 30;

// Whole days; negative once it has ended.
int64_t certificate_days_left(Instant ends, Instant now);

// A word a day once the end is near, for a server that runs for longer than that. One thread.
class CertificateReminder {
 public:
  // `told`: when the end was told last, as at the start.
  explicit CertificateReminder(Instant told) : told_(told) {}

  // True: it is to be told now, and then not for a day. Days are counted by the machine's clock,
  // and one that was put back begins them anew.
  bool is_due(Instant ends, Instant now);

 private:
  Instant told_;
};

}  // namespace tz::server
