#include <algorithm>

#include "app/pages.h"
#include "app/words.h"
#include "base/utf8.h"

namespace tz::client {
namespace {

constexpr size_t kLatestShown = 10;
constexpr size_t kAttentionShown = 8;
// Worst first would put yellow second; a board reads red, yellow, green, done, undated.
constexpr Light kLightOrder[] = {Light::red, Light::yellow, Light::green, Light::blue, Light::grey};

std::string measure_key(int32_t part, int32_t measure) {
  return std::to_string(part) + '.' + std::to_string(measure);
}

Light worst_of(const LightCounts& counts) {
  for (int i = 0; i < kLights; ++i) {
    if (counts.of[static_cast<size_t>(i)] > 0) return static_cast<Light>(i);
  }
  return Light::grey;
}

const Measure* measure_of(const Plan& plan, int32_t part, int32_t measure) {
  if (part < 0 || part >= static_cast<int32_t>(plan.parts.size())) return nullptr;
  const Part& found = plan.parts[static_cast<size_t>(part)];
  if (measure < 0 || measure >= static_cast<int32_t>(found.measures.size())) return nullptr;
  return &found.measures[static_cast<size_t>(measure)];
}

bool is_of_plan(const ViewContext& at, const Assignment& assignment, PlanId plan) {
  const Task* task = at.records.task(assignment.task);
  return task != nullptr && task->plan == plan && assignment.stage != Stage::cancelled;
}

std::string measure_key_of(const ViewContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  return task == nullptr ? std::string() : measure_key(task->part, task->measure);
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
std::vector<ListRow> assignment_rows_where(const ViewContext& at, PlanId plan, Wanted wanted) {
  std::vector<AssignmentId> ids;
  for (const auto& [id, assignment] : at.records.assignments()) {
    if (is_of_plan(at, assignment, plan) && wanted(assignment)) ids.push_back(id);
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

std::vector<ListRow> attention_rows(const ViewContext& at, PlanId plan) {
  std::vector<ListRow> rows = assignment_rows_where(at, plan, [&](const Assignment& assignment) {
    const Task* task = at.records.task(assignment.task);
    const Plan* found = at.records.plan(plan);
    const Light light = light_of(assignment, *task, *found, at.records, at.reader.today).light;
    return light == Light::red || light == Light::yellow;
  });
  sort_by_urgency(rows, at.records);
  return rows;
}

class BoardMaker {
 public:
  BoardMaker(const ViewContext& at, const tz::Board& board, const Plan& plan)
      : at_(at), board_(board), plan_(plan) {}

  BoardPage made(Instant now) {
    page_.plans = plan_choices(at_);
    page_.plan = plan_.id;
    page_.title = plan_.title;
    page_.tasks = board_.task_rows.size();
    page_.subtitle = at_.say(Text::board_subtitle, {std::to_string(page_.tasks), at_.time(now)});
    page_.percent = board_.percent;
    page_.expected_percent = board_.expected;
    for (const Light light : kLightOrder) {
      page_.lights.push_back({light,
                              at_.say(word_of(light)),
                              static_cast<size_t>(board_.tasks[light]),
                              {RowsQuery::Kind::light, std::string(name_of(light))}});
    }
    fill_reporting();
    fill_measures();
    fill_units();
    fill_latest();
    page_.attention = attention_rows(at_, plan_.id);
    if (page_.attention.size() > kAttentionShown) page_.attention.resize(kAttentionShown);
    return std::move(page_);
  }

 private:
  void fill_reporting() {
    const CycleReporting& reporting = board_.reporting;
    const std::string range = at_.say(
        Text::date_range, {at_.date(reporting.cycle.first), at_.date(reporting.cycle.last)});
    page_.cycle = at_.say(Text::cycle_reporting, {range});
    const auto add = [&](Text label, const std::vector<AssignmentId>& rows, RowsQuery::Kind kind) {
      page_.reporting.push_back({at_.say(label), rows.size(), {kind, {}}});
    };
    add(Text::cycle_reported, reporting.reported, RowsQuery::Kind::reported);
    add(Text::cycle_unchanged, reporting.unchanged, RowsQuery::Kind::unchanged);
    add(Text::cycle_missing, reporting.missing, RowsQuery::Kind::missing);
  }

  void fill_measures() {
    for (const MeasureRow& row : board_.measures) {
      const Measure* measure = measure_of(plan_, row.part, row.measure);
      ProgressLine line;
      line.label = measure == nullptr ? std::string() : measure->title;
      line.number = measure == nullptr ? std::string() : measure->number;
      line.percent = row.percent;
      line.expected_percent = row.expected;
      line.tasks = static_cast<size_t>(row.tasks.total());
      line.worst = worst_of(row.tasks);
      line.rows = {RowsQuery::Kind::measure, measure_key(row.part, row.measure)};
      page_.columns.push_back({line.number, line.label});
      page_.by_measure.push_back(std::move(line));
    }
  }

  void fill_units() {
    for (const UnitRow& row : board_.units) {
      ProgressLine line;
      line.label = at_.unit_name(row.unit);
      line.percent = row.percent;
      line.expected_percent = row.expected;
      line.tasks = static_cast<size_t>(row.assignments.total());
      line.worst = worst_of(row.assignments);
      line.rows = {RowsQuery::Kind::unit, to_string(row.unit)};
      page_.by_unit.push_back(std::move(line));
      page_.matrix.push_back(matrix_row(row));
    }
    // The list is a ranking; the matrix keeps the register's order, so that a unit stays in place.
    const auto order_of = [&](const MatrixRow& row) {
      const Unit* unit = at_.records.unit(row.unit);
      return unit == nullptr ? INT32_MAX : unit->order;
    };
    std::stable_sort(
        page_.matrix.begin(), page_.matrix.end(),
        [&](const MatrixRow& a, const MatrixRow& b) { return order_of(a) < order_of(b); });
  }

  MatrixRow matrix_row(const UnitRow& row) const {
    MatrixRow out;
    out.unit = row.unit;
    out.label = at_.unit_name(row.unit);
    for (size_t i = 0; i < row.measures.size(); ++i) {
      MatrixCell cell;
      if (row.measures[i]) {
        const MeasureRow& measure = board_.measures[i];
        cell.empty = false;
        cell.light = *row.measures[i];
        cell.rows = {RowsQuery::Kind::cell,
                     to_string(row.unit) + '.' + measure_key(measure.part, measure.measure)};
        cell.a11y = at_.say(Text::cell_sentence,
                            {out.label, page_.columns[i].label, at_.say(word_of(cell.light))});
      }
      out.cells.push_back(std::move(cell));
    }
    return out;
  }

  void fill_latest() {
    for (ReportId id : board_.latest) {
      if (page_.latest.size() == kLatestShown) return;
      const Report* report = at_.records.report(id);
      const Assignment* assignment =
          report == nullptr ? nullptr : at_.records.assignment(report->assignment);
      const Task* task = assignment == nullptr ? nullptr : at_.records.task(assignment->task);
      if (task == nullptr) continue;
      const std::string unit = at_.unit_name(report->unit);
      const std::string percent = std::to_string(report->content.percent);
      LatestItem item;
      item.task = task->id;
      item.time = at_.time(report->received_at);
      item.text =
          report->content.percent == report->previous_percent
              ? at_.say(Text::latest_unchanged, {unit, task->number, percent})
              : at_.say(Text::latest_moved,
                        {unit, task->number, std::to_string(report->previous_percent), percent});
      page_.latest.push_back(std::move(item));
    }
  }

  const ViewContext& at_;
  const tz::Board& board_;
  const Plan& plan_;
  BoardPage page_;
};

std::string rows_title(const ViewContext& at, const Plan& plan, const RowsQuery& query) {
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
      return at.say(Text::cycle_missing);
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
  const size_t dot = query.key.find('.');
  const bool cell = query.kind == RowsQuery::Kind::cell;
  const std::string wanted = cell ? query.key.substr(dot + 1) : query.key;
  std::string title;
  for (size_t part = 0; part < plan.parts.size(); ++part) {
    for (size_t i = 0; i < plan.parts[part].measures.size(); ++i) {
      const bool is_it = measure_key(static_cast<int32_t>(part), static_cast<int32_t>(i)) == wanted;
      if (is_it) title = plan.parts[part].measures[i].title;
    }
  }
  const auto unit = cell ? uuid_from(std::string_view(query.key).substr(0, dot)) : std::nullopt;
  if (!unit) return title;
  return at.say(Text::unit_and_measure, {at.unit_name(UnitId(*unit)), title});
}

std::vector<ListRow> rows_of(const ViewContext& at, const tz::Board& board,
                             const RowsQuery& query) {
  switch (query.kind) {
    case RowsQuery::Kind::light:
      return task_rows_where(at, board, [&](const Task&, const TaskState& state) {
        return name_of(state.verdict.light) == query.key;
      });
    case RowsQuery::Kind::measure:
      return task_rows_where(at, board, [&](const Task& task, const TaskState&) {
        return measure_key(task.part, task.measure) == query.key;
      });
    case RowsQuery::Kind::reported:
      return assignment_rows(at, board.reporting.reported);
    case RowsQuery::Kind::unchanged:
      return assignment_rows(at, board.reporting.unchanged);
    case RowsQuery::Kind::missing:
      return assignment_rows(at, board.reporting.missing);
    case RowsQuery::Kind::unit:
      return assignment_rows_where(at, board.plan, [&](const Assignment& assignment) {
        return to_string(assignment.unit) == query.key;
      });
    case RowsQuery::Kind::cell:
      return assignment_rows_where(at, board.plan, [&](const Assignment& assignment) {
        return to_string(assignment.unit) + '.' + measure_key_of(at, assignment) == query.key;
      });
    case RowsQuery::Kind::attention:
      return attention_rows(at, board.plan);
  }
  TZ_ASSERT(false);
}

}  // namespace

std::vector<PlanChoice> plan_choices(const ViewContext& at) {
  std::vector<const Plan*> plans;
  for (const auto& [id, plan] : at.records.plans()) plans.push_back(&plan);
  std::stable_sort(plans.begin(), plans.end(),
                   [](const Plan* a, const Plan* b) { return b->starts_on < a->starts_on; });
  std::vector<PlanChoice> out;
  for (const Plan* plan : plans) out.push_back({plan->id, plan->title});
  return out;
}

BoardPage made_board(const ViewContext& at, const tz::Board& board, Instant now, bool complete) {
  const Plan* plan = at.records.plan(board.plan);
  if (plan == nullptr) {
    BoardPage page;
    page.title = at.say(Text::board_title);
    page.empty = true;
    page.empty_sentence = at.say(complete ? Text::empty_board : Text::empty_loading);
    return page;
  }
  return BoardMaker(at, board, *plan).made(now);
}

RowsPage made_rows(const ViewContext& at, const tz::Board& board, const RowsQuery& query,
                   std::string_view search) {
  RowsPage page;
  page.search = search;
  const Plan* plan = at.records.plan(board.plan);
  if (plan == nullptr) {
    page.empty_sentence = at.say(Text::empty_board);
    return page;
  }
  page.title = rows_title(at, *plan, query);
  std::vector<ListRow> rows = rows_of(at, board, query);
  sort_by_urgency(rows, at.records);
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
