#include "export/ledger_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <vector>

#include "export/cell_pieces.h"
#include "export/sheet_formats.h"
#include "export/workbook_file.h"

namespace tz::server {

namespace {

constexpr uint8_t kA3 = 8;
constexpr uint8_t kA4 = 9;
constexpr double kMarginIn = 0.4;
constexpr double kFootIn = 0.6;
constexpr double kTitlePoints = 34;
constexpr double kHeadingPoints = 20;
// Of letters of 10 points, with the fonts that stand highest. Heights are written down, because not
// every program finds them by itself.
constexpr double kLinePoints = 15;
constexpr double kRowMarginPoints = 6;
// Well below the 409 points of a row, and short enough for a page to be filled.
constexpr int kMaxLines = 18;
constexpr int kMaxCellChars = 32767;
constexpr lxw_row_t kHeaderRow = 2;
constexpr lxw_col_t kLastColumn = static_cast<lxw_col_t>(kColumns - 1);
constexpr lxw_col_t kFrozenColumns = 2;  // the numbers
// In digits of the usual font, in the order of Column: as wide as A3 with letters of 8 points.
constexpr int kWidths[] = {5, 8, 36, 14, 16, 13, 19, 14, 7, 7, 9, 14, 60, 18, 18};
static_assert(std::size(kWidths) == kColumns);
constexpr int kNarrowest = 14;  // columns of fewer digits cannot give any away

int width_of(size_t column, Paper paper) {
  const int width = kWidths[column];
  return paper == Paper::a3 || width < kNarrowest ? width : width * 7 / 10;
}

// What of it lines are counted by. Letters of 10 points are a little smaller than those by which
// columns are measured; a line that would begin with a mark of punctuation breaks sooner.
int room_in(size_t column, Paper paper) {
  return width_of(column, paper) * 21 / 20 - 1;
}

lxw_col_t place_of(Column column) {
  return static_cast<lxw_col_t>(column);
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const LedgerTable& table, const RecordSet& records,
              const PrintedAs& as, Paper paper)
      : sheet_(workbook_add_worksheet(book, std::string(tr(as.lang, Text::ledger_sheet)).c_str())),
        formats_(book),
        table_(table),
        records_(records),
        as_(as),
        paper_(paper) {}

  // False when the library refused anything.
  bool write() {
    if (sheet_ == nullptr) {
      return false;
    }
    set_up_page();
    merged(title_of(table_, records_, as_.lang), formats_.title, kTitlePoints);
    merged(standing_of(table_, as_), formats_.standing, kHeadingPoints);
    header();
    size_t index = 0;
    std::string part;
    for (const LedgerSection& section : table_.sections) {
      const std::string this_part = part_heading(table_, section, as_.lang);
      if (this_part != part && !this_part.empty()) {
        merged(this_part, formats_.part, kHeadingPoints);
      }
      part = this_part;
      const std::string measure = measure_heading(table_, section, as_.lang);
      if (!measure.empty()) {
        merged(measure, formats_.measure, kHeadingPoints);
      }
      for (const LedgerRow& row : section.rows) {
        add(row, ++index);
      }
    }
    return sound_;
  }

 private:
  void check(lxw_error fault) { sound_ = sound_ && fault == LXW_NO_ERROR; }

  void set_up_page() {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, paper_ == Paper::a3 ? kA3 : kA4);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_margins(sheet_, kMarginIn, kMarginIn, kMarginIn, kFootIn);
    worksheet_center_horizontally(sheet_);
    check(worksheet_repeat_rows(sheet_, kHeaderRow, kHeaderRow));
    worksheet_freeze_panes(sheet_, kHeaderRow + 1, kFrozenColumns);
    const std::string foot = "&C" + tr(as_.lang, Text::ledger_page_of, {"&P", "&N"});
    check(worksheet_set_footer(sheet_, foot.c_str()));
    // Numbers of tasks are names, not figures.
    check(worksheet_ignore_errors(sheet_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:O1048576"));
    for (size_t i = 0; i < kColumns; ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(sheet_, column, column, width_of(i, paper_), nullptr));
    }
  }

