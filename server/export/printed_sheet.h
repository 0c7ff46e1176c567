// PrintedSheet: one sheet of a workbook as offices print it: landscape, as wide as the paper, the
// names of the columns again on each page, headings over the whole width, and rows that are as high
// as the words in them. Written row after row. Of this room; it knows the library.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/strings.h"

namespace tz::server {

// Points of the usual heights.
inline constexpr double kTitlePoints = 34;
inline constexpr double kHeadingPoints = 20;

struct PrintedPage {
  bool is_a3 = false;        // else A4
  lxw_row_t header_row = 0;  // with the names of the columns
  lxw_col_t frozen_columns = 0;
  std::vector<int> widths;  // of the columns, in digits of the usual font
};

class PrintedSheet {
 public:
  // A cell's words in the pieces that its rows hold (cell_pieces.h), for each column.
  using Pieces = std::vector<std::vector<std::string>>;

  PrintedSheet(lxw_workbook* book, std::string_view name, PrintedPage page);

  // False once the library has refused anything; nothing is written any more then.
  bool is_sound() const { return sound_; }
  // Of whatever is asked of the library beyond this class.
  void check(lxw_error fault) { sound_ = sound_ && fault == LXW_NO_ERROR; }
  lxw_worksheet* sheet() { return sheet_; }

  void set_up(Lang lang);
  // A row that is a heading over the whole width.
  void heading(const std::string& text, lxw_format* format, double points);

  // In pieces where it is longer than a row is high.
  std::vector<std::string> pieces(std::string_view words, size_t column) const;
  // As high as the longest words of that piece.
  void begin_row(const Pieces& pieces, size_t piece);
  void begin_row(double points);
  void text(size_t column, const std::string& words, lxw_format* format);
  void number(size_t column, double value, lxw_format* format);
  void end_row() { ++row_; }

 private:
  int room_in(size_t column) const;

  lxw_worksheet* sheet_;
  const PrintedPage page_;
  lxw_row_t row_ = 0;
  bool sound_;
};

}  // namespace tz::server
