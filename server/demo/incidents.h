// What goes out of the ordinary in the sample ledger, so that its rarer screens are not empty.
// Views are of the program's own tables and never die.
#pragma once

#include <string_view>

namespace tz::server {

// The reason for which the office takes an assignment back; empty: it does not.
std::string_view cancellation_reason(std::string_view task_number, std::string_view unit);
// Whether two devices of the unit report on it in the same week.
bool is_contested(std::string_view task_number, std::string_view unit);

}  // namespace tz::server
