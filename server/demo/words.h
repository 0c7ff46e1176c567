// Lists in the demo's tables are words separated by single spaces.
#pragma once

#include <string_view>
#include <vector>

namespace tz::server {

inline std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t space = text.find(' ');
    if (space != 0) out.push_back(text.substr(0, space));
    if (space == text.npos) break;
    text.remove_prefix(space + 1);
  }
  return out;
}

}  // namespace tz::server
