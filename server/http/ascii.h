// The part of text handling that HTTP needs: ASCII alone, no locale.
#pragma once

#include <string>
#include <string_view>

namespace tz::server {

std::string lower_case(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
// Without blanks and tabs at both ends.
std::string_view without_blanks(std::string_view text);
// Cuts `rest` at the first `separator`: gives what stood before it, without blanks, and leaves the
// remainder. At the end `rest` is empty.
std::string_view next_part(std::string_view& rest, char separator);

}  // namespace tz::server
