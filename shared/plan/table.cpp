#include "plan/table.h"

#include <algorithm>

namespace tz::plan {
namespace {

constexpr View kNumberHeads[] = {U"序号", U"编号", U"序", U"任务编号", U"任务序号"};
constexpr View kTextWords[] = {U"任务", U"事项", U"内容", U"举措", U"措施", U"工作",
                               U"项目", U"目标", U"指标", U"要求", U"要点", U"名称"};
constexpr size_t kMaxHead = 24;

std::vector<Piece> cells_of(const Paragraph& line) {
  std::vector<Piece> cells;
  Piece rest = whole(line);
  const char32_t mark = line.tabbed && line.norm[0] != U'|' ? U'\t' : U'|';
  if (mark == U'|') {
    if (!rest.empty() && rest.norm().front() == U'|') ++rest.from;
    if (!rest.empty() && rest.norm().back() == U'|') --rest.to;
  }
  size_t begin = 0;
  const View text = rest.norm();
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != mark) continue;
    cells.push_back(stripped(rest.part(begin, i), U"\t"));
    begin = i + 1;
  }
  return cells;
}

bool is_rule_cell(const Piece& cell) {
  return cell.norm().find_first_not_of(U"-:=") == kNowhere;
}

Column column_of(const Piece& cell) {
  Column column;
  column.name = cell.name();
  View text = cell.norm();
  if (text.empty() || text.size() > kMaxHead) return column;
  const size_t bracket = text.find(U'(');
  const View aside = bracket == kNowhere ? View() : text.substr(bracket);
  if (bracket != kNowhere && bracket > 0) text = text.substr(0, bracket);
  if (std::find(std::begin(kNumberHeads), std::end(kNumberHeads), text) != std::end(kNumberHeads)) {
    column.kind = ColumnKind::number;
    return column;
  }
  if (const std::optional<LabelKind> label = label_named(text)) {
    if (*label == LabelKind::person) return column;
    column.kind = *label == LabelKind::deadline ? ColumnKind::deadline : ColumnKind::units;
    column.label = label;
    column.first_leads = contains(aside, U"牵头");
    return column;
  }
  for (View word : kTextWords) {
    if (contains(text, word)) column.kind = ColumnKind::text;
  }
  return column;
}

size_t count_of(const std::vector<Column>& columns, ColumnKind kind) {
  return static_cast<size_t>(std::count_if(
      columns.begin(), columns.end(), [&](const Column& column) { return column.kind == kind; }));
}

bool is_head(const std::vector<Column>& columns) {
  const size_t told = count_of(columns, ColumnKind::units) +
                      count_of(columns, ColumnKind::deadline) +
                      count_of(columns, ColumnKind::number);
  return told > 0 && count_of(columns, ColumnKind::text) > 0;
}

}  // namespace

bool is_table_line(const Paragraph& paragraph) {
  if (paragraph.tabbed) return true;
  return paragraph.norm[0] == U'|' && paragraph.norm.find(U'|', 1) != kNowhere;
}

bool Table::take_head(const Paragraph& line, Notes& notes) {
  std::vector<Column> columns;
  const std::vector<Piece> cells = cells_of(line);
  constexpr size_t kMaxColumns = 32;
  if (cells.size() < 2 || cells.size() > kMaxColumns) return false;
  for (const Piece& cell : cells) columns.push_back(column_of(cell));
  if (!is_head(columns)) return false;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (columns[i].kind == ColumnKind::ignored && !cells[i].empty()) {
      notes.add(ImportCode::table_column_unknown, cells[i].span(), {columns[i].name});
    }
  }
  columns_ = std::move(columns);
  return true;
}

bool Table::has_numbers() const {
  return count_of(columns_, ColumnKind::number) > 0;
}

std::optional<Piece> Table::spanning_cell(const Paragraph& line) {
  std::optional<Piece> only;
  for (const Piece& cell : cells_of(line)) {
    if (cell.empty()) continue;
    if (only) return std::nullopt;
    only = cell;
  }
  return only;
}

std::optional<TableRow> Table::read_row(const Paragraph& line, Notes& notes) const {
  const std::vector<Piece> cells = cells_of(line);
  if (std::all_of(cells.begin(), cells.end(), is_rule_cell)) return std::nullopt;
  const SourceSpan at = whole(line).span();
  TableRow row;
  if (cells.size() != columns_.size()) {
    notes.add(ImportCode::table_row_uneven, at,
              {std::to_string(cells.size()), std::to_string(columns_.size())});
  }
  const auto number = std::find_if(columns_.begin(), columns_.end(), [](const Column& column) {
    return column.kind == ColumnKind::number;
  });
  // Where a row has lost cells, only its number can say that the others stand in their columns.
  const auto place = static_cast<size_t>(number - columns_.begin());
  const bool numbered = place < cells.size() && !cells[place].empty() &&
                        (is_digit(cells[place].norm()[0]) || cells[place].norm()[0] == U'(');
  const bool trusted = cells.size() >= columns_.size() || numbered;
  for (size_t i = 0; trusted && i < std::min(cells.size(), columns_.size()); ++i) {
    const Piece& cell = cells[i];
    if (cell.empty()) continue;
    Attribution found;
    switch (columns_[i].kind) {
      case ColumnKind::number:
        row.number = stripped(cell, U".、");
        break;
      case ColumnKind::text:
        row.text.push_back(cell);
        break;
      case ColumnKind::deadline:
        found.times.push_back(cell);
        break;
      case ColumnKind::units: {
        ParsedAttribution parsed = parse_attribution(cell, columns_[i].label);
        notes.take(std::move(parsed.notes));
        found = std::move(parsed.attribution);
        found.first_leads = found.first_leads || columns_[i].first_leads;
        break;
      }
      case ColumnKind::ignored:
        notes.add(ImportCode::label_not_used, cell.span(), {columns_[i].name, cell.excerpt()});
        break;
    }
    found.words = cell;
    if (found.names_units() || !found.times.empty()) row.attributions.push_back(std::move(found));
  }
  if (row.text.empty()) {
    notes.add(ImportCode::table_row_unread, at, {whole(line).excerpt()});
    return std::nullopt;
  }
  return row;
}

}  // namespace tz::plan
