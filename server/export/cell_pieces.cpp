#include "export/cell_pieces.h"

#include "base/utf8.h"

namespace tz::server {

namespace {

// From here on characters are mostly as wide as Chinese ones.
constexpr char32_t kFirstWide = 0x1100;

// Walks through a text as a column breaks it.
class Lines {
 public:
  explicit Lines(int width) : width_(width) {}

  void take(char32_t character) {
    if (character == U'\n') {
      ++count_;
      used_ = 0;
      return;
    }
    const int needed = character < kFirstWide ? 1 : 2;
    if (used_ + needed > width_) {
      ++count_;
      used_ = 0;
    }
    used_ += needed;
  }
  int count() const { return count_; }

 private:
  const int width_;
  int used_ = 0;
  int count_ = 1;
};

// Bytes of `text` that fill at most `max_lines`.
size_t piece_length(std::string_view text, int width, int max_lines) {
  Lines lines(width);
  size_t at = 0;
  size_t line_end = 0;  // after the last line break so far
  while (at < text.size()) {
    size_t next = at;
    lines.take(next_character(text, next));
    if (lines.count() > max_lines && text[at] == '\n') {
      return next;
    }
    if (lines.count() > max_lines && at > 0) {
      return line_end * 2 > at ? line_end : at;
    }
    at = next;
    if (text[at - 1] == '\n') {
      line_end = at;
    }
  }
  return text.size();
}

}  // namespace

int lines_of(std::string_view text, int width) {
  Lines lines(width);
  for (size_t at = 0; at < text.size();) {
    lines.take(next_character(text, at));
  }
  return lines.count();
}

std::vector<std::string> pieces_of(std::string_view text, int width, int max_lines) {
  const std::string clean = without_control_characters(text);
  std::vector<std::string> out;
  std::string_view rest = clean;
  do {
    const size_t length = piece_length(rest, width, max_lines);
    std::string_view piece = rest.substr(0, length);
    rest.remove_prefix(length);
    if (!piece.empty() && piece.back() == '\n') {
      piece.remove_suffix(1);
    }
    out.emplace_back(piece);
  } while (!rest.empty());
  return out;
}

}  // namespace tz::server
