#include <algorithm>

#include "app/board_rows.h"
#include "app/matters.h"
#include "app/pages.h"
#include "rules/cycle.h"

namespace tz::client {
namespace {

class DeskMaker {
 public:
  DeskMaker(const ViewContext& at, const EditContext& edit, const tz::Board& board)
      : at_(at),
        edit_(edit),
        deeds_{at, edit},
        board_(board),
        plan_(board.span.plan ? at.records.plan(*board.span.plan) : nullptr) {}

  DeskPage made() {
    fill_cycle();
    fill_late();
    fill_orders();
    fill_problems();
    fill_groups();
    fill_forces();
    page_.choices = span_choices(at_, board_);
    if (plan_ != nullptr) page_.deeds = deeds_of(deeds_, *plan_);
    return std::move(page_);
  }

 private:
  std::string about(AssignmentId id, const std::string& words) const {
    const Assignment* assignment = at_.records.assignment(id);
    const Task* task = assignment == nullptr ? nullptr : at_.records.task(assignment->task);
    if (task == nullptr) return words;
    return at_.say(Text::desk_about, {task->number, task->title, words});
  }

  std::string unit_of(AssignmentId id) const {
    const Assignment* assignment = at_.records.assignment(id);
    return assignment == nullptr ? std::string() : at_.unit_name(assignment->unit);
  }

  // Of every plan: what waits for the office in last year's must not wait unseen.
  BoardSpan waiting_span() const {
    BoardSpan span = board_.span;
    span.plan.reset();
    return span;
  }

  // Within the task force and the period that the desk is narrowed to.
  bool is_held(AssignmentId id) const {
    const Assignment* assignment = at_.records.assignment(id);
    return assignment != nullptr && holds(at_.records, waiting_span(), *assignment);
  }

  TaskId task_of(AssignmentId id) const {
    const Assignment* assignment = at_.records.assignment(id);
    return assignment == nullptr ? TaskId() : assignment->task;
  }

  void fill_cycle() {
    const CycleReporting& reporting = board_.reporting;
    page_.cycle = cycle_words(at_, reporting.cycle);
    if (plan_ != nullptr && reporting.cycle) {
      const int32_t grace = steering_on(*plan_, reporting.cycle->first).grace_hours;
      page_.closes =
          at_.say(Text::cycle_closes, {at_.date(reporting.cycle->last), std::to_string(grace)});
    }
    page_.reporting = {
        {at_.say(Text::cycle_reported), reporting.reported.size(), {RowsQuery::Kind::reported, {}}},
        {at_.say(Text::cycle_unchanged),
         reporting.unchanged.size(),
         {RowsQuery::Kind::unchanged, {}}},
        {at_.say(Text::cycle_missing), reporting.missing.size(), {RowsQuery::Kind::missing, {}}}};
    for (AssignmentId id : reporting.missing) {
      if (!is_reminded_today(id)) page_.to_remind.push_back(id);
    }
    if (page_.to_remind.empty()) return;
    page_.may_remind =
        foreseen(edit_, SendReminder{ReminderId(), page_.to_remind.front(), {}}).ok();
  }

  bool is_reminded_today(AssignmentId id) const {
    const std::vector<const Reminder*> all = at_.records.reminders_of(id);
    return std::any_of(all.begin(), all.end(), [&](const Reminder* one) {
      return shanghai_date(one->words.at) == at_.reader.today;
    });
  }

  void fill_late() {
    for (const auto& [id, late] : at_.records.late_arrivals()) {
      if (late.decision || !is_held(late.assignment)) continue;
      DeskRow row;
      row.task = task_of(late.assignment);
      row.title = at_.unit_name(late.unit);
      row.note = about(late.assignment, late.content.narrative);
      row.state = at_.time(late.received_at);
      page_.late.push_back(std::move(row));
    }
  }

