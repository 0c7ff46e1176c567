#include "base/search_words.h"

#include <algorithm>

#include "base/utf8.h"

namespace tz {
namespace {

constexpr char32_t kIdeographicSpace = 0x3000;
constexpr char32_t kFullWidthFirst = 0xff01;
constexpr char32_t kFullWidthLast = 0xff5e;
constexpr char32_t kFullWidthShift = 0xfee0;

char32_t folded_ascii(char32_t c) {
  if (c <= 0x20 || c == 0x7f) return U' ';
  return c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
}

// The index knows no marks of ASCII: in it they stand in full width, which no folded text holds.
std::string indexed(char32_t c) {
  const bool plain = c >= 0x80 || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  std::string out;
  append_character(out, plain ? c : c + kFullWidthShift);
  return out;
}

}  // namespace

void fold_character(std::string_view text, size_t& at, std::string& out) {
  const size_t begin = at;
  const char32_t c = next_character(text, at);
  if (c < 0x80) {
    out += static_cast<char>(folded_ascii(c));
  } else if (c >= kFullWidthFirst && c <= kFullWidthLast) {
    out += static_cast<char>(folded_ascii(c - kFullWidthShift));
  } else if (c == kIdeographicSpace) {
    out += ' ';
  } else {
    out += text.substr(begin, at - begin);
  }
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) fold_character(text, at, out);
  return out;
}

std::vector<std::string> search_terms(std::string_view typed) {
  std::vector<std::string> out;
  const std::string text = folded(typed);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

bool holds_all(std::string_view folded_text, const std::vector<std::string>& terms) {
  return std::all_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return folded_text.find(term) != std::string_view::npos;
  });
}

std::string index_words(std::string_view text) {
  const std::string plain = folded(text);
  std::string out;
  out.reserve(plain.size() * 2 + plain.size() / 2);
  std::string last;  // the character before; none at the start of a run
  for (size_t at = 0; at < plain.size();) {
    const char32_t c = next_character(plain, at);
    const std::string next = c == U' ' ? std::string() : indexed(c);
    if (!last.empty()) out.append(last).append(next) += ' ';
    last = next;
  }
  return out + last;
}

std::string index_query(const std::vector<std::string>& terms) {
  std::string out;
  for (const std::string& term : terms) {
    if (!out.empty()) out += " AND ";
    size_t at = 0;
    std::string last = indexed(next_character(term, at));
    out += '"';
    if (at == term.size()) {
      out.append(last) += "\" *";
      continue;
    }
    while (at < term.size()) {
      const std::string next = indexed(next_character(term, at));
      out.append(last).append(next) += at < term.size() ? ' ' : '"';
      last = next;
    }
  }
  return out;
}

}  // namespace tz
