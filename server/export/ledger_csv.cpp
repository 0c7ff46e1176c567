#include "export/ledger_csv.h"

namespace tz::server {

namespace {

constexpr std::string_view kMark = "\xef\xbb\xbf";
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kFormulaStarts[] = {"=",  "+",  "-",  "@",  "\t",
                                               "\r", "＝", "＋", "－", "＠"};

bool may_be_formula(std::string_view text) {
  for (const std::string_view start : kFormulaStarts) {
    if (text.substr(0, start.size()) == start) {
      return true;
    }
  }
  return false;
}

// Fields of one line.
class Line {
 public:
  explicit Line(std::string& out) : out_(out) {}
  ~Line() { out_ += kLineEnd; }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  void add(std::string_view text) {
    if (!first_) {
      out_ += ',';
    }
    first_ = false;
    out_ += csv_field(text);
  }

 private:
  std::string& out_;
  bool first_ = true;
};

void add_header(const LedgerTable& table, Lang lang, std::string& out) {
  Line line(out);
  for (size_t i = 0; i < kColumns; ++i) {
    if (i == 1) {
      if (names_plans(table)) {
        line.add(tr(lang, Text::column_plan));
      }
      line.add(tr(lang, Text::column_part));
      line.add(tr(lang, Text::column_measure));
    }
    line.add(heading_of(static_cast<Column>(i), table, lang));
  }
}

}  // namespace

std::string csv_field(std::string_view text) {
  const bool guarded = may_be_formula(text);
  const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
  std::string out;
  if (quoted) {
    out += '"';
  }
  if (guarded) {
    out += '\'';
  }
  for (const char c : text) {
    if (c == '"') {
      out += '"';
    }
    out += c;
  }
  if (quoted) {
    out += '"';
  }
  return out;
}

std::string ledger_csv(const LedgerTable& table, const RecordSet& records, const PrintedAs& as) {
  std::string out(kMark);
  add_header(table, as.lang, out);
  size_t index = 0;
  for (const LedgerSection& section : table.sections) {
    const std::string part = part_heading(section, as.lang);
    const std::string measure = measure_heading(section, as.lang);
    for (const LedgerRow& row : section.rows) {
      const Cells cells = cells_of(row, ++index, records, as.lang);
      Line line(out);
      for (size_t i = 0; i < kColumns; ++i) {
        if (i == 1) {
          if (names_plans(table)) {
            line.add(section.plan->title);
          }
          line.add(part);
          line.add(measure);
        }
        line.add(cells[i]);
      }
    }
  }
  return out;
}

}  // namespace tz::server
