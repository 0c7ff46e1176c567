// The robots that --notify names, each as KIND:FILE or KIND:FILE:UNIT|UNIT. The file holds the
// robot's address, and on a second line the secret of one that wants signatures: what stands on a
// command line can be read by everybody on the machine.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "notice/robot.h"
#include "store/store.h"

namespace tz::server {

// Nothing: one of them cannot be used, and the reason was told.
std::optional<std::vector<Robot>> robots_of(const Console& console,
                                            const std::vector<std::string>& options);

// Tells which of the robots' units are not in the ledger's register. They may be added or renamed
// while a server runs, so it is no reason not to start.
void tell_unknown_units(const Console& console, const std::vector<Robot>& robots, Store& store);

}  // namespace tz::server
