// A logical line of the document, and pieces of it. Pieces point into paragraphs, which stay where
// they are for as long as an import runs.
#pragma once

#include <string>
#include <vector>

#include "plan/glyph.h"
#include "plan/imported_plan.h"

namespace tz::plan {

struct Paragraph {
  std::vector<Glyph> glyphs;
  std::u32string norm;       // the glyphs' norms, index by index
  bool after_blank = false;  // an empty line or a page's end stands before it
  bool tabbed = false;       // holds tabs between words

  uint32_t line() const { return glyphs.empty() ? 0 : glyphs.front().line; }
};

// Glyphs [from, to) of a paragraph.
struct Piece {
  const Paragraph* in = nullptr;
  size_t from = 0;
  size_t to = 0;

  bool empty() const { return from >= to; }
  size_t size() const { return empty() ? 0 : to - from; }
  View norm() const { return empty() ? View() : View(in->norm).substr(from, to - from); }
  // Part of this piece, counted from its beginning.
  Piece part(size_t begin, size_t end) const { return Piece{in, from + begin, from + end}; }
  Piece after(size_t begin) const { return Piece{in, from + begin, to}; }
  bool spaced_at(size_t index) const { return in->glyphs[from + index].space_before; }

  SourceSpan span() const;
  std::string shown() const;   // as written, white space made one space
  std::string name() const;    // as written, without white space
  std::string folded() const;  // half-width, without white space
  // The first characters, for a note.
  std::string excerpt() const;
};

Piece whole(const Paragraph& paragraph);
// Without the given marks at its ends.
Piece stripped(Piece piece, View marks);

// Top-level brackets of a piece: begin is the opener, end is past the closer, both counted from the
// piece's beginning. A closer of another kind closes too; an opener without a closer is not listed.
struct Bracket {
  size_t begin = 0;
  size_t end = 0;
};
std::vector<Bracket> brackets_of(View text, bool* unclosed = nullptr);

// Pieces between top-level separators: those inside brackets and quotation marks do not count.
std::vector<Piece> split_top(Piece piece, View separators);

}  // namespace tz::plan
