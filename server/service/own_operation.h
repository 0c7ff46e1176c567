// Operations that the server itself makes for somebody (importing a plan, adding a person), through
// the same judge and into the same log, as a device of the name "system".
//
// The system actor stands for whoever has the server machine in hands: it holds every right, so
// that a new ledger gets its first unit and its first account. It is nobody's session, and its
// operations are marked by its fixed id in the log. It is also the server itself, which opens and
// closes cycles.
#pragma once

#include <string_view>
#include <vector>

#include "rules/actor.h"
#include "service/service.h"
#include "sync/wire.h"

namespace tz::server {

PersonId system_person();
DeviceId system_device();
// With every role, and as the server.
Actor system_actor();

// A step of the server's own: what is to be changed, and the version that was seen.
struct OwnStep {
  OperationBody body;
  uint64_t base = 0;
};

// All of the steps or none: the first refusal is returned as the error, and nothing was written.
Result<std::vector<Verdict>> submit_own(Service& service, const Actor& by,
                                        std::vector<OwnStep> steps);

// The refusal with its field as the caller of a use case knows it: "body.person.name" is "name"
// without the path "body.person.".
Error without_path(Error refusal, std::string_view path);

// The same as submit_own() inside a job of the committer.
Result<std::vector<Verdict>> submit_own_in(Service& service, Transaction& transaction,
                                           StoreView& view, const Actor& by,
                                           const std::vector<OwnStep>& steps);

}  // namespace tz::server
