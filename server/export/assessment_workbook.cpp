#include "export/assessment_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <vector>

#include "export/printed_sheet.h"
#include "export/sheet_formats.h"
#include "export/workbook_file.h"
#include "summary/assessment_words.h"
#include "summary/standings.h"

namespace tz::server {

namespace {

constexpr double kHeaderPoints = 34;
constexpr lxw_row_t kHeaderRow = 3;

struct SheetColumn {
  std::string heading;
  int width = 10;  // in digits
};

// A cell: words, or a number with its format.
struct Cell {
  std::string words;
  double number = 0;
  lxw_format* format = nullptr;
  bool is_number = false;
};

// What stands over the rows.
struct SheetHead {
  std::string title;
  std::string standing;  // the moment that it shows
  std::string chain;     // the check value
};

PrintedPage page_of(const std::vector<SheetColumn>& columns) {
  PrintedPage page;
  page.header_row = kHeaderRow;
  for (const SheetColumn& column : columns) {
    page.widths.push_back(column.width);
  }
  return page;
}

// One sheet with its head, the names of its columns, and rows.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* book, const SheetFormats& formats, const std::string& name,
              std::vector<SheetColumn> columns)
      : sheet_(book, name, page_of(columns)), formats_(formats), columns_(std::move(columns)) {}

  bool is_sound() const { return sheet_.is_sound(); }

  void begin(const SheetHead& head, Lang lang) {
    sheet_.set_up(lang);
    sheet_.heading(head.title, formats_.title, kTitlePoints);
    sheet_.heading(head.standing, formats_.standing, kHeadingPoints);
    sheet_.heading(head.chain, formats_.standing, kHeadingPoints);
    sheet_.begin_row(kHeaderPoints);
    for (size_t i = 0; i < columns_.size(); ++i) {
      sheet_.text(i, columns_[i].heading, formats_.header);
    }
    sheet_.end_row();
  }

  // Words that are longer than a row is high go on in the next one, whose other cells stay empty.
  void add(const std::vector<Cell>& cells) {
    PrintedSheet::Pieces pieces;
    size_t rows = 1;
    for (size_t i = 0; i < cells.size(); ++i) {
      pieces.push_back(sheet_.pieces(cells[i].words, i));
      rows = std::max(rows, pieces.back().size());
    }
    for (size_t piece = 0; piece < rows; ++piece) {
      add_piece(cells, pieces, piece);
    }
  }

 private:
  void add_piece(const std::vector<Cell>& cells, const PrintedSheet::Pieces& pieces, size_t piece) {
    sheet_.begin_row(pieces, piece);
    for (size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      if (cell.is_number && piece == 0) {
        sheet_.number(i, cell.number, cell.format);
        continue;
      }
      const bool has_text = piece < pieces[i].size();
      sheet_.text(i, has_text ? pieces[i][piece] : std::string(), cell.format);
    }
    sheet_.end_row();
  }

  PrintedSheet sheet_;
  const SheetFormats& formats_;
  const std::vector<SheetColumn> columns_;
};

class BookWriter {
 public:
  BookWriter(lxw_workbook* book, const Assessment& assessment, Lang lang)
      : book_(book), formats_(book), assessment_(assessment), lang_(lang) {}

  // False when the library refused anything.
  bool write() {
    const std::vector<Standing> standings = standings_of(assessment_);
    return write_scores(standings) && write_evidence(standings);
  }

 private:
  std::string say(Text text) const { return std::string(tr(lang_, text)); }
  const AssessmentFigures& figures() const { return assessment_.figures; }

  std::string title() const {
    std::string out = assessment_title(lang_, figures());
    const auto marked = [&](Text mark) { return out + " · " + say(mark); };
    switch (assessment_.state) {
      case PublicationState::draft:
        return marked(Text::assessment_draft_mark);
      case PublicationState::objections:
        return marked(Text::state_objections);
      case PublicationState::withdrawn:
        return marked(Text::state_withdrawn);
      case PublicationState::published:
        break;
    }
    return out;
  }
  std::string standing() const {
    return tr(lang_, Text::assessment_standing,
              {to_iso(figures().as_of), std::to_string(figures().frozen_at),
               std::to_string(figures().edition)});
  }
  SheetHead head() const {
    return {title(), standing(), tr(lang_, Text::frozen_chain, {figures().frozen_hash})};
  }

