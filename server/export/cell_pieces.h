// A long cell in pieces that fit on paper: a row of a sheet is at most 409 points high, and what
// would stand below is neither shown nor printed. The pieces go into rows one under another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tz::server {

// Lines that a text fills in a column of `width`, which counts as below; 1 of an empty one.
int lines_of(std::string_view text, int width);

// `width`: of the column, in digits; a Chinese character takes two. Each piece fills at most
// `max_lines` lines; it ends where a line of the text ends if one does in its latter half.
// Characters that no sheet may hold are left out. At least one piece, which may be empty.
std::vector<std::string> pieces_of(std::string_view text, int width, int max_lines);

}  // namespace tz::server
