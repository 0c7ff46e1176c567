#include "export/ledger_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <vector>

#include "export/printed_sheet.h"
#include "export/sheet_formats.h"
#include "export/workbook_file.h"

namespace tz::server {

namespace {

constexpr lxw_row_t kHeaderRow = 2;
constexpr lxw_col_t kFrozenColumns = 2;  // the numbers
// In digits of the usual font, in the order of Column: as wide as A3 with letters of 8 points.
constexpr int kWidths[] = {5, 8, 36, 14, 16, 13, 19, 14, 7, 7, 9, 14, 60, 18, 18};
static_assert(std::size(kWidths) == kColumns);
constexpr int kNarrowest = 14;  // columns of fewer digits cannot give any away

int width_of(size_t column, Paper paper) {
  const int width = kWidths[column];
  return paper == Paper::a3 || width < kNarrowest ? width : width * 7 / 10;
}

PrintedPage page_on(Paper paper) {
  PrintedPage page{paper == Paper::a3, kHeaderRow, kFrozenColumns, {}};
  for (size_t i = 0; i < kColumns; ++i) {
    page.widths.push_back(width_of(i, paper));
  }
  return page;
}

size_t place_of(Column column) {
  return static_cast<size_t>(column);
}

class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const LedgerTable& table, const RecordSet& records,
              const PrintedAs& as, Paper paper)
      : sheet_(book, tr(as.lang, Text::ledger_sheet), page_on(paper)),
        formats_(book),
        table_(table),
        records_(records),
        as_(as) {}

  // False when the library refused anything.
  bool write() {
    set_up_page();
    sheet_.heading(title_of(table_, records_, as_.lang), formats_.title, kTitlePoints);
    sheet_.heading(standing_of(table_, as_), formats_.standing, kHeadingPoints);
    header();
    size_t index = 0;
    const Plan* plan = nullptr;
    std::string part;
    for (const LedgerSection& section : table_.sections) {
      if (section.plan != plan) {
        plan = section.plan;
        part.clear();
        if (names_plans(table_)) {
          sheet_.heading(plan->title, formats_.part, kHeadingPoints);
        }
      }
      const std::string this_part = part_heading(section, as_.lang);
      if (this_part != part && !this_part.empty()) {
        sheet_.heading(this_part, formats_.part, kHeadingPoints);
      }
      part = this_part;
      const std::string measure = measure_heading(section, as_.lang);
      if (!measure.empty()) {
        sheet_.heading(measure, formats_.measure, kHeadingPoints);
      }
      for (const LedgerRow& row : section.rows) {
        add(row, ++index);
      }
    }
    return sheet_.is_sound();
  }

 private:
  void set_up_page() {
    sheet_.set_up(as_.lang);
    if (!sheet_.is_sound()) {
      return;
    }
    worksheet_center_horizontally(sheet_.sheet());
    // Numbers of tasks are names, not figures.
    sheet_.check(
        worksheet_ignore_errors(sheet_.sheet(), LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:O1048576"));
  }

  void header() {
    sheet_.begin_row(2 * kHeadingPoints);
    for (size_t i = 0; i < kColumns; ++i) {
      const std::string_view heading = heading_of(static_cast<Column>(i), table_, as_.lang);
      sheet_.text(i, std::string(heading), formats_.header);
    }
    sheet_.end_row();
  }

  void add(const LedgerRow& row, size_t index) {
    const Cells cells = cells_of(row, index, records_, as_.lang);
    PrintedSheet::Pieces pieces;
    size_t rows = 1;
    for (size_t i = 0; i < kColumns; ++i) {
      pieces.push_back(sheet_.pieces(cells[i], i));
      rows = std::max(rows, pieces[i].size());
    }
    for (size_t piece = 0; piece < rows; ++piece) {
      sheet_.begin_row(pieces, piece);
      for (size_t i = 0; i < kColumns; ++i) {
        const bool has_text = piece < pieces[i].size();
        sheet_.text(i, has_text ? pieces[i][piece] : std::string(),
                    format_of(static_cast<Column>(i), has_text, row.verdict.light));
      }
      if (piece == 0) {
        figure(Column::index, static_cast<double>(index));
        figure(Column::percent, row.percent);
        figure(Column::expected, row.expected);
      } else {
        sheet_.text(place_of(Column::index), std::string(tr(as_.lang, Text::cell_goes_on)),
                    formats_.centred);
        // Named again: a page may begin here.
        sheet_.text(place_of(Column::number), cells[place_of(Column::number)], formats_.centred);
      }
      sheet_.end_row();
    }
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

  void figure(Column column, double value) {
    sheet_.number(place_of(column), value, formats_.centred);
  }

  PrintedSheet sheet_;
  const SheetFormats formats_;
  const LedgerTable& table_;
  const RecordSet& records_;
  const PrintedAs& as_;
};

}  // namespace

Result<std::string> ledger_workbook(const LedgerTable& table, const RecordSet& records,
                                    const PrintedAs& as, Paper paper) {
  return workbook_bytes(
      [&](lxw_workbook* book) { return SheetWriter(book, table, records, as, paper).write(); });
}

}  // namespace tz::server
