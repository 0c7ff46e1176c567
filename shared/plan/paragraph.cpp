#include "plan/paragraph.h"

#include <algorithm>

#include "base/utf8.h"

namespace tz::plan {
namespace {

constexpr size_t kExcerptCharacters = 40;

// Follows brackets and quotation marks through a text, so that a mark can be known to stand outside
// them. Marks that nothing opened are ignored.
class Depth {
 public:
  void pass(char32_t c) {
    if (is_opener(c)) {
      if (open_.empty()) quotes_outside_ = quotes_;
      open_.push_back(closer_of(c));
    } else if (is_closer(c)) {
      close(c);
    } else if (c == U'“' || c == U'《') {
      ++quotes_;
    } else if ((c == U'”' || c == U'》') && quotes_ > 0) {
      --quotes_;
    }
  }
  bool outside() const { return open_.empty() && quotes_ == 0; }
  size_t brackets() const { return open_.size(); }

 private:
  void close(char32_t c) {
    if (open_.empty()) return;
    const auto same = std::find(open_.rbegin(), open_.rend(), c);
    if (same == open_.rend() || open_.back() == c) {
      open_.pop_back();
    } else {
      open_.erase(same.base() - 1, open_.end());
    }
    if (open_.empty()) quotes_ = quotes_outside_;  // a mark left open inside must not reach outside
  }

  std::u32string open_;
  size_t quotes_ = 0;
  size_t quotes_outside_ = 0;
};

}  // namespace

SourceSpan Piece::span() const {
  if (empty()) return SourceSpan{};
  const Glyph& first = in->glyphs[from];
  return SourceSpan{first.begin, in->glyphs[to - 1].end, first.line};
}

std::string Piece::shown() const {
  std::string out;
  for (size_t i = from; i < to; ++i) {
    if (in->glyphs[i].space_before && i > from) out += ' ';
    append_character(out, in->glyphs[i].shown);
  }
  return out;
}

std::string Piece::name() const {
  std::string out;
  for (size_t i = from; i < to; ++i) append_character(out, in->glyphs[i].shown);
  return out;
}

std::string Piece::folded() const {
  return to_utf8(norm());
}

std::string Piece::excerpt() const {
  if (size() <= kExcerptCharacters) return shown();
  return part(0, kExcerptCharacters).shown() + "…";
}

Piece whole(const Paragraph& paragraph) {
  return Piece{&paragraph, 0, paragraph.norm.size()};
}

Piece stripped(Piece piece, View marks) {
  while (!piece.empty() && marks.find(piece.norm().front()) != kNowhere) ++piece.from;
  while (!piece.empty() && marks.find(piece.norm().back()) != kNowhere) --piece.to;
  return piece;
}

std::vector<Bracket> brackets_of(View text, bool* unclosed) {
  std::vector<Bracket> found;
  Depth depth;
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t before = depth.brackets();
    depth.pass(text[i]);
    if (before == 0 && depth.brackets() == 1) begin = i;
    if (before > 0 && depth.brackets() == 0) found.push_back(Bracket{begin, i + 1});
  }
  if (unclosed != nullptr) *unclosed = depth.brackets() > 0;
  return found;
}

std::vector<Piece> split_top(Piece piece, View separators) {
  std::vector<Piece> parts;
  Depth depth;
  const View text = piece.norm();
  size_t begin = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    depth.pass(text[i]);
    if (depth.outside() && separators.find(text[i]) != kNowhere) {
      parts.push_back(piece.part(begin, i));
      begin = i + 1;
    }
  }
  parts.push_back(piece.part(begin, text.size()));
  return parts;
}

}  // namespace tz::plan
