// One character of the document, in the form the grammar reads and in the form people see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tz::plan {

struct Glyph {
  char32_t norm = 0;   // half-width, ordinary: what the grammar compares
  char32_t shown = 0;  // as written, but ordinary ideographs for radicals
  uint32_t begin = 0;  // bytes of the source
  uint32_t end = 0;
  uint32_t line = 0;
  bool space_before = false;
};

using View = std::u32string_view;

inline constexpr size_t kNowhere = View::npos;

// The ordinary ideograph for a radical or compatibility form, else the character itself.
char32_t ordinary(char32_t c);
// Half-width and ordinary: full-width letters, digits and punctuation, dashes, small forms.
char32_t folded(char32_t c);

bool is_blank(char32_t c);      // any white space but a line's end
bool is_line_end(char32_t c);   // not carriage return, which is_blank takes
bool is_invisible(char32_t c);  // joiners, marks of direction, controls
bool is_private(char32_t c);    // private use: nobody knows what it looked like

inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
inline bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
// 0 to 9, 10 for 十, -1 for anything else.
int chinese_digit(char32_t c);
// "二十一" to 21; digits in a row ("二〇二一") to 2021. -1 when it is no number below 10,000.
int chinese_number(View text);

bool is_opener(char32_t c);  // ( [ 〔 【
char32_t closer_of(char32_t opener);
bool is_closer(char32_t c);

// From a place on; empty past the end.
inline View rest_of(View text, size_t from) {
  return from < text.size() ? text.substr(from) : View();
}

inline bool starts_with(View text, View word) {
  return text.substr(0, word.size()) == word;
}
inline bool ends_with(View text, View word) {
  return text.size() >= word.size() && text.substr(text.size() - word.size()) == word;
}
inline bool contains(View text, View word) {
  return text.find(word) != kNowhere;
}

std::string to_utf8(View text);

}  // namespace tz::plan
