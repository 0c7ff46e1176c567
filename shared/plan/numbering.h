// The numbers that headings and items begin with: 一、 (一) 1. (1) ① 第一章 第一条.
#pragma once

#include <optional>

#include "plan/glyph.h"

namespace tz::plan {

// In the order of depth: what has a smaller kind encloses what has a greater one.
enum class MarkKind { chapter, part, section, measure, item, sub_item, circled };

struct Mark {
  MarkKind kind = MarkKind::item;
  int value = 0;
  size_t length = 0;       // characters of the mark with its punctuation
  size_t number_from = 0;  // the characters to display: "1" of "1.", "(一)" whole
  size_t number_to = 0;
  bool touches_digit =
      false;  // a digit follows at once: an item before a date, or a decimal number
};

// The mark at the beginning of `text`, which may also be no more than a number in a sentence:
// whether it is in sequence is the caller's to judge.
std::optional<Mark> read_mark(View text);

inline bool is_heading(MarkKind kind) {
  return kind < MarkKind::item;
}

}  // namespace tz::plan
