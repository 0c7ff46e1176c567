#include "app/rows.h"

#include <algorithm>

#include "app/edits.h"
#include "base/search_words.h"
#include "summary/missed.h"

namespace tz::client {
namespace {

void say_deadline(const ViewContext& at, std::optional<CivilDate> deadline, bool over,
                  ListRow& row) {
  if (!deadline) return;
  row.deadline = at.date(*deadline);
  if (over) return;
  row.days_left = *deadline - at.reader.today;
  row.days_text = at.days_text(*row.days_left);
}

std::string said_whole(const ViewContext& at, const ListRow& row) {
  std::string out = row.number;
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    if (!out.empty()) out += at.say(Text::list_comma);
    out += part;
  };
  add(row.title);
  add(row.light.name);
  if (row.light.word != row.light.name) add(row.light.word);
  add(at.say(Text::percent_done, {std::to_string(row.percent)}));
  add(row.unit);
  add(row.deadline);
  add(row.edit.word);
  return out;
}

}  // namespace

std::optional<ListRow> row_of(const ViewContext& at, const Assignment& assignment) {
  const Task* task = at.records.task(assignment.task);
  const Plan* plan = task == nullptr ? nullptr : at.records.plan(task->plan);
  if (plan == nullptr) return std::nullopt;
  const CivilDate today = at.reader.today;
  ListRow row;
  row.task = task->id;
  row.assignment = assignment.id;
  row.number = task->number;
  row.title = task->title;
  row.light = at.badge(light_of(assignment, *task, *plan, at.records, today));
  row.percent = assignment.percent;
  const std::optional<CivilDate> deadline = deadline_of(assignment, *task);
  if (deadline) row.expected_percent = expected_percent(assignment, *task, today);
  say_deadline(at, deadline, row.light.light == Light::blue || assignment.is_over(), row);
  row.duty = assignment.duty;
  row.duty_text = at.duty_word(assignment.duty);
  row.leads = at.lead_names(*task);
  row.unit = at.unit_name(assignment.unit);
  const Report* last =
      assignment.current_report ? at.records.report(*assignment.current_report) : nullptr;
  if (last != nullptr) row.last_report = at.say(Text::reported_at, {at.time(last->written_at)});
  const bool own = assignment.unit == at.reader.actor.unit;
  row.to_acknowledge = own && assignment.stage == Stage::issued;
  const Report* returned = own ? returned_report_of(at.records, assignment) : nullptr;
  row.returned = returned != nullptr && !assignment.is_over();
  row.report_due = own && lacks_report(assignment, *task, cycle_of(*plan, today), at.records);
  row.edit = at.edit_of(assignment.id);
  row.a11y = said_whole(at, row);
  return row;
}

ListRow row_of(const ViewContext& at, const Task& task, const TaskState& state) {
  ListRow row;
  row.task = task.id;
  row.number = task.number;
  row.title = task.title;
  row.light = at.badge(state.verdict);
  row.percent = state.percent;
  if (task.deadline) row.expected_percent = state.expected;
  say_deadline(at, task.deadline, state.verdict.light == Light::blue, row);
  row.leads = at.lead_names(task);
  for (const Assignment* assignment : at.records.assignments_of(task.id)) {
    const EditState edit = at.edit_of(assignment->id);
    if (edit.kind != EditState::Kind::none) row.edit = edit;
  }
  row.a11y = said_whole(at, row);
  return row;
}

void sort_by_urgency(std::vector<ListRow>& rows, const RecordSet& records) {
  const auto order_of = [&](const ListRow& row) {
    const Task* task = records.task(row.task);
    return task == nullptr ? INT32_MAX : task->order;
  };
  std::sort(rows.begin(), rows.end(), [&](const ListRow& a, const ListRow& b) {
    // What came back waits for nobody else.
    if (a.returned != b.returned) return a.returned;
    if (a.light.light != b.light.light) return a.light.light < b.light.light;
    const int32_t days_a = a.days_left.value_or(INT32_MAX);
    const int32_t days_b = b.days_left.value_or(INT32_MAX);
    if (days_a != days_b) return days_a < days_b;
    const int32_t order_a = order_of(a);
    const int32_t order_b = order_of(b);
    if (order_a != order_b) return order_a < order_b;
    if (a.task != b.task) return a.task < b.task;
    return a.assignment.value_or(AssignmentId()) < b.assignment.value_or(AssignmentId());
  });
}

bool matches(const ListRow& row, std::string_view search) {
  const std::string held = row.number + '\n' + row.title + '\n' + row.leads + '\n' + row.unit;
  return holds_all(folded(held), search_terms(search));
}

bool matches(const ListRow& row, TaskFilter filter) {
  switch (filter) {
    case TaskFilter::all:
      return true;
    case TaskFilter::red:
      return row.light.light == Light::red;
    case TaskFilter::yellow:
      return row.light.light == Light::yellow;
    case TaskFilter::green:
      return row.light.light == Light::green;
    case TaskFilter::to_acknowledge:
      return row.to_acknowledge;
    case TaskFilter::unsent:
      return row.edit.kind == EditState::Kind::waiting ||
             row.edit.kind == EditState::Kind::sending ||
             row.edit.kind == EditState::Kind::rejected;
  }
  TZ_ASSERT(false);
}

}  // namespace tz::client
