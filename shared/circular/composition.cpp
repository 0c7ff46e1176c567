#include "circular/composition.h"

#include <algorithm>

#include "circular/official_words.h"
#include "summary/words.h"

namespace tz {
namespace {

std::string_view words_of(Text text) {
  return tr(Lang::zh, text);
}

std::string long_date(CivilDate date) {
  const auto ymd = ymd_of(date);
  return words_of(OfficialWords::long_date,
                  {std::to_string(ymd.year), std::to_string(ymd.month), std::to_string(ymd.day)});
}

std::string short_date(CivilDate date) {
  const auto ymd = ymd_of(date);
  return tr(Lang::zh, Text::date_pattern, {std::to_string(ymd.month), std::to_string(ymd.day)});
}

// In a table: the year only where it is another than the figures'.
std::string cell_date(CivilDate date, CivilDate as_of) {
  return ymd_of(date).year == ymd_of(as_of).year ? short_date(date) : long_date(date);
}

std::string percent_text(int32_t percent) {
  return std::to_string(percent) + "%";
}

std::string names_of(const FigureRows& rows, const CircularFigures& figures) {
  std::string out;
  for (const size_t row : rows.rows) {
    if (!out.empty()) out += "、";
    out += figures.units[row].name;
  }
  return out;
}

std::string order_number(const CircularOrder& order) {
  return tr(Lang::zh, Text::order_number,
            {std::to_string(order.year), std::to_string(order.serial)});
}

using Cells = std::vector<std::string>;

Cells cells_of(const CircularTask& row, CivilDate as_of) {
  return {row.number,
          row.title,
          row.leads,
          row.deadline ? cell_date(*row.deadline, as_of) : std::string(words_of(Text::light_grey)),
          percent_text(row.percent),
          percent_text(row.expected),
          std::string(words_of(word_of(row.light)))};
}

Cells cells_of(const CircularUnit& row, CivilDate) {
  const auto count = [&](Light light) {
    return std::to_string(row.lights[static_cast<size_t>(light)]);
  };
  return {
      row.place > 0 ? std::to_string(row.place) : std::string(words_of(OfficialWords::no_place)),
      row.name,
      percent_text(row.percent),
      percent_text(row.expected),
      count(Light::red),
      count(Light::yellow),
      std::to_string(row.missed)};
}

Cells cells_of(const CircularMiss& row, CivilDate) {
  return {row.unit_name, row.number};
}

Cells cells_of(const CircularProblem& row, CivilDate as_of) {
  const bool is_severe = row.severity == Severity::severe;
  return {row.unit_name, row.number, row.text,
          std::string(words_of(is_severe ? Text::severity_severe : Text::severity_normal)),
          cell_date(row.since, as_of)};
}

Cells cells_of(const CircularOrder& row, CivilDate as_of) {
  return {order_number(row), row.unit_name, row.number, cell_date(row.deadline, as_of)};
}

template <class Row>
ComposedTable filled_table(std::vector<ComposedTable::Column> columns, const std::vector<Row>& all,
                           const FigureRows& rows, CivilDate as_of) {
  ComposedTable out;
  out.columns = std::move(columns);
  for (const size_t row : rows.rows) out.rows.push_back(cells_of(all[row], as_of));
  return out;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text = text.substr(std::min(end + 1, text.size()));
  }
  return out;
}

// "一、" of the first section: 0.
std::string section_number(size_t section) {
  constexpr size_t kBytes = 3;  // of a Chinese character in UTF-8
  const std::string_view all = words_of(OfficialWords::numerals);
  return std::string(all.substr(section * kBytes, kBytes)) + "、";
}

Text heading_of(CircularPart part) {
  switch (part) {
    case CircularPart::completed:
      return Text::part_completed;
    case CircularPart::behind:
      return Text::part_behind;
    case CircularPart::ranking:
      return Text::part_ranking;
    case CircularPart::missing:
      return Text::part_missing;
    case CircularPart::problems:
      return Text::part_problems;
    case CircularPart::orders:
      return Text::part_orders;
    case CircularPart::demands:
      return Text::part_demands;
    default:
      return Text::part_overall;
  }
}

}  // namespace

std::string value_of(CircularToken token, const CircularFigures& figures) {
  switch (token) {
    case CircularToken::as_of:
      return long_date(figures.as_of);
    case CircularToken::plan_title:
      return "《" + figures.plan_title + "》";
    case CircularToken::percent:
      return percent_text(figures.percent);
    case CircularToken::expected:
      return percent_text(figures.expected);
    case CircularToken::cycle:
      if (!figures.cycle_first || !figures.cycle_last)
        return std::string(words_of(OfficialWords::no_cycle_yet));
      return words_of(OfficialWords::cycle_span,
                      {short_date(*figures.cycle_first), short_date(*figures.cycle_last)});
    case CircularToken::missed_units:
    case CircularToken::first_units:
    case CircularToken::last_units:
      return names_of(rows_behind(token, figures), figures);
    default:
      return std::to_string(rows_behind(token, figures).rows.size());
  }
}

