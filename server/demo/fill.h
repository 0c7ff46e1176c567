// Fills the {names} of a sentence from the demo's tables.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tz::server {

using Fills = std::vector<std::pair<std::string_view, std::string>>;

// Names in the sentence that `fills` does not know stay as they are.
std::string filled(std::string_view sentence, const Fills& fills);

}  // namespace tz::server
