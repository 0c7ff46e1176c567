#include "circular/figure_rows.h"

#include <algorithm>

namespace tz {
namespace {

template <class Row, class Keep>
FigureRows chosen(CircularTable table, const std::vector<Row>& rows, Keep keep) {
  FigureRows out;
  out.table = table;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (keep(rows[i])) out.rows.push_back(i);
  }
  return out;
}

template <class Row>
FigureRows all(CircularTable table, const std::vector<Row>& rows) {
  return chosen(table, rows, [](const Row&) { return true; });
}

FigureRows tasks_at(Light light, const CircularFigures& figures) {
  return chosen(CircularTable::tasks, figures.tasks,
                [&](const CircularTask& row) { return row.light == light; });
}

FigureRows units_at(int32_t place, const CircularFigures& figures) {
  return chosen(CircularTable::units, figures.units,
                [&](const CircularUnit& row) { return row.place == place; });
}

// 0 where nobody is ranked.
int32_t last_place(const CircularFigures& figures) {
  int32_t last = 0;
  for (const CircularUnit& row : figures.units) last = std::max(last, row.place);
  return last;
}

}  // namespace

FigureRows rows_behind(CircularToken token, const CircularFigures& figures) {
  switch (token) {
    case CircularToken::as_of:
    case CircularToken::plan_title:
    case CircularToken::cycle:
      return {};
    case CircularToken::tasks:
    case CircularToken::percent:
    case CircularToken::expected:
      return all(CircularTable::tasks, figures.tasks);
    case CircularToken::completed:
      return tasks_at(Light::blue, figures);
    case CircularToken::red:
      return tasks_at(Light::red, figures);
    case CircularToken::yellow:
      return tasks_at(Light::yellow, figures);
    case CircularToken::green:
      return tasks_at(Light::green, figures);
    case CircularToken::grey:
      return tasks_at(Light::grey, figures);
    case CircularToken::behind:
      return chosen(CircularTable::tasks, figures.tasks, [](const CircularTask& row) {
        return row.light == Light::red || row.light == Light::yellow;
      });
    case CircularToken::missed:
      return all(CircularTable::missed, figures.missed);
    case CircularToken::missed_unit_count:
    case CircularToken::missed_units:
      return chosen(CircularTable::units, figures.units,
                    [](const CircularUnit& row) { return row.missed > 0; });
    case CircularToken::problems:
      return all(CircularTable::problems, figures.problems);
    case CircularToken::severe_problems:
      return chosen(CircularTable::problems, figures.problems,
                    [](const CircularProblem& row) { return row.severity == Severity::severe; });
    case CircularToken::orders:
      return all(CircularTable::orders, figures.orders);
    case CircularToken::first_units:
      return units_at(1, figures);
    case CircularToken::last_units:
      // Nobody stands in place 0: that is beside the ranking.
      return units_at(std::max(1, last_place(figures)), figures);
  }
  return {};
}

FigureRows rows_of(CircularPart section, const CircularFigures& figures) {
  switch (section) {
    case CircularPart::completed:
      return rows_behind(CircularToken::completed, figures);
    case CircularPart::behind:
      return rows_behind(CircularToken::behind, figures);
    case CircularPart::ranking:
      return all(CircularTable::units, figures.units);
    case CircularPart::missing:
      return rows_behind(CircularToken::missed, figures);
    case CircularPart::problems:
      return rows_behind(CircularToken::problems, figures);
    case CircularPart::orders:
      return rows_behind(CircularToken::orders, figures);
    default:
      return {};
  }
}

}  // namespace tz
