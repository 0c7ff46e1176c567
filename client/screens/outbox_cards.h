// What of the person's own work is not simply in the ledger: what came back, with its reason, its
// content and the ways to mend it; what waits; what is still being written.
#pragma once

#include "screens/scene.h"

namespace tz::client {

void outbox_cards(Scene& scene, const MePage& me);

}  // namespace tz::client
