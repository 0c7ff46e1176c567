// The deeds of task forces: one question keeps all of it, to disband it as well.
#include "app/deed_offer.h"
#include "summary/span.h"

namespace tz::client {
namespace {

std::vector<AskOption> lead_options(const ViewContext& at) {
  std::vector<AskOption> out = unit_options(at, [](const Unit&) { return true; });
  out.insert(out.begin(), {"", at.say(Text::task_force_no_lead)});
  return out;
}

// Of all plans; which one is said where there are several.
std::vector<AskOption> task_options(const ViewContext& at) {
  const bool several = at.records.plans().size() > 1;
  std::vector<AskOption> out;
  for (const Task* task : tasks_in(at.records, {})) {
    std::string label = at.say(Text::task_and_number, {task->number, task->title});
    if (several) label += at.say(Text::dot) + at.records.plan(task->plan)->title;
    out.push_back({to_string(task->id), std::move(label)});
  }
  return out;
}

AskField state_field(const ViewContext& at, bool disbanded) {
  return {.key = "task_force.disbanded",
          .label = Text::task_force_state,
          .kind = AskKind::choice,
          .answer = disbanded ? "true" : "false",
          .options = {{"false", at.say(Text::task_force_working)},
                      {"true", at.say(Text::task_force_disbanded)}}};
}

}  // namespace

std::vector<Deed> deeds_of(const DeedContext& context, const TaskForce& task_force) {
  const ViewContext& at = context.at;
  const bool is_new = task_force.id.is_nil();
  TaskForce asked = task_force;
  if (asked.name.empty()) asked.name = kAnyWords;
  if (asked.tasks.empty() && !at.records.tasks().empty()) {
    asked.tasks = {at.records.tasks().begin()->first};
  }
  Deed deed;
  deed.label = is_new ? Text::new_task_force : Text::edit_task_force;
  deed.fields = {{.key = "task_force.name",
                  .label = Text::task_force_name,
                  .kind = AskKind::line,
                  .answer = task_force.name},
                 {.key = "task_force.lead",
                  .label = Text::task_force_lead,
                  .kind = AskKind::choice,
                  .required = false,
                  .answer = task_force.lead ? to_string(*task_force.lead) : std::string(),
                  .options = lead_options(at)},
                 {.key = "task_force.tasks",
                  .label = Text::task_force_tasks,
                  .kind = AskKind::choices,
                  .answer = spaced(task_force.tasks),
                  .options = task_options(at)},
                 {.key = "task_force.units",
                  .label = Text::task_force_units,
                  .kind = AskKind::choices,
                  .required = false,
                  .answer = spaced(task_force.units),
                  .options = unit_options(at, [](const Unit&) { return true; })}};
  if (!is_new) {
    // First: who disbands it need not pass by all tasks.
    deed.fields.insert(deed.fields.begin() + 1, state_field(at, task_force.disbanded));
  }
  deed.body = PutTaskForce{std::move(asked)};
  deed.base = task_force.version;
  std::vector<Deed> deeds;
  offer(context, deeds, std::move(deed));
  return deeds;
}

}  // namespace tz::client
