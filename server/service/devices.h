// Devices: what the ledger has heard of one. A browser may have lost what an app kept in it, and
// not its cookie: then the person is told how much of the lost device's work had arrived.
#pragma once

#include <optional>

#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

struct HeardOf {
  uint64_t device_seq = 0;  // the last operation's number there
  Instant received_at;      // and when it arrived
};

// Nothing where no operation of the caller's own has come from that device.
Result<std::optional<HeardOf>> heard_of(Service& service, const Caller& caller, DeviceId device);

}  // namespace tz::server
