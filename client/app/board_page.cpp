#include <algorithm>

#include "app/board_rows.h"
#include "app/pages.h"
#include "app/words.h"
#include "summary/ageing.h"
#include "summary/deadlines.h"
#include "summary/ledger_table.h"
#include "summary/progress_line.h"

namespace tz::client {
namespace {

constexpr size_t kLatestShown = 10;
constexpr size_t kAttentionShown = 8;
Light worst_of(const LightCounts& counts) {
  for (int i = 0; i < kLights; ++i) {
    if (counts.of[static_cast<size_t>(i)] > 0) return static_cast<Light>(i);
  }
  return Light::grey;
}

class BoardMaker {
 public:
  BoardMaker(const ViewContext& at, const tz::Board& board, const Presence& presence)
      : at_(at), board_(board), presence_(presence) {}

  BoardPage made(Instant now) {
    page_.choices = span_choices(at_, board_);
    page_.title = plans_title(at_, board_.span);
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
    fill_last_sync();
    fill_deadlines();
    fill_ageing();
    fill_course();
    fill_measures();
    fill_units();
    fill_latest();
    page_.attention = attention_rows(at_, board_.span);
    if (page_.attention.size() > kAttentionShown) page_.attention.resize(kAttentionShown);
    return std::move(page_);
  }

 private:
  void fill_reporting() {
    const CycleReporting& reporting = board_.reporting;
    page_.cycle = cycle_words(at_, reporting.cycle);
    add(page_.reporting, Text::cycle_reported, reporting.reported.size(),
        {RowsQuery::Kind::reported, {}});
    add(page_.reporting, Text::cycle_unchanged, reporting.unchanged.size(),
        {RowsQuery::Kind::unchanged, {}});
    if (!presence_.as_of) {
      add(page_.reporting, Text::cycle_missing, reporting.missing.size(),
          {RowsQuery::Kind::missing, {}});
      page_.sync_note = at_.say(Text::presence_unknown);
      return;
    }
    const Unreported divided =
        unreported_of(reporting.missing, at_.records, presence_.contacts, *presence_.as_of);
    add(page_.reporting, Text::cycle_missing, divided.not_reported.size(),
        {RowsQuery::Kind::not_reported, {}});
    add(page_.reporting, Text::cycle_not_synced, divided.not_synced.size(),
        {RowsQuery::Kind::not_synced, {}});
    page_.sync_note = at_.say(Text::presence_as_of, {at_.time(*presence_.as_of)});
  }

  void add(std::vector<BoardNumber>& numbers, Text label, size_t count, RowsQuery rows) const {
    numbers.push_back({at_.say(label), count, std::move(rows)});
  }

  // Of every unit that answers for something: those that were silent longest come first.
  void fill_last_sync() {
    if (!presence_.as_of) return;
    std::vector<std::pair<Instant, const UnitRow*>> units;
    for (const UnitRow& row : board_.units) {
      const auto last = presence_.contacts.find(row.unit);
      units.emplace_back(last == presence_.contacts.end() ? Instant{} : last->second, &row);
    }
    std::stable_sort(units.begin(), units.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [last, row] : units) {
      LastSync item;
      item.unit = at_.unit_name(row->unit);
      item.quiet = is_quiet(presence_.contacts, row->unit, *presence_.as_of);
      if (last.unix_ms == 0) {
        item.words = at_.say(Text::contact_never);
      } else {
        item.words = at_.time(last);
        if (item.quiet) item.words = at_.say(Text::contact_quiet, {item.words});
      }
      item.rows = {RowsQuery::Kind::unit, to_string(row->unit)};
      page_.last_sync.push_back(std::move(item));
    }
  }

  void fill_deadlines() {
    const Deadlines found = deadlines_of(at_.records, board_.span, at_.reader.today);
    add(page_.deadlines, Text::board_overdue, found.overdue.size(), {RowsQuery::Kind::overdue, {}});
    page_.deadlines.push_back({due_soon_words(at_, found.soon_days),
                               found.due_soon.size(),
                               {RowsQuery::Kind::due_soon, {}}});
  }

