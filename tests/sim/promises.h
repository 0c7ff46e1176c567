// The promises of the protocol, looked at when a simulated world has come to rest:
//  - every edit that a device ever kept stands exactly once in the log, unchanged, with one
//  verdict,
//    or waits in an outbox, or was on a disk that was cleared;
//  - nothing stands in the log that no device kept;
//  - every outbox drains without a further touch, once there is a network;
//  - every device's copy is the server's state within its person's scope, record for record;
//  - the chain, the records and the storage are sound.
#pragma once

#include "device.h"

namespace tz::sim {

void check_promises(client::fake::Timeline& timeline, Server& server,
                    const std::vector<std::unique_ptr<Device>>& devices, const KeptEdits& kept,
                    Violations& violations);

}  // namespace tz::sim
