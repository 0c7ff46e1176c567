#include <algorithm>

#include "app/pages.h"

namespace tz::client {
namespace {

Text word_of(TaskFilter filter) {
  switch (filter) {
    case TaskFilter::all:
      return Text::filter_all;
    case TaskFilter::red:
      return Text::light_red;
    case TaskFilter::yellow:
      return Text::light_yellow;
    case TaskFilter::green:
      return Text::light_green;
    case TaskFilter::to_acknowledge:
      return Text::stage_issued;
    case TaskFilter::unsent:
      return Text::filter_unsent;
  }
  TZ_ASSERT(false);
}

Text empty_reason(bool complete, bool none_at_all, bool searching) {
  if (none_at_all) return complete ? Text::empty_tasks : Text::empty_loading;
  return searching ? Text::empty_search : Text::empty_filter;
}

// A task force that was disbanded since it was chosen narrows nothing any more.
void add_forces(const ViewContext& at, const std::vector<ListRow>& all, std::string_view search,
                const ListFilter& filter, TaskList& out) {
  for (const TaskForce* force : working_forces(at.records)) {
    const auto is_in = [&](const ListRow& row) { return force->has(row.task); };
    if (std::none_of(all.begin(), all.end(), is_in)) continue;
    const auto count = std::count_if(all.begin(), all.end(), [&](const ListRow& row) {
      return is_in(row) && matches(row, search);
    });
    out.forces.push_back({force->id, force->name, static_cast<size_t>(count)});
    if (filter.task_force == force->id) out.task_force = force->id;
  }
}

}  // namespace

std::vector<ListRow> list_rows(const ViewContext& at) {
  std::vector<ListRow> rows;
  if (reads_whole_ledger(at.reader.actor)) {
    for (const auto& [id, task] : at.records.tasks()) {
      const Plan* plan = at.records.plan(task.plan);
      if (plan == nullptr) continue;
      const TaskState state =
          state_of(task, *plan, at.records.assignments_of(id), at.records, at.reader.today);
      rows.push_back(row_of(at, task, state));
    }
  } else {
    for (const auto& [id, assignment] : at.records.assignments()) {
      const bool own = assignment.unit == at.reader.actor.unit;
      if (!own || assignment.stage == Stage::cancelled) continue;
      if (std::optional<ListRow> row = row_of(at, assignment)) rows.push_back(std::move(*row));
    }
  }
  sort_by_urgency(rows, at.records);
  return rows;
}

TaskList made_task_list(const ViewContext& at, const std::vector<ListRow>& all,
                        std::string_view search, const ListFilter& filter, bool complete) {
  const bool whole = reads_whole_ledger(at.reader.actor);
  TaskList out;
  out.title = at.say(whole ? Text::all_tasks_title : Text::my_tasks_title);
  out.subtitle = at.say(Text::unit_and_person, {at.unit_name(at.reader.actor.unit),
                                                at.person_name(at.reader.actor.person)});
  out.search = search;
  out.filter = filter.light;
  out.total = all.size();
  out.loading = !complete;
  for (int i = 0; i < kTaskFilters; ++i) {
    const auto each = static_cast<TaskFilter>(i);
    if (whole && each == TaskFilter::to_acknowledge) continue;
    out.chips.push_back({each, at.say(word_of(each)), 0});
  }
  add_forces(at, all, search, filter, out);
  const TaskForce* force = out.task_force ? at.records.task_force(*out.task_force) : nullptr;
  for (const ListRow& row : all) {
    if (!matches(row, search) || (force != nullptr && !force->has(row.task))) continue;
    for (TaskList::Chip& chip : out.chips) {
      if (matches(row, chip.filter)) ++chip.count;
    }
    if (matches(row, filter.light)) out.rows.push_back(row);
  }
  if (out.rows.empty()) {
    out.empty_sentence = at.say(empty_reason(complete, all.empty(), !search.empty()));
  }
  return out;
}

}  // namespace tz::client
