#include "plan/source_text.h"

#include "base/utf8.h"

namespace tz::plan {
namespace {

constexpr char32_t kBroken = 0xfffd;

// Decodes one character; a byte that opens none counts alone. Never reads past the end.
char32_t take_character(std::string_view text, size_t& at) {
  const auto first = static_cast<uint8_t>(text[at]);
  size_t length = 1;
  if (first >= 0xf0) {
    length = 4;
  } else if (first >= 0xe0) {
    length = 3;
  } else if (first >= 0xc0) {
    length = 2;
  } else if (first >= 0x80) {
    ++at;
    return kBroken;
  }
  if (at + length > text.size() || !is_valid_utf8(text.substr(at, length))) {
    ++at;
    return kBroken;
  }
  return next_character(text, at);
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  SourceText read() {
    line_.after_break = false;
    for (size_t at = 0; at < text_.size();) {
      const size_t begin = at;
      const char32_t c = take_character(text_, at);
      if (is_line_end(c)) {
        end_line(c == U'\f', c != U'\f');
      } else if (c == kBroken) {
        broken(begin, at);
      } else if (is_blank(c)) {
        blank(c, begin, at);
      } else if (!is_invisible(c)) {
        glyph(c, begin, at);
      }
    }
    end_line(false, true);
    return std::move(out_);
  }

 private:
  void end_line(bool page_break, bool counts) {
    drop_lone_tabs();
    line_.to = out_.glyphs.size();
    out_.lines.push_back(line_);
    line_ = PhysicalLine{out_.glyphs.size(), out_.glyphs.size(), false, page_break};
    space_ = false;
    if (counts) ++number_;
  }

  // A line of nothing but tabs is empty; elsewhere the last ones are empty cells of a table.
  void drop_lone_tabs() {
    for (size_t i = line_.from; i < out_.glyphs.size(); ++i) {
      if (out_.glyphs[i].norm != U'\t') return;
    }
    out_.glyphs.resize(line_.from);
  }

  void blank(char32_t c, size_t begin, size_t end) {
    space_ = true;
    if (out_.glyphs.size() == line_.from) line_.indented = true;
    if (c == U'\t') push(U'\t', U'\t', begin, end);
  }

  // Between readable characters a broken byte stays visible; a run of them is one place.
  void broken(size_t begin, size_t end) {
    if (out_.glyphs.empty() || out_.glyphs.back().end != begin ||
        out_.glyphs.back().norm != kBroken) {
      ++out_.broken_bytes;
      push(kBroken, kBroken, begin, end);
    } else {
      out_.glyphs.back().end = static_cast<uint32_t>(end);
    }
  }

  void glyph(char32_t c, size_t begin, size_t end) {
    push(folded(c), ordinary(c), begin, end);
    if (is_private(c)) {
      const Glyph& last = out_.glyphs.back();
      out_.unreadable.push_back(SourceSpan{last.begin, last.end, last.line});
    }
  }

  void push(char32_t norm, char32_t shown, size_t begin, size_t end) {
    out_.glyphs.push_back(Glyph{norm, shown, static_cast<uint32_t>(begin),
                                static_cast<uint32_t>(end), number_, space_});
    space_ = false;
  }

  std::string_view text_;
  SourceText out_;
  PhysicalLine line_;
  uint32_t number_ = 1;
  bool space_ = false;
};

}  // namespace

SourceText read_source(std::string_view utf8_text) {
  return Reader(utf8_text).read();
}

}  // namespace tz::plan