  // A heading over the whole width.
  void merged(const std::string& text, lxw_format* format, double points) {
    const std::string line = pieces_of(text, kMaxCellChars, 1).front();
    check(worksheet_set_row(sheet_, row_, points, nullptr));
    check(worksheet_merge_range(sheet_, row_, 0, row_, kLastColumn, line.c_str(), format));
    ++row_;
  }

  void header() {
    check(worksheet_set_row(sheet_, row_, 2 * kHeadingPoints, nullptr));
    for (size_t i = 0; i < kColumns; ++i) {
      const std::string_view heading = heading_of(static_cast<Column>(i), table_, as_.lang);
      text(static_cast<lxw_col_t>(i), std::string(heading), formats_.header);
    }
    ++row_;
  }

  void add(const LedgerRow& row, size_t index) {
    const Cells cells = cells_of(row, index, records_, as_.lang);
    std::array<std::vector<std::string>, kColumns> pieces;
    size_t rows = 1;
    for (size_t i = 0; i < kColumns; ++i) {
      pieces[i] = pieces_of(cells[i], room_in(i, paper_), kMaxLines);
      rows = std::max(rows, pieces[i].size());
    }
    for (size_t piece = 0; piece < rows; ++piece) {
      check(worksheet_set_row(sheet_, row_, height_of(pieces, piece), nullptr));
      for (size_t i = 0; i < kColumns; ++i) {
        const auto column = static_cast<Column>(i);
        const bool has_text = piece < pieces[i].size();
        text(static_cast<lxw_col_t>(i), has_text ? pieces[i][piece] : std::string(),
             format_of(column, has_text, row.verdict.light));
      }
      if (piece == 0) {
        figure(Column::index, static_cast<double>(index));
        figure(Column::percent, row.percent);
        figure(Column::expected, row.expected);
      } else {
        text(place_of(Column::index), std::string(tr(as_.lang, Text::cell_goes_on)),
             formats_.centred);
        // Named again: a page may begin here.
        text(place_of(Column::number), cells[static_cast<size_t>(Column::number)],
             formats_.centred);
      }
      ++row_;
    }
  }

  double height_of(const std::array<std::vector<std::string>, kColumns>& pieces,
                   size_t piece) const {
    int lines = 1;
    for (size_t i = 0; i < kColumns; ++i) {
      if (piece < pieces[i].size()) {
        lines = std::max(lines, lines_of(pieces[i][piece], room_in(i, paper_)));
      }
    }
    return lines * kLinePoints + kRowMarginPoints;
  }

  lxw_format* format_of(Column column, bool has_text, Light light) const {
    switch (column) {
      case Column::light:
        return has_text ? formats_.light[static_cast<size_t>(light)] : formats_.centred;
      case Column::index:
      case Column::number:
      case Column::deadline:
      case Column::percent:
      case Column::expected:
        return formats_.centred;
      default:
        return formats_.words;
    }
  }

  void text(lxw_col_t column, const std::string& words, lxw_format* format) {
    check(worksheet_write_string(sheet_, row_, column, words.c_str(), format));
  }
  void figure(Column column, double value) {
    check(worksheet_write_number(sheet_, row_, place_of(column), value, formats_.centred));
  }

  lxw_worksheet* sheet_;
  const SheetFormats formats_;
  const LedgerTable& table_;
  const RecordSet& records_;
  const PrintedAs& as_;
  const Paper paper_;
  lxw_row_t row_ = 0;
  bool sound_ = true;
};

}  // namespace

Result<std::string> ledger_workbook(const LedgerTable& table, const RecordSet& records,
                                    const PrintedAs& as, Paper paper) {
  return workbook_bytes(
      [&](lxw_workbook* book) { return SheetWriter(book, table, records, as, paper).write(); });
}

}  // namespace tz::server