  void fill_ageing() {
    const Ageing found = ageing_of(at_.records, board_.span, at_.reader.today);
    add(page_.orders, Text::orders_overdue, static_cast<size_t>(found.overdue_orders),
        {RowsQuery::Kind::orders, std::string(kOverdueKey)});
    for (int i = 0; i < kAges; ++i) {
      const auto place = static_cast<size_t>(i);
      const std::string key(kAgeKeys[place]);
      add(page_.orders, kAgeWords[place], static_cast<size_t>(found.orders_by_age[place]),
          {RowsQuery::Kind::orders, key});
      add(page_.problems, kAgeWords[place], static_cast<size_t>(found.problems_by_age[place]),
          {RowsQuery::Kind::problems, key});
    }
  }

  void fill_course() {
    for (const ProgressPoint& point : progress_line(at_.records, board_.span, at_.reader.today)) {
      page_.course.push_back({at_.date(point.on), point.percent, point.expected});
    }
  }

  void fill_measures() {
    for (const MeasureRow& row : board_.measures) {
      const Plan& plan = *at_.records.plan(row.plan);
      const Measure* measure = measure_of(plan, row.part, row.measure);
      ProgressLine line;
      line.label = measure == nullptr ? std::string() : measure->title;
      // Measures of several plans bear the same numbers.
      if (board_.plans.size() > 1) {
        line.label = at_.say(Text::unit_and_measure, {line.label, plan.title});
      }
      line.number = measure == nullptr ? std::string() : measure->number;
      line.percent = row.percent;
      line.expected_percent = row.expected;
      line.tasks = static_cast<size_t>(row.tasks.total());
      line.worst = worst_of(row.tasks);
      line.rows = {RowsQuery::Kind::measure, measure_key(row.plan, row.part, row.measure)};
      page_.columns.push_back({line.number, line.label});
      page_.by_measure.push_back(std::move(line));
    }
  }

  void fill_units() {
    for (const UnitRow& row : board_.units) {
      page_.ranking.push_back(rank_of(row));
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

  RankItem rank_of(const UnitRow& row) const {
    RankItem item;
    item.unit = row.unit;
    item.place = row.place;
    item.label = at_.unit_name(row.unit);
    item.percent = row.percent;
    item.expected = row.expected;
    item.worst = worst_of(row.assignments);
    item.reason = rank_reason(row);
    item.rows = {RowsQuery::Kind::unit, to_string(row.unit)};
    return item;
  }

  std::string rank_reason(const UnitRow& row) const {
    const std::string percent = std::to_string(row.percent);
    const std::string due = std::to_string(row.due);
    const std::string reported = std::to_string(row.reported);
    const std::string red = std::to_string(row.assignments[Light::red]);
    if (row.place == 0) return at_.say(Text::rank_not_ranked, {percent, due, reported, red});
    const int32_t lead = row.percent - row.expected;
    const std::string points = std::to_string(std::abs(lead));
    const std::string against = lead > 0   ? at_.say(Text::rank_ahead, {points})
                                : lead < 0 ? at_.say(Text::rank_behind, {points})
                                           : at_.say(Text::rank_level);
    return at_.say(Text::rank_reason,
                   {percent, std::to_string(row.expected), against, due, reported, red});
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
        cell.rows = {
            RowsQuery::Kind::cell,
            to_string(row.unit) + '.' + measure_key(measure.plan, measure.part, measure.measure)};
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
  const Presence& presence_;
  BoardPage page_;
};

}  // namespace

BoardPage made_board(const ViewContext& at, const tz::Board& board, const Presence& presence,
                     Instant now, bool complete) {
  if (board.plans.empty()) {
    BoardPage page;
    page.title = at.say(Text::board_title);
    page.empty = true;
    page.empty_sentence = at.say(complete ? Text::empty_board : Text::empty_loading);
    return page;
  }
  return BoardMaker(at, board, presence).made(now);
}

}  // namespace tz::client
