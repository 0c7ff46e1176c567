// Tables of tasks: rows of cells between bars or tabs, under a head that says what each column
// holds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plan/attribution.h"

namespace tz::plan {

enum class ColumnKind { number, text, units, deadline, ignored };

struct Column {
  ColumnKind kind = ColumnKind::ignored;
  std::optional<LabelKind> label;  // of a column of units
  bool first_leads = false;        // the head says that the first named is the lead
  std::string name;
};

// One row as the outline takes it.
struct TableRow {
  Piece number;
  std::vector<Piece> text;
  std::vector<Attribution> attributions;
};

bool is_table_line(const Paragraph& paragraph);

class Table {
 public:
  // True when the line is a head; it then holds for the rows that follow.
  bool take_head(const Paragraph& line, Notes& notes);
  bool has_head() const { return !columns_.empty(); }
  bool has_numbers() const;
  // Nothing for rules between rows and for rows without a task, which are noted.
  std::optional<TableRow> read_row(const Paragraph& line, Notes& notes) const;
  // The only cell of a row that spans the table: a heading among the rows.
  static std::optional<Piece> spanning_cell(const Paragraph& line);

 private:
  std::vector<Column> columns_;
};

}  // namespace tz::plan