  void fill_orders() {
    std::vector<const SupervisionOrder*> orders;
    for (const auto& [id, order] : at_.records.all_of<SupervisionOrder>()) {
      if (is_held(order.assignment)) orders.push_back(&order);
    }
    std::sort(orders.begin(), orders.end(),
              [](const SupervisionOrder* a, const SupervisionOrder* b) {
                const bool open_a = a->state != OrderState::closed;
                const bool open_b = b->state != OrderState::closed;
                if (open_a != open_b) return open_a;
                if (a->deadline != b->deadline) return a->deadline < b->deadline;
                return a->id < b->id;
              });
    for (const SupervisionOrder* order : orders) {
      const Matter matter = matter_of(deeds_, *order);
      DeskRow row;
      row.task = task_of(order->assignment);
      row.title =
          at_.say(Text::order_of_unit, {number_of(at_, *order), unit_of(order->assignment)});
      row.note = about(order->assignment, order->demand);
      row.state = matter.state;
      row.bad = matter.tone == Matter::Tone::bad;
      row.open = matter.open;
      page_.orders.push_back(std::move(row));
    }
  }

  void fill_problems() {
    std::vector<const Problem*> problems;
    for (const auto& [id, problem] : at_.records.all_of<Problem>()) {
      if (problem.is_open() && is_held(problem.assignment)) problems.push_back(&problem);
    }
    std::sort(problems.begin(), problems.end(), [](const Problem* a, const Problem* b) {
      if (a->raised.at != b->raised.at) return a->raised.at < b->raised.at;
      return a->id < b->id;
    });
    for (const Problem* problem : problems) {
      const Matter matter = matter_of(deeds_, *problem);
      DeskRow row;
      row.task = task_of(problem->assignment);
      row.title = at_.unit_name(problem->owner);
      row.note = about(problem->assignment, problem->raised.text);
      row.state = matter.state;
      row.bad = problem->severity == Severity::severe;
      page_.problems.push_back(std::move(row));
    }
  }

  void fill_groups() {
    for (const auto& [id, group] : at_.records.all_of<UnitGroup>()) {
      std::string members;
      for (UnitId member : group.members) {
        if (!members.empty()) members += at_.say(Text::list_mark);
        members += at_.unit_name(member);
      }
      page_.groups.push_back({group.name, std::move(members), deeds_of(deeds_, group)});
    }
    std::stable_sort(page_.groups.begin(), page_.groups.end(),
                     [](const DeskGroup& a, const DeskGroup& b) { return a.name < b.name; });
    page_.group_deeds = deeds_of(deeds_, UnitGroup());
  }

  void fill_forces() {
    for (const auto& [id, force] : at_.records.all_of<TaskForce>()) {
      std::string note = at_.say(Text::task_force_sizes, {std::to_string(force.tasks.size()),
                                                          std::to_string(force.units.size())});
      if (force.lead) {
        note = at_.say(Text::task_force_led_by, {at_.unit_name(*force.lead)}) + at_.say(Text::dot) +
               note;
      }
      // In words, for it is read aloud with them.
      if (force.disbanded) {
        note = at_.say(Text::task_force_disbanded) + at_.say(Text::dot) + note;
      }
      page_.forces.push_back(
          {force.name, std::move(note), force.disbanded, deeds_of(deeds_, force)});
    }
    std::stable_sort(page_.forces.begin(), page_.forces.end(),
                     [](const DeskForce& a, const DeskForce& b) {
                       return a.disbanded != b.disbanded ? b.disbanded : a.name < b.name;
                     });
    page_.force_deeds = deeds_of(deeds_, TaskForce());
  }

  const ViewContext& at_;
  const EditContext& edit_;
  const DeedContext deeds_;
  const tz::Board& board_;
  const Plan* const plan_;  // null: the desk is about all plans
  DeskPage page_;
};

}  // namespace

DeskPage made_desk(const ViewContext& at, const EditContext& edit, const tz::Board& board) {
  if (board.plans.empty()) {
    DeskPage page;
    page.empty = true;
    return page;
  }
  return DeskMaker(at, edit, board).made();
}

}  // namespace tz::client