std::string with_figures(std::string_view words, const CircularFigures& figures) {
  std::string out;
  for (const CircularPiece& piece : pieces_of(words)) {
    if (!piece.is_token) {
      out += piece.text;
    } else if (piece.token) {
      out += value_of(*piece.token, figures);
    } else {
      out += "【" + std::string(piece.text) + "】";
    }
  }
  return out;
}

ComposedTable table_of(const FigureRows& rows, const CircularFigures& figures) {
  const auto column = [](auto heading, int32_t width) {
    return ComposedTable::Column{std::string(words_of(heading)), width};
  };
  switch (rows.table) {
    case CircularTable::none:
      break;
    case CircularTable::tasks:
      return filled_table(
          {column(OfficialWords::heading_number, 5), column(OfficialWords::heading_task, 10),
           column(Text::duty_lead, 8), column(OfficialWords::heading_deadline, 6),
           column(OfficialWords::heading_percent, 4), column(OfficialWords::heading_expected, 4),
           column(OfficialWords::heading_light, 3)},
          figures.tasks, rows, figures.as_of);
    case CircularTable::units:
      return filled_table(
          {column(OfficialWords::heading_place, 3), column(OfficialWords::heading_unit, 10),
           column(OfficialWords::heading_percent, 4), column(OfficialWords::heading_expected, 4),
           column(Text::light_red, 3), column(Text::light_yellow, 3),
           column(OfficialWords::heading_missed, 3)},
          figures.units, rows, figures.as_of);
    case CircularTable::missed:
      return filled_table(
          {column(OfficialWords::heading_unit, 3), column(OfficialWords::heading_task, 2)},
          figures.missed, rows, figures.as_of);
    case CircularTable::problems:
      return filled_table(
          {column(OfficialWords::heading_unit, 5), column(OfficialWords::heading_number, 4),
           column(Text::field_problem, 12), column(OfficialWords::heading_severity, 3),
           column(OfficialWords::heading_since, 5)},
          figures.problems, rows, figures.as_of);
    case CircularTable::orders:
      return filled_table(
          {column(OfficialWords::heading_order, 5), column(OfficialWords::heading_unit, 6),
           column(OfficialWords::heading_number, 4), column(OfficialWords::heading_answer_by, 5)},
          figures.orders, rows, figures.as_of);
  }
  return {};
}

std::vector<ComposedSection> sections_of(const Circular& circular) {
  std::vector<ComposedSection> out;
  const auto first = static_cast<size_t>(kFirstSection);
  const auto last = static_cast<size_t>(kLastSection);
  for (size_t i = first; i <= last; ++i) {
    ComposedSection section;
    section.part = static_cast<CircularPart>(i);
    section.paragraphs = lines_of(with_figures(circular.words[i], circular.figures));
    section.rows = rows_of(section.part, circular.figures);
    if (section.paragraphs.empty() && section.rows.rows.empty()) continue;
    section.number = section_number(out.size());
    section.heading = words_of(heading_of(section.part));
    out.push_back(std::move(section));
  }
  return out;
}

CircularWords first_words(const CircularFigures& figures, std::string_view issuer) {
  CircularWords out;
  const auto say = [&](CircularPart part, OfficialWords words) {
    out[static_cast<size_t>(part)] = words_of(words);
  };
  const auto counts = [&](CircularToken token) {
    return !rows_behind(token, figures).rows.empty();
  };
  say(CircularPart::title, OfficialWords::first_title);
  say(CircularPart::addressee, OfficialWords::first_addressee);
  say(CircularPart::overall, OfficialWords::first_overall);
  if (counts(CircularToken::completed))
    say(CircularPart::completed, OfficialWords::first_completed);
  say(CircularPart::behind, counts(CircularToken::behind) ? OfficialWords::first_behind
                                                          : OfficialWords::first_none_behind);
  if (counts(CircularToken::first_units)) say(CircularPart::ranking, OfficialWords::first_ranking);
  if (std::any_of(figures.units.begin(), figures.units.end(),
                  [](const CircularUnit& row) { return row.place == 0; })) {
    out[static_cast<size_t>(CircularPart::ranking)] += words_of(OfficialWords::first_not_ranked);
  }
  if (figures.cycle_first) {
    say(CircularPart::missing, counts(CircularToken::missed) ? OfficialWords::first_missing
                                                             : OfficialWords::first_none_missing);
  }
  if (counts(CircularToken::problems)) say(CircularPart::problems, OfficialWords::first_problems);
  if (counts(CircularToken::orders)) say(CircularPart::orders, OfficialWords::first_orders);
  say(CircularPart::demands, OfficialWords::first_demands);
  out[static_cast<size_t>(CircularPart::issuer)] = std::string(issuer);
  return out;
}

}  // namespace tz
