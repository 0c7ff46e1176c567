#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace tz {
namespace {

// Length of the sequence that a first byte opens; 0 for a byte that cannot open one.
size_t sequence_length(uint8_t first) {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

// Where the next byte past 7 bits is, or the end. Eight at a time: identifiers and keys are most of
// what is looked at.
size_t past_ascii(std::string_view text, size_t at) {
  uint64_t eight = 0;
  for (; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & 0x8080808080808080u) != 0) break;
  }
  while (at < text.size() && static_cast<uint8_t>(text[at]) < 0x80) ++at;
  return at;
}

constexpr std::string_view kIdeographicSpace = "\xe3\x80\x80";

bool is_control_character(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
}

bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  size_t i = 0;
  while (i < text.size()) {
    i = past_ascii(text, i);
    if (i == text.size()) return true;
    const auto first = static_cast<uint8_t>(text[i]);
    const size_t length = sequence_length(first);
    if (length == 0 || i + length > text.size()) return false;
    for (size_t k = 1; k < length; ++k) {
      if ((static_cast<uint8_t>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    if (length >= 3) {
      const auto second = static_cast<uint8_t>(text[i + 1]);
      if (first == 0xe0 && second < 0xa0) return false;
      if (first == 0xed && second >= 0xa0) return false;
      if (first == 0xf0 && second < 0x90) return false;
      if (first == 0xf4 && second >= 0x90) return false;
    }
    i += length;
  }
  return true;
}

size_t count_characters(std::string_view text) {
  size_t count = 0;
  for (char c : text) {
    if ((static_cast<uint8_t>(c) & 0xc0) != 0x80) ++count;
  }
  return count;
}

char32_t next_character(std::string_view text, size_t& at) {
  const auto first = static_cast<uint8_t>(text[at]);
  size_t length = sequence_length(first);
  if (length == 0 || at + length > text.size()) length = 1;
  char32_t c = length == 1 ? first : static_cast<char32_t>(first & (0x7f >> length));
  for (size_t k = 1; k < length; ++k) {
    c = (c << 6) | (static_cast<uint8_t>(text[at + k]) & 0x3f);
  }
  at += length;
  return c;
}

void append_character(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

std::string_view first_characters(std::string_view text, size_t limit) {
  size_t at = 0;
  for (size_t count = 0; count < limit && at < text.size(); ++count) next_character(text, at);
  return text.substr(0, at);
}

std::string_view trimmed(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_ascii_space(text.front())) {
      text.remove_prefix(1);
    } else if (text.substr(0, 3) == kIdeographicSpace) {
      text.remove_prefix(3);
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_ascii_space(text.back())) {
      text.remove_suffix(1);
    } else if (text.size() >= 3 && text.substr(text.size() - 3) == kIdeographicSpace) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

bool has_control_character(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_control_character);
}

std::string without_control_characters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_half_a_break = c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!is_control_character(c)) {
      out += c;
    } else if (!is_half_a_break && (c == '\r' || c == '\v' || c == '\f')) {
      out += '\n';
    }
  }
  return out;
}

}  // namespace tz
