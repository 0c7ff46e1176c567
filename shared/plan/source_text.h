// The document as glyphs in physical lines. Bytes that are no text are taken out here, and counted.
#pragma once

#include <string_view>
#include <vector>

#include "plan/glyph.h"
#include "plan/imported_plan.h"

namespace tz::plan {

struct PhysicalLine {
  size_t from = 0;  // glyphs
  size_t to = 0;
  bool indented = false;     // begins with white space
  bool after_break = false;  // a form feed stands before it
};

struct SourceText {
  std::vector<Glyph> glyphs;  // no white space but tabs between words
  std::vector<PhysicalLine> lines;
  uint32_t broken_bytes = 0;           // places that are not UTF-8
  std::vector<SourceSpan> unreadable;  // characters for private use
};

SourceText read_source(std::string_view utf8_text);

}  // namespace tz::plan
