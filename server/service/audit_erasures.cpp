#include "service/audit_erasures.h"

#include <algorithm>

#include "service/erasure.h"

namespace tz::server {

bool AuditErasures::text_may_stand(const LogEntry& entry) {
  const Sha256Digest stands = sha256(entry.text);
  const bool is_original = stands == entry.digest;
  const std::optional<PersonId> person = person_registered(entry.kind, entry.text);
  if (!person) return is_original;
  registrations_[entry.seq] = {*person, stands, is_original};
  return true;
}

void AuditErasures::check(const ErasePerson& erasure, std::vector<Error>& findings) {
  std::vector<ReplacedText> standing;
  for (const auto& [seq, registration] : registrations_) {
    if (registration.person == erasure.person) standing.push_back({seq, registration.stands});
  }
  for (const ReplacedText& text : erasure.texts) {
    if (std::find(standing.begin(), standing.end(), text) == standing.end()) continue;
    registrations_[text.seq].is_accounted = true;
  }
  if (const Outcome same = check_named(standing, erasure.texts); !same) {
    findings.push_back(error(ErrorCode::erasure_differs, "", same.error().args));
  }
}

void AuditErasures::finish(std::vector<Error>& findings) const {
  for (const auto& [seq, registration] : registrations_) {
    if (registration.is_accounted) continue;
    findings.push_back(error(ErrorCode::chain_broken, "", {std::to_string(seq)}));
  }
}

}  // namespace tz::server
