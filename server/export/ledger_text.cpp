#include "export/ledger_text.h"

#include "summary/words.h"

namespace tz::server {

namespace {

// Between the parts of the line under the title.
constexpr std::string_view kGap = "    ";

void add_line(std::string& cell, std::string_view line) {
  if (!cell.empty()) {
    cell += '\n';
  }
  cell += line;
}

class CellMaker {
 public:
  CellMaker(const LedgerRow& row, const RecordSet& records, Lang lang)
      : row_(row), records_(records), lang_(lang) {}

  std::string units(Duty duty) const {
    std::string out;
    for (const TaskUnit& entry : row_.task->units) {
      if (entry.duty == duty) {
        add_line(out, name(entry.unit));
      }
    }
    for (const OpenGroup& group : row_.task->groups) {
      if (group.duty == duty) {
        add_line(out,
                 group.confirmed ? group.name : tr(lang_, Text::cell_group_open, {group.name}));
      }
    }
    return out;
  }

  std::string deadline() const {
    std::string out;
    for (const DueDate& due : row_.due) {
      std::string day = to_iso(due.date);
      if (due.was) {
        day = tr(lang_, Text::cell_due_moved, {day, to_iso(*due.was)});
      } else if (due.agreed) {
        day = tr(lang_, Text::cell_due_agreed, {day});
      }
      add_line(out, due.unit ? said_by(*due.unit, day) : day);
    }
    return row_.due.empty() ? std::string(tr(lang_, Text::light_grey)) : out;
  }

  std::string targets() const {
    std::string out;
    for (const Target& target : row_.task->targets) {
      add_line(out, goal_sentence(lang_, target));
    }
    return out;
  }

  std::string latest() const {
    std::string out;
    for (const Told& told : row_.told) {
      add_line(out, told_line(told));
    }
    return out;
  }

  std::string problems() const {
    std::string out;
    for (const Obstacle& each : row_.obstacles) {
      std::string text(each.text);
      if (each.severe) {
        text = tr(lang_, Text::cell_severe, {text});
      }
      add_line(out, said_by(each.unit, std::move(text)));
    }
    return out;
  }

  std::string next() const {
    std::string out;
    for (const NextStep& each : row_.next) {
      add_line(out, said_by(each.unit, to_iso(each.step.due) + ' ' + each.step.title));
    }
    return out;
  }

 private:
  std::string name(UnitId id) const {
    const Unit* unit = records_.unit(id);
    return unit == nullptr ? std::string() : unit->name;
  }

  // In the row of one unit it need not be named.
  std::string said_by(UnitId unit, std::string words) const {
    if (row_.assignment != nullptr) {
      return words;
    }
    return tr(lang_, Text::cell_of_unit, {name(unit), words});
  }

  std::string told_line(const Told& told) const {
    if (told.report == nullptr) {
      const bool excused = told.share == CycleShare::excused;
      return said_by(told.unit, std::string(tr(lang_, excused ? Text::cell_excused
                                                              : Text::cell_not_reported)));
    }
    const ReportContent& content = told.report->content;
    std::string words = content.narrative;
    if (content.no_change) {
      words = tr(lang_, Text::cell_unchanged, {words});
    }
    const std::string percent = std::to_string(content.percent);
    if (row_.assignment != nullptr) {
      return tr(lang_, Text::cell_of_percent, {percent, words});
    }
    return tr(lang_, Text::cell_of_unit_percent, {name(told.unit), percent, words});
  }

  const LedgerRow& row_;
  const RecordSet& records_;
  const Lang lang_;
};

}  // namespace

std::string plans_title(const LedgerTable& table, Lang lang) {
  if (names_plans(table)) return std::string(tr(lang, Text::span_all_plans));
  return table.plans.empty() ? std::string() : table.plans.front()->title;
}

std::string title_of(const LedgerTable& table, const RecordSet& records, Lang lang) {
  const std::string plan = plans_title(table, lang);
  const Unit* unit = table.unit ? records.unit(*table.unit) : nullptr;
  const std::string title = unit == nullptr ? tr(lang, Text::ledger_of_plan, {plan})
                                            : tr(lang, Text::ledger_of_unit, {plan, unit->name});
  const std::string narrowing = narrowing_words(lang, table.span, records);
  return narrowing.empty() ? title : tr(lang, Text::ledger_narrowed, {title, narrowing});
}

std::string standing_of(const LedgerTable& table, const PrintedAs& as) {
  std::string out =
      tr(as.lang, Text::ledger_as_of,
         {to_iso(shanghai_date(as.now)), shanghai_clock(as.now), std::to_string(as.seq)});
  if (table.cycle) {
    out += kGap;
    out +=
        tr(as.lang, Text::ledger_of_cycle, {to_iso(table.cycle->first), to_iso(table.cycle->last)});
  }
  if (as.in_part) {
    out += kGap;
    out += tr(as.lang, Text::ledger_in_part);
  }
  return out;
}

std::string_view heading_of(Column column, const LedgerTable& table, Lang lang) {
  // In the order of Column.
  static constexpr Text kHeadings[] = {
      Text::column_index,     Text::column_number,   Text::column_text,     Text::duty_lead,
      Text::duty_responsible, Text::duty_supporting, Text::column_deadline, Text::column_targets,
      Text::column_percent,   Text::column_expected, Text::column_light,    Text::column_why,
      Text::column_latest,    Text::field_problem,   Text::column_next};
  static_assert(std::size(kHeadings) == kColumns);
  if (column == Column::latest && table.cycle) {
    return tr(lang, Text::column_of_cycle);
  }
  return tr(lang, kHeadings[static_cast<size_t>(column)]);
}

std::string part_heading(const LedgerSection& section, Lang lang) {
  const Part* part = part_of(*section.plan, section.part);
  if (part == nullptr) {
    return {};
  }
  return part->number.empty() ? part->title
                              : tr(lang, Text::heading_of_part, {part->number, part->title});
}

std::string measure_heading(const LedgerSection& section, Lang lang) {
  const Measure* measure = measure_of(*section.plan, section.part, section.measure);
  if (measure == nullptr) {
    return {};
  }
  return measure->number.empty()
             ? measure->title
             : tr(lang, Text::heading_of_measure, {measure->number, measure->title});
}

Cells cells_of(const LedgerRow& row, size_t index, const RecordSet& records, Lang lang) {
  const CellMaker make(row, records, lang);
  Cells out;
  const auto cell = [&](Column column) -> std::string& { return out[static_cast<size_t>(column)]; };
  cell(Column::index) = std::to_string(index);
  cell(Column::number) = row.task->number;
  cell(Column::text) = row.task->text;
  cell(Column::lead) = make.units(Duty::lead);
  cell(Column::responsible) = make.units(Duty::responsible);
  cell(Column::supporting) = make.units(Duty::supporting);
  cell(Column::deadline) = make.deadline();
  cell(Column::targets) = make.targets();
  cell(Column::percent) = std::to_string(row.percent);
  cell(Column::expected) = std::to_string(row.expected);
  cell(Column::light) = tr(lang, word_of(row.verdict.light));
  cell(Column::why) = why_sentence(lang, row.verdict);
  cell(Column::latest) = make.latest();
  cell(Column::problems) = make.problems();
  cell(Column::next) = make.next();
  return out;
}

}  // namespace tz::server
