#include "plan/glyph.h"

#include "base/utf8.h"
#include "plan/glyph_tables.h"

namespace tz::plan {
namespace {

template <size_t N>
char32_t looked_up(const char16_t (&table)[N], char32_t first, char32_t c) {
  if (c < first || c - first >= N - 1) return c;
  const char16_t found = table[c - first];
  return found == u'*' ? c : found;
}

bool is_dash(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2500 || c == 0xff0d || c == 0xfe63;
}

char32_t folded_small_form(char32_t c) {
  constexpr char32_t kFirst = 0xfe50;
  constexpr char32_t kForms[] = U",、.*;:?!-()*";
  if (c < kFirst || c - kFirst >= sizeof(kForms) / sizeof(kForms[0]) - 1) return c;
  return kForms[c - kFirst] == U'*' ? c : kForms[c - kFirst];
}

}  // namespace

char32_t ordinary(char32_t c) {
  if (c < kSupplementFirst) return c;
  c = looked_up(kSupplement, kSupplementFirst, c);
  c = looked_up(kKangxi, kKangxiFirst, c);
  return looked_up(kCompatible, kCompatibleFirst, c);
}

char32_t folded(char32_t c) {
  if (c < 0x80) return c;
  if (is_dash(c)) return U'-';
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xfee0;
  if (c >= 0xfe50 && c <= 0xfe6f) return folded_small_form(c);
  switch (c) {
    case 0xff61:
      return U'。';
    case 0xff64:
      return U'、';
    case 0x2236:
    case 0xfe30:
      return U':';
    case 0x2502:
    case 0x2503:
      return U'|';
    case 0x301c:
      return U'~';
    case 0x25cb:
    case 0x25ef:
      return U'〇';
    case 0x3016:
      return U'【';
    case 0x3017:
      return U'】';
    default:
      return ordinary(c);
  }
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == 0xa0 || c == 0x3000 || c == 0x202f ||
         c == 0x205f || (c >= 0x2000 && c <= 0x200a);
}

bool is_line_end(char32_t c) {
  return c == U'\n' || c == U'\f' || c == U'\v' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_invisible(char32_t c) {
  if (is_line_end(c) || is_blank(c)) return false;
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff ||
         (c >= 0xfe00 && c <= 0xfe0f);
}

bool is_private(char32_t c) {
  return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000 || c == 0xfffd;
}

int chinese_digit(char32_t c) {
  constexpr View kDigits = U"〇一二三四五六七八九十";
  if (c == U'零') return 0;
  const size_t found = kDigits.find(c);
  return found == kNowhere ? -1 : static_cast<int>(found);
}

int chinese_number(View text) {
  if (text.empty() || text.size() > 5) return -1;
  int total = 0;
  int digit = -1;     // the one not yet counted
  bool tens = false;  // 十 was seen: the digits have places
  for (char32_t c : text) {
    if (c == U'百') {
      if (digit < 1) return -1;
      total += digit * 100;
      digit = -1;
      tens = true;
      continue;
    }
    const int value = chinese_digit(c);
    if (value < 0) return -1;
    if (value == 10) {
      total += (digit < 1 ? 1 : digit) * 10;
      digit = -1;
      tens = true;
    } else if (tens || digit < 0) {
      if (digit > 0) return -1;
      digit = value;
    } else {
      digit = digit * 10 + value;
    }
  }
  return total + (digit < 0 ? 0 : digit);
}

bool is_opener(char32_t c) {
  return c == U'(' || c == U'[' || c == U'〔' || c == U'【';
}

char32_t closer_of(char32_t opener) {
  switch (opener) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'〔':
      return U'〕';
    default:
      return U'】';
  }
}

bool is_closer(char32_t c) {
  return c == U')' || c == U']' || c == U'〕' || c == U'】';
}

std::string to_utf8(View text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (char32_t c : text) append_character(out, c);
  return out;
}

}  // namespace tz::plan
