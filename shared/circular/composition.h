// A circular composed: its words with the figures put in, and its tables, as the screen shows it
// and as the document is written. Circulars are Chinese documents, whatever language the reader of
// the screen has chosen.
#pragma once

#include "circular/figure_rows.h"

namespace tz {

// What stands for the token in the document: "64", "58%", "里辛街道、艾山街道".
std::string value_of(CircularToken token, const CircularFigures& figures);
// The words with every figure in its place. A name that is no figure's stays as it is.
std::string with_figures(std::string_view words, const CircularFigures& figures);

struct ComposedTable {
  struct Column {
    std::string heading;
    int32_t width = 1;  // in shares of the whole
  };
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as there are columns
};
// Of those rows. `figures` must hold them.
ComposedTable table_of(const FigureRows& rows, const CircularFigures& figures);

struct ComposedSection {
  CircularPart part = CircularPart::overall;
  std::string number;                   // "一、"
  std::string heading;                  // "总体情况"
  std::vector<std::string> paragraphs;  // a line of the words each
  FigureRows rows;                      // its table; none: it has none
};
// Sections that have words or rows, numbered in order.
std::vector<ComposedSection> sections_of(const Circular& circular);

// What a new circular says, until the office says it otherwise. `issuer` signs it.
CircularWords first_words(const CircularFigures& figures, std::string_view issuer);

}  // namespace tz
