#include "app/board_rows.h"

#include "app/matters.h"
#include "app/pages.h"
#include "app/words.h"
#include "summary/deadlines.h"

namespace tz::client {
namespace {

bool counts(const ViewContext& at, const Assignment& assignment, const BoardSpan& span) {
  return assignment.stage != Stage::cancelled && holds(at.records, span, assignment);
}

std::string measure_key_of(const ViewContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  return task == nullptr ? std::string() : measure_key(task->plan, task->part, task->measure);
}

std::vector<ListRow> assignment_rows(const ViewContext& at, const std::vector<AssignmentId>& ids) {
  std::vector<ListRow> rows;
  for (AssignmentId id : ids) {
    const Assignment* assignment = at.records.assignment(id);
    std::optional<ListRow> row = assignment ? row_of(at, *assignment) : std::nullopt;
    if (row) rows.push_back(std::move(*row));
  }
  return rows;
}

template <class Wanted>
std::vector<ListRow> assignment_rows_where(const ViewContext& at, const BoardSpan& span,
                                           Wanted wanted) {
  std::vector<AssignmentId> ids;
  for (const auto& [id, assignment] : at.records.assignments()) {
    if (counts(at, assignment, span) && wanted(assignment)) ids.push_back(id);
  }
  return assignment_rows(at, ids);
}

template <class Wanted>
std::vector<ListRow> task_rows_where(const ViewContext& at, const tz::Board& board, Wanted wanted) {
  std::vector<ListRow> rows;
  for (const tz::TaskRow& row : board.task_rows) {
    const Task* task = at.records.task(row.task);
    if (task != nullptr && wanted(*task, row.state)) rows.push_back(row_of(at, *task, row.state));
  }
  return rows;
}

std::string matters_title(const ViewContext& at, const RowsQuery& query) {
  const bool orders = query.kind == RowsQuery::Kind::orders;
  const std::string title = at.say(orders ? Text::orders_open : Text::problems_open);
  if (query.key == kOverdueKey) {
    return at.say(Text::unit_and_measure, {title, at.say(Text::orders_overdue)});
  }
  for (size_t i = 0; i < kAgeKeys.size(); ++i) {
    if (query.key != kAgeKeys[i]) continue;
    return at.say(Text::unit_and_measure, {title, at.say(kAgeWords[i])});
  }
  return title;
}

// Of the measure that a key names, with the unit before it where it is a cell's.
std::string measure_title(const ViewContext& at, const tz::Board& board, const RowsQuery& query) {
  const bool cell = query.kind == RowsQuery::Kind::cell;
  const size_t dot = query.key.find('.');
  const std::string wanted =
      cell && dot != std::string::npos ? query.key.substr(dot + 1) : query.key;
  std::string title;
  for (const PlanId id : board.plans) {
    const Plan& plan = *at.records.plan(id);
    for (size_t part = 0; part < plan.parts.size(); ++part) {
      for (size_t i = 0; i < plan.parts[part].measures.size(); ++i) {
        const std::string key =
            measure_key(id, static_cast<int32_t>(part), static_cast<int32_t>(i));
        if (key == wanted) title = plan.parts[part].measures[i].title;
      }
    }
  }
  const auto unit = cell ? uuid_from(std::string_view(query.key).substr(0, dot)) : std::nullopt;
  if (!unit) return title;
  return at.say(Text::unit_and_measure, {at.unit_name(UnitId(*unit)), title});
}

std::string rows_title(const ViewContext& at, const tz::Board& board, const RowsQuery& query) {
  switch (query.kind) {
    case RowsQuery::Kind::light:
      for (const Light light : kLightOrder) {
        if (name_of(light) == query.key) return at.say(word_of(light));
      }
      return {};
    case RowsQuery::Kind::reported:
      return at.say(Text::cycle_reported);
    case RowsQuery::Kind::unchanged:
      return at.say(Text::cycle_unchanged);
    case RowsQuery::Kind::missing:
    case RowsQuery::Kind::not_reported:
      return at.say(Text::cycle_missing);
    case RowsQuery::Kind::not_synced:
      return at.say(Text::cycle_not_synced);
    case RowsQuery::Kind::overdue:
      return at.say(Text::board_overdue);
    case RowsQuery::Kind::due_soon:
      return due_soon_words(at, deadlines_of(at.records, board.span, at.reader.today).soon_days);
    case RowsQuery::Kind::orders:
    case RowsQuery::Kind::problems:
      return matters_title(at, query);
    case RowsQuery::Kind::attention:
      return at.say(Text::needs_attention);
    case RowsQuery::Kind::unit: {
      const auto id = uuid_from(query.key);
      return id ? at.unit_name(UnitId(*id)) : std::string();
    }
    case RowsQuery::Kind::cell:
    case RowsQuery::Kind::measure:
      break;
  }
  return measure_title(at, board, query);
}

bool is_wanted(const RowsQuery& query, int32_t days, bool overdue) {
  if (query.key == kOverdueKey) return overdue;
  return query.key.empty() || query.key == kAgeKeys[static_cast<size_t>(age_of(days))];
}

void add_matter(const ViewContext& at, AssignmentId id, std::string matter,
                std::vector<ListRow>& rows) {
  const Assignment* assignment = at.records.assignment(id);
  std::optional<ListRow> row = assignment ? row_of(at, *assignment) : std::nullopt;
  if (!row) return;
  row->a11y = matter + at.say(Text::dot) + row->a11y;
  row->matter = std::move(matter);
  rows.push_back(std::move(*row));
}

// One row for each order or problem, so that the number above counts its rows.
std::vector<ListRow> matter_rows(const ViewContext& at, const BoardSpan& span,
                                 const RowsQuery& query) {
  const Ageing found = ageing_of(at.records, span, at.reader.today);
  std::vector<ListRow> rows;
  if (query.kind == RowsQuery::Kind::orders) {
    for (const OpenOrder& open : found.orders) {
      const SupervisionOrder* order = at.records.find<SupervisionOrder>(open.order.uuid);
      if (order == nullptr || !is_wanted(query, open.days, open.overdue)) continue;
      const Text words = open.overdue ? Text::order_row_overdue : Text::order_row;
      add_matter(at, open.assignment,
                 at.say(words, {number_of(at, *order), std::to_string(open.days)}), rows);
    }
    return rows;
  }
  for (const OpenProblem& open : found.problems) {
    if (!is_wanted(query, open.days, false)) continue;
    const Text words = open.severe ? Text::problem_row_severe : Text::problem_row;
    add_matter(at, open.assignment, at.say(words, {std::to_string(open.days)}), rows);
  }
  return rows;
}

Unreported divided(const ViewContext& at, const tz::Board& board, const Presence& presence) {
  // Until the server has said who is in touch nobody is called quiet.
  if (!presence.as_of) return {board.reporting.missing, {}};
  return unreported_of(board.reporting.missing, at.records, presence.contacts, *presence.as_of);
}

// Whether the rows stand in an order of their own.
bool is_ordered(RowsQuery::Kind kind) {
  return kind == RowsQuery::Kind::orders || kind == RowsQuery::Kind::problems ||
         kind == RowsQuery::Kind::overdue || kind == RowsQuery::Kind::due_soon;
}

std::vector<ListRow> rows_of(const ViewContext& at, const tz::Board& board,
                             const Presence& presence, const RowsQuery& query) {
  switch (query.kind) {
    case RowsQuery::Kind::light:
      return task_rows_where(at, board, [&](const Task&, const TaskState& state) {
        return name_of(state.verdict.light) == query.key;
      });
    case RowsQuery::Kind::measure:
      return task_rows_where(at, board, [&](const Task& task, const TaskState&) {
        return measure_key(task.plan, task.part, task.measure) == query.key;
      });
    case RowsQuery::Kind::reported:
      return assignment_rows(at, board.reporting.reported);
    case RowsQuery::Kind::unchanged:
      return assignment_rows(at, board.reporting.unchanged);
    case RowsQuery::Kind::missing:
      return assignment_rows(at, board.reporting.missing);
    case RowsQuery::Kind::not_reported:
      return assignment_rows(at, divided(at, board, presence).not_reported);
    case RowsQuery::Kind::not_synced:
      return assignment_rows(at, divided(at, board, presence).not_synced);
    case RowsQuery::Kind::overdue:
      return assignment_rows(at, deadlines_of(at.records, board.span, at.reader.today).overdue);
    case RowsQuery::Kind::due_soon:
      return assignment_rows(at, deadlines_of(at.records, board.span, at.reader.today).due_soon);
    case RowsQuery::Kind::orders:
    case RowsQuery::Kind::problems:
      return matter_rows(at, board.span, query);
    case RowsQuery::Kind::unit:
      return assignment_rows_where(at, board.span, [&](const Assignment& assignment) {
        return to_string(assignment.unit) == query.key;
      });
    case RowsQuery::Kind::cell:
      return assignment_rows_where(at, board.span, [&](const Assignment& assignment) {
        return to_string(assignment.unit) + '.' + measure_key_of(at, assignment) == query.key;
      });
    case RowsQuery::Kind::attention:
      return attention_rows(at, board.span);
  }
  TZ_ASSERT(false);
}

}  // namespace

std::string measure_key(PlanId plan, int32_t part, int32_t measure) {
  return to_string(plan) + '.' + std::to_string(part) + '.' + std::to_string(measure);
}

std::string due_soon_words(const ViewContext& at, std::optional<int32_t> days) {
  if (!days) return at.say(Text::due_soon_all);
  return at.say(Text::due_within, {std::to_string(*days)});
}

std::string cycle_words(const ViewContext& at, const std::optional<Cycle>& cycle) {
  if (!cycle) return at.say(Text::cycles_differ);
  const std::string range = at.say(Text::date_range, {at.date(cycle->first), at.date(cycle->last)});
  return at.say(Text::cycle_reporting, {range});
}

std::vector<ListRow> attention_rows(const ViewContext& at, const BoardSpan& span) {
  std::vector<ListRow> rows = assignment_rows_where(at, span, [&](const Assignment& assignment) {
    const Task* task = at.records.task(assignment.task);
    const Plan* plan = at.records.plan(task->plan);
    if (plan == nullptr) return false;
    const Light light = light_of(assignment, *task, *plan, at.records, at.reader.today).light;
    return light == Light::red || light == Light::yellow;
  });
  sort_by_urgency(rows, at.records);
  return rows;
}

RowsPage made_rows(const ViewContext& at, const tz::Board& board, const Presence& presence,
                   const RowsQuery& query, std::string_view search) {
  RowsPage page;
  page.search = search;
  if (board.plans.empty()) {
    page.empty_sentence = at.say(Text::empty_board);
    return page;
  }
  page.title = rows_title(at, board, query);
  page.narrowing = narrowing_words(at.reader.lang, board.span, at.records);
  std::vector<ListRow> rows = rows_of(at, board, presence, query);
  if (!is_ordered(query.kind)) sort_by_urgency(rows, at.records);
  page.total = rows.size();
  for (ListRow& row : rows) {
    if (matches(row, search)) page.rows.push_back(std::move(row));
  }
  if (page.rows.empty()) {
    page.empty_sentence = at.say(search.empty() ? Text::empty_rows : Text::empty_search);
  }
  return page;
}

}  // namespace tz::client
