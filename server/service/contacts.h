// Contacts: when somebody's device was last in touch: pushed, pulled or listened. Kept in memory to
// the millisecond, and in the ledger now and then, so that a restart forgets little. The board
// tells from it who has not reported and who may only be without a network.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/civil.h"
#include "base/id.h"
#include "base/result.h"

namespace tz::server {

class Service;
struct Caller;

class Contacts {
 public:
  // True where it is time to write it down: at most once in kKeepEveryMs for each person.
  bool note(PersonId person, Instant at);
  // Of those who were in touch since the start.
  std::map<PersonId, Instant> recent() const;

  static constexpr int64_t kKeepEveryMs = 5 * kMinuteMs;

 private:
  struct Contact {
    Instant last;
    Instant kept;
  };
  mutable std::mutex mutex_;
  std::map<PersonId, Contact> persons_;  // guarded by mutex_
};

// A device of the caller's is in touch. Failing to write it down is no failure of the call.
void note_contact(Service& service, PersonId person);

// The last contact of each unit, of any device of its people's, as JSON text:
// {"server_time","units":[{"unit","last_contact"}]}, in the order of ids. A unit of which no device
// was ever in touch is not in it. Errors: not_allowed (for the office, supervisors and auditors),
// store_failed.
Result<std::string> presence(Service& service, const Caller& caller);

}  // namespace tz::server
