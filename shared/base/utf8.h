// Text is UTF-8 everywhere. What comes from outside is checked once here; afterwards it is valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tz {

// No broken or overlong sequences, no surrogates, nothing past U+10FFFF.
bool is_valid_utf8(std::string_view text);
// Characters (code points), for valid text.
size_t count_characters(std::string_view text);
// Decodes the character at `at` (valid text) and moves `at` past it.
char32_t next_character(std::string_view text, size_t& at);
void append_character(std::string& out, char32_t c);
// At most `limit` characters, never cutting one.
std::string_view first_characters(std::string_view text, size_t limit);
// Without white space (ASCII and U+3000) at both ends.
std::string_view trimmed(std::string_view text);
// True when the text holds a control character other than line feed and tab.
bool has_control_character(std::string_view text);
// The same text without them: other kinds of line breaks become line feeds, the rest goes.
std::string without_control_characters(std::string_view text);

}  // namespace tz