  Cell words(std::string text) const { return {std::move(text), 0, formats_.words, false}; }
  Cell centred(std::string text) const { return {std::move(text), 0, formats_.centred, false}; }
  Cell whole(int32_t number) const {
    return {{}, static_cast<double>(number), formats_.centred, true};
  }
  Cell points(int32_t hundredths) const {
    return {{}, static_cast<double>(hundredths) / kHundredths, formats_.points, true};
  }

  bool write_scores(const std::vector<Standing>& standings) {
    std::vector<SheetColumn> columns{{say(Text::assessment_place), 7},
                                     {say(Text::assessment_unit), 26}};
    for (const Criterion& criterion : figures().criteria) {
      columns.push_back({tr(lang_, Text::assessment_weight,
                            {say(word_of(criterion.kind)), std::to_string(criterion.weight)}),
                         13});
    }
    columns.push_back({say(Text::assessment_by_hand), 11});
    columns.push_back({say(Text::assessment_total), 11});
    SheetWriter sheet(book_, formats_, say(Text::assessment), std::move(columns));
    sheet.begin(head(), lang_);
    for (const Standing& each : standings) {
      sheet.add(score_cells(each));
    }
    return sheet.is_sound();
  }

  std::vector<Cell> score_cells(const Standing& each) const {
    const AssessedUnit& unit = figures().units[each.row];
    std::vector<Cell> cells;
    cells.push_back(each.place > 0 ? whole(each.place) : centred("—"));
    cells.push_back(words(unit.name));
    for (const CriterionScore& score : unit.scores) {
      cells.push_back(score.items > 0 ? points(score.points) : centred("—"));
    }
    if (each.place > 0) {
      cells.push_back(points(each.by_hand));
      cells.push_back(points(each.total()));
    } else {
      cells.push_back(centred("—"));
      cells.push_back(centred(say(Text::assessment_not_scored)));
    }
    return cells;
  }

  bool write_evidence(const std::vector<Standing>& standings) {
    SheetWriter sheet(book_, formats_, say(Text::assessment_evidence),
                      {{say(Text::assessment_unit), 26},
                       {say(Text::assessment_criterion), 16},
                       {say(Text::assessment_task), 12},
                       {say(Text::assessment_finding), 60},
                       {say(Text::assessment_count), 8},
                       {say(Text::assessment_worth), 11},
                       {say(Text::assessment_points), 11}});
    sheet.begin(head(), lang_);
    for (const Standing& each : standings) {
      add_evidence(sheet, figures().units[each.row]);
      add_adjustments(sheet, figures().units[each.row]);
    }
    return sheet.is_sound();
  }

  void add_evidence(SheetWriter& sheet, const AssessedUnit& unit) const {
    for (size_t i = 0; i < unit.scores.size(); ++i) {
      const std::string name = say(word_of(figures().criteria[i].kind));
      for (const EvidenceRow& row : unit.scores[i].evidence) {
        sheet.add({words(unit.name), words(name), centred(row.number),
                   words(evidence_sentence(lang_, row, figures().as_of)), whole(row.count),
                   centred(std::to_string(row.worth) + "%"), centred({})});
      }
    }
  }

  void add_adjustments(SheetWriter& sheet, const AssessedUnit& unit) const {
    for (const Adjustment& each : assessment_.adjustments) {
      if (each.unit != unit.unit) {
        continue;
      }
      sheet.add({words(unit.name), words(say(Text::assessment_by_hand)), centred({}),
                 words(each.remark.text), whole(1), centred({}), points(each.hundredths)});
    }
  }

  lxw_workbook* book_;
  const SheetFormats formats_;
  const Assessment& assessment_;
  const Lang lang_;
};

}  // namespace

Result<std::string> assessment_workbook(const Assessment& assessment, Lang lang) {
  return workbook_bytes(
      [&](lxw_workbook* book) { return BookWriter(book, assessment, lang).write(); });
}

}  // namespace tz::server
