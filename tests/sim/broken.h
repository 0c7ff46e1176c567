// Parts of a device that are broken on purpose, in ways that programs are broken in: each stands
// before the good one. They show that the simulation finds what it is there to find.
#pragma once

#include "device.h"

namespace tz::sim {

// The good storage, or one that breaks its promises.
std::unique_ptr<client::Storage> storage_for(client::fake::Timeline& timeline,
                                             client::fake::Owner owner, client::fake::Disk& disk,
                                             const DeviceBreaks& breaks);
std::unique_ptr<client::Random> random_for(uint64_t seed, const DeviceBreaks& breaks);
std::unique_ptr<client::Tabs> tabs_for(client::fake::Timeline& timeline, client::fake::Owner owner,
                                       client::fake::TabHub& hub, const DeviceBreaks& breaks);
// Takes what a push carries from the disk of whoever sends it.
void forget_sent(const client::HttpRequest& request, client::fake::Disk& disk);

}  // namespace tz::sim
