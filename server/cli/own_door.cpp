#include "cli/own_door.h"

#include "base/civil.h"
#include "service/clock.h"

namespace tz::server {

namespace {

int64_t days_left(const CertificateFacts& certificate) {
  return certificate_days_left(certificate.ends, SystemClock().now());
}

void tell(const CertificateFacts& certificate, ServerLog& log) {
  log.certificate(to_iso(shanghai_date(certificate.ends)), days_left(certificate));
}

}  // namespace

Result<std::shared_ptr<TlsDoor>> open_own_door(const Console& console, ServerLog& log,
                                               const ServeOptions& options) {
  if (options.tls_cert.empty()) {
    return std::shared_ptr<TlsDoor>();
  }
  Result<std::shared_ptr<TlsDoor>> door = TlsDoor::open({options.tls_cert, options.tls_key});
  if (!door) {
    return door;
  }
  const CertificateFacts certificate = (*door)->certificate();
  tell(certificate, log);
  if (days_left(certificate) < 0) {
    console.say(Word::certificate_ended,
                {options.tls_cert, to_iso(shanghai_date(certificate.ends))});
  }
  return door;
}

void reopen_own_door(TlsDoor& door, ServerLog& log) {
  if (const Outcome read = door.reload(); !read) {
    log.failed("certificate", read.error());
    return;
  }
  tell(door.certificate(), log);
}

void remind_of_own_door(const TlsDoor& door, CertificateReminder& reminder, ServerLog& log) {
  const CertificateFacts certificate = door.certificate();
  if (reminder.is_due(certificate.ends, SystemClock().now())) {
    tell(certificate, log);
  }
}

}  // namespace tz::server
