#include "app/report_fill.h"

#include "app/words.h"

#include "base/utf8.h"
#include "model/limits.h"
#include "rules/cycle.h"

namespace tz::client {
namespace {

const Report* last_report(const RecordSet& records, const Assignment& assignment) {
  return assignment.current_report ? records.report(*assignment.current_report) : nullptr;
}

std::string with_unit(const ViewContext& at, std::string number, const std::string& unit) {
  return unit.empty() ? std::move(number) : at.say(Text::number_with_unit, {number, unit});
}

void fill_targets(const ViewContext& at, const Task& task, const Report* last, ReportForm& form) {
  for (size_t i = 0; i < task.targets.size(); ++i) {
    const Target& target = task.targets[i];
    const std::string goal =
        at.say(goal_text(target.comparator), {with_unit(at, to_string(target.value), target.unit)});
    ReportForm::TargetField field;
    field.label = target.label.empty() ? at.say(Text::target_unnamed, {goal})
                                       : at.say(Text::target_named, {target.label, goal});
    field.unit = target.unit;
    if (last != nullptr) {
      for (const TargetValue& value : last->content.values) {
        if (value.target == static_cast<int32_t>(i)) field.previous = to_string(value.value);
      }
    }
    form.targets.push_back(std::move(field));
  }
}

void add_fault(const ViewContext& at, std::string field, const Error& error, ReportForm& form) {
  form.faults.push_back({std::move(field), sentence(at.reader.lang, error)});
}

void check_length(const ViewContext& at, std::string_view text, size_t max, std::string field,
                  ReportForm& form) {
  if (count_characters(text) <= max) return;
  const Error fault = error(ErrorCode::text_too_long, field, {field, std::to_string(max)});
  add_fault(at, std::move(field), fault, form);
}

// The rules name fields of the operation; the form knows them by their last part.
std::string form_field(std::string_view path) {
  for (const std::string_view known : {"percent", "narrative", "problem", "reason"}) {
    const size_t at = path.rfind('.');
    const std::string_view last = at == std::string_view::npos ? path : path.substr(at + 1);
    if (last == known) return std::string(known);
  }
  return {};
}

void check(const ViewContext& view, const EditContext& edit, const Assignment& assignment,
           ReportForm& form) {
  std::vector<size_t> bad_values;
  SubmitReport body;
  body.assignment = assignment.id;
  body.content = content_from(form.input, bad_values);
  body.replaces = corrected_by_new(edit, assignment);
  form.corrects = body.replaces.has_value();
  for (size_t i : bad_values) {
    const std::string field = "values." + std::to_string(i);
    add_fault(view, field, error(ErrorCode::bad_number, field, {field}), form);
  }
  check_length(view, form.input.narrative, kMaxNarrative, "narrative", form);
  check_length(view, form.input.problem, kMaxNarrative, "problem", form);
  check_length(view, form.input.reason, kMaxReason, "reason", form);
  const Outcome verdict = foreseen(edit, std::move(body));
  if (!verdict) add_fault(view, form_field(verdict.error().field), verdict.error(), form);
}

}  // namespace

ReportInput first_input(const RecordSet& records, const Assignment& assignment) {
  ReportInput input;
  const Task* task = records.task(assignment.task);
  const Report* last = last_report(records, assignment);
  // What was sent back is mended, not written anew: everything in it is still there.
  if (const Report* returned = returned_report_of(records, assignment)) {
    return input_from(returned->content, task == nullptr ? 0 : task->targets.size());
  }
  if (last != nullptr) {
    input = input_from(last->content, task == nullptr ? 0 : task->targets.size());
    // Words are written anew: yesterday's are in the history.
    input.narrative.clear();
    input.problem.clear();
    input.severe = false;
    input.reason.clear();
    input.attachments.clear();
  } else if (task != nullptr) {
    input.values.resize(task->targets.size());
  }
  input.percent = assignment.percent;
  return input;
}

ReportInput input_from(const ReportContent& content, size_t targets) {
  ReportInput input;
  input.percent = content.percent;
  input.values.resize(targets);
  for (const TargetValue& value : content.values) {
    const auto index = static_cast<size_t>(value.target);
    if (index < targets) input.values[index] = to_string(value.value);
  }
  input.narrative = content.narrative;
  input.problem = content.problem;
  input.severe = content.severe;
  input.reason = content.reason;
  input.attachments = content.attachments;
  return input;
}

ReportContent content_from(const ReportInput& input, std::vector<size_t>& bad_values) {
  ReportContent content;
  content.percent = input.percent;
  for (size_t i = 0; i < input.values.size(); ++i) {
    const std::string_view text = trimmed(input.values[i]);
    if (text.empty()) continue;
    const std::optional<Decimal> value = decimal_from(text);
    if (value) {
      content.values.push_back({static_cast<int32_t>(i), *value});
    } else {
      bad_values.push_back(i);
    }
  }
  content.narrative = trimmed(input.narrative);
  content.problem = trimmed(input.problem);
  content.severe = input.severe && !content.problem.empty();
  content.reason = trimmed(input.reason);
  content.attachments = input.attachments;
  return content;
}

std::optional<ReportForm> made_form(const ViewContext& view, const EditContext& edit,
                                    AssignmentId id, const ReportInput& input,
                                    std::optional<OperationId> mends) {
  const Assignment* assignment = view.records.assignment(id);
  const Task* task = assignment == nullptr ? nullptr : view.records.task(assignment->task);
  const Plan* plan = task == nullptr ? nullptr : view.records.plan(task->plan);
  if (plan == nullptr) return std::nullopt;
  const Report* last = last_report(view.records, *assignment);
  const Cycle cycle = cycle_of(*plan, view.reader.today);
  ReportForm form;
  form.assignment = id;
  form.task = task->id;
  form.number = task->number;
  form.title = task->title;
  form.cycle = view.say(Text::date_range, {view.date(cycle.first), view.date(cycle.last)});
  form.input = input;
  form.input.values.resize(task->targets.size());
  form.previous_percent = assignment->percent;
  if (last != nullptr) {
    form.previous_text = view.say(Text::previous_percent, {std::to_string(assignment->percent)});
  }
  if (deadline_of(*assignment, *task)) {
    form.expected_percent = expected_percent(*assignment, *task, view.reader.today);
  }
  form.needs_reason = input.percent < assignment->percent;
  form.mends = mends;
  if (mends) {
    const OutboxEntry* entry = view.copy.outbox().find(*mends);
    if (entry != nullptr) form.mend_reason = view.edit_of(*entry).reason;
  }
  if (const Report* returned = returned_report_of(view.records, *assignment)) {
    const Remark& remark = returned->review->remark;
    form.returned_reason = view.say(
        Text::value_by, {view.person_name(remark.by, view.say(Text::by_reviewer)), remark.text});
  }
  fill_targets(view, *task, last, form);
  check(view, edit, *assignment, form);
  form.may_submit = form.faults.empty();
  return form;
}

}  // namespace tz::client
