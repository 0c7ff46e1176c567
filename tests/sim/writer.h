// What a person with the app in hand may think of doing: edits of many kinds, on what there is.
#pragma once

#include "device.h"

namespace tz::sim {

// One to three edits, as fast as fingers are. Some will be refused before they are saved.
void write_something(Device::Tab& tab, Server& server, testing::Dice& dice);
// The same with a photo, which the form takes once it is on the device's disk.
void report_with_photo(Device::Tab& tab, testing::Dice& dice);
void fill_in_report(Device::Tab& tab, testing::Dice& dice);
// Something that came back: mended, sent again or discarded.
void settle_something(Device::Tab& tab, testing::Dice& dice);

}  // namespace tz::sim
