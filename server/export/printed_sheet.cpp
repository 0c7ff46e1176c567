#include "export/printed_sheet.h"

#include <algorithm>

#include "export/cell_pieces.h"

namespace tz::server {

namespace {

constexpr uint8_t kA3 = 8;
constexpr uint8_t kA4 = 9;
constexpr double kMarginIn = 0.4;
constexpr double kFootIn = 0.6;
// Of letters of 10 points, with the fonts that stand highest. Heights are written down, because not
// every program finds them by itself.
constexpr double kLinePoints = 15;
constexpr double kRowMarginPoints = 6;
// Well below the 409 points of a row, and short enough for a page to be filled.
constexpr int kMaxLines = 18;
constexpr int kMaxCellChars = 32767;

lxw_col_t place(size_t column) {
  return static_cast<lxw_col_t>(column);
}

}  // namespace

PrintedSheet::PrintedSheet(lxw_workbook* book, std::string_view name, PrintedPage page)
    : sheet_(workbook_add_worksheet(book, std::string(name).c_str())),
      page_(std::move(page)),
      sound_(sheet_ != nullptr) {}

void PrintedSheet::set_up(Lang lang) {
  if (!sound_) {
    return;
  }
  worksheet_set_landscape(sheet_);
  worksheet_set_paper(sheet_, page_.is_a3 ? kA3 : kA4);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_set_margins(sheet_, kMarginIn, kMarginIn, kMarginIn, kFootIn);
  check(worksheet_repeat_rows(sheet_, page_.header_row, page_.header_row));
  worksheet_freeze_panes(sheet_, page_.header_row + 1, page_.frozen_columns);
  const std::string foot = "&C" + tr(lang, Text::ledger_page_of, {"&P", "&N"});
  check(worksheet_set_footer(sheet_, foot.c_str()));
  for (size_t i = 0; i < page_.widths.size(); ++i) {
    check(worksheet_set_column(sheet_, place(i), place(i), page_.widths[i], nullptr));
  }
}

void PrintedSheet::heading(const std::string& text, lxw_format* format, double points) {
  if (!sound_) {
    return;
  }
  const std::string line = pieces_of(text, kMaxCellChars, 1).front();
  begin_row(points);
  check(worksheet_merge_range(sheet_, row_, 0, row_, place(page_.widths.size() - 1), line.c_str(),
                              format));
  end_row();
}

// What of it lines are counted by. Letters of 10 points are a little smaller than those by which
// columns are measured; a line that would begin with a mark of punctuation breaks sooner.
int PrintedSheet::room_in(size_t column) const {
  return page_.widths[column] * 21 / 20 - 1;
}

std::vector<std::string> PrintedSheet::pieces(std::string_view words, size_t column) const {
  return pieces_of(words, room_in(column), kMaxLines);
}

void PrintedSheet::begin_row(const Pieces& pieces, size_t piece) {
  int lines = 1;
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (piece < pieces[i].size()) {
      lines = std::max(lines, lines_of(pieces[i][piece], room_in(i)));
    }
  }
  begin_row(lines * kLinePoints + kRowMarginPoints);
}

void PrintedSheet::begin_row(double points) {
  if (sound_) {
    check(worksheet_set_row(sheet_, row_, points, nullptr));
  }
}

void PrintedSheet::text(size_t column, const std::string& words, lxw_format* format) {
  if (sound_) {
    check(worksheet_write_string(sheet_, row_, place(column), words.c_str(), format));
  }
}

void PrintedSheet::number(size_t column, double value, lxw_format* format) {
  if (sound_) {
    check(worksheet_write_number(sheet_, row_, place(column), value, format));
  }
}

}  // namespace tz::server
