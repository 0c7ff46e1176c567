#include <algorithm>
#include <set>

#include "app/matters.h"
#include "app/pages.h"
#include "app/words.h"

namespace tz::client {
namespace {

Text duty_heading(Duty duty) {
  switch (duty) {
    case Duty::lead:
      return Text::duty_lead;
    case Duty::responsible:
      return Text::duty_responsible;
    case Duty::supporting:
      return Text::duty_supporting;
  }
  TZ_ASSERT(false);
}

bool is_met(const Target& target, Decimal value) {
  switch (target.comparator) {
    case Comparator::at_least:
      return target.value <= value;
    case Comparator::at_most:
      return value <= target.value;
    case Comparator::equal:
      return value == target.value;
  }
  TZ_ASSERT(false);
}

// A history entry with the time by which it is sorted.
struct Dated {
  Instant at;
  HistoryItem item;
};

class PageMaker {
 public:
  PageMaker(const ViewContext& at, const EditContext& edit, const Task& task, const Plan& plan)
      : at_(at), edit_(edit), deeds_{at, edit}, task_(task), plan_(plan) {}

  TaskPage made() {
    fill_heading();
    fill_assignments();
    fill_deadline();
    fill_units();
    fill_targets();
    fill_history();
    fill_evidence();
    return std::move(page_);
  }

 private:
  void fill_heading() {
    page_.id = task_.id;
    page_.plan = plan_.title;
    page_.number = task_.number;
    page_.title = task_.title;
    page_.text = task_.text;
    if (task_.part >= 0 && task_.part < static_cast<int32_t>(plan_.parts.size())) {
      const Part& part = plan_.parts[static_cast<size_t>(task_.part)];
      page_.measure = part.title;
      if (task_.measure >= 0 && task_.measure < static_cast<int32_t>(part.measures.size())) {
        const Measure& measure = part.measures[static_cast<size_t>(task_.measure)];
        page_.measure = at_.say(Text::part_and_measure, {part.title, measure.title});
      }
    }
    if (task_.deadline_agreed) {
      page_.deadline_note = at_.say(Text::deadline_by_office);
    } else if (task_.document_dates.size() > 1) {
      std::string dates;
      for (CivilDate date : task_.document_dates) {
        if (!dates.empty()) dates += at_.say(Text::list_comma);
        dates += at_.date(date);
      }
      page_.deadline_note = at_.say(Text::deadline_steps, {dates});
    }
    if (task_.closed) {
      page_.closed_text =
          at_.said(Text::trail_closed_task, *task_.closed, at_.say(Text::role_office));
    }
    page_.deeds = deeds_of(deeds_, task_);
  }

  // The unit's own where it has one: it is the one that its light goes by.
  void fill_deadline() {
    const Assignment* own = page_.own ? at_.records.assignment(*page_.own) : nullptr;
    const std::optional<CivilDate> deadline =
        own == nullptr ? task_.deadline : deadline_of(*own, task_);
    if (!deadline) return;
    page_.deadline = at_.date(*deadline);
    page_.days_text = at_.days_text(*deadline - at_.reader.today);
  }

  void fill_assignments() {
    std::vector<const Assignment*> all = at_.records.assignments_of(task_.id);
    const UnitId own = at_.reader.actor.unit;
    const auto order_of = [&](const Assignment* item) {
      const Unit* unit = at_.records.unit(item->unit);
      return unit == nullptr ? INT32_MAX : unit->order;
    };
    std::sort(all.begin(), all.end(), [&](const Assignment* a, const Assignment* b) {
      if ((a->unit == own) != (b->unit == own)) return a->unit == own;
      if (order_of(a) != order_of(b)) return order_of(a) < order_of(b);
      return a->id < b->id;
    });
    for (const Assignment* assignment : all) {
      page_.assignments.push_back(item_of(*assignment));
      if (assignment->unit != own) continue;
      page_.own = assignment->id;
      page_.own_deeds = own_deeds_of(deeds_, *assignment);
      page_.actions = page_.assignments.back().actions;
      page_.declare = declare_deed(at_, *assignment);
      page_.light = page_.assignments.back().light;
    }
    for (const Assignment* assignment : all) {
      for (Matter& matter : matters_of(deeds_, *assignment)) {
        page_.matters.push_back(std::move(matter));
      }
    }
    std::stable_sort(page_.matters.begin(), page_.matters.end(),
                     [](const Matter& a, const Matter& b) { return a.open && !b.open; });
    if (!page_.own) {
      page_.light = at_.badge(state_of(task_, plan_, all, at_.records, at_.reader.today).verdict);
    }
  }

  AssignmentItem item_of(const Assignment& assignment) const {
    AssignmentItem item;
    item.id = assignment.id;
    item.unit = at_.unit_name(assignment.unit);
    item.own = assignment.unit == at_.reader.actor.unit;
    item.duty = assignment.duty;
    item.duty_text = at_.duty_word(assignment.duty);
    item.stage = assignment.stage;
    item.stage_text = at_.say(word_of(assignment.stage));
    item.light = at_.badge(light_of(assignment, task_, plan_, at_.records, at_.reader.today));
    item.percent = assignment.percent;
    if (deadline_of(assignment, task_)) {
      item.expected_percent = expected_percent(assignment, task_, at_.reader.today);
    }
    const Report* last =
        assignment.current_report ? at_.records.report(*assignment.current_report) : nullptr;
    if (last != nullptr) item.last_report = at_.time(last->written_at);
    item.note = assignment.note;
    item.edit = at_.edit_of(assignment.id);
    item.actions = actions_for(edit_, assignment.id);
    item.deeds = deeds_of(deeds_, assignment);
    return item;
  }

  void fill_units() {
    for (const Duty duty : {Duty::lead, Duty::responsible, Duty::supporting}) {
      UnitsByDuty units;
      units.duty = duty;
      units.word = at_.say(duty_heading(duty));
      for (const TaskUnit& entry : task_.units) {
        if (entry.duty == duty) units.units.push_back(at_.unit_name(entry.unit));
      }
      for (const OpenGroup& group : task_.groups) {
        if (group.duty == duty) units.units.push_back(group.name);
      }
      if (!units.units.empty()) page_.units.push_back(std::move(units));
    }
    for (const OpenGroup& group : task_.groups) {
      GroupItem item;
      item.name = group.name;
      item.duty_text = at_.duty_word(group.duty);
      item.confirmed = group.confirmed;
      for (UnitId member : group.members) item.members.push_back(at_.unit_name(member));
      item.deeds = deeds_of(deeds_, task_, group);
      page_.groups.push_back(std::move(item));
    }
  }

  std::string amount(Decimal value, const std::string& unit) const {
    const std::string number = to_string(value);
    return unit.empty() ? number : at_.say(Text::number_with_unit, {number, unit});
  }

  // The latest value is of one's own assignment; without one, of whoever reported last.
  const Report* report_for_targets() const {
    const Report* newest = nullptr;
    for (const AssignmentItem& item : page_.assignments) {
      const Assignment* assignment = at_.records.assignment(item.id);
      if (assignment == nullptr || !assignment->current_report) continue;
      const Report* report = at_.records.report(*assignment->current_report);
      if (report == nullptr || report->content.values.empty()) continue;
      if (page_.own && *page_.own == item.id) return report;
      if (newest == nullptr || newest->written_at < report->written_at) newest = report;
    }
    return newest;
  }

  void fill_targets() {
    const Report* last = report_for_targets();
    for (size_t i = 0; i < task_.targets.size(); ++i) {
      const Target& target = task_.targets[i];
      TargetItem item;
      item.label = target.label;
      item.goal = at_.say(goal_text(target.comparator), {amount(target.value, target.unit)});
      if (last != nullptr) {
        for (const TargetValue& value : last->content.values) {
          if (value.target != static_cast<int32_t>(i)) continue;
          item.latest = amount(value.value, target.unit);
          item.met = is_met(target, value.value);
        }
      }
      page_.targets.push_back(std::move(item));
    }
  }

  // ---- history

  void fill_content(const ReportContent& content, HistoryItem& item) const {
    item.percent = content.percent;
    item.no_change = content.no_change;
    item.narrative = content.narrative;
    item.problem = content.problem;
    item.reason = content.reason;
    item.attachments = content.attachments;
    for (const TargetValue& value : content.values) {
      if (value.target >= static_cast<int32_t>(task_.targets.size())) continue;
      const Target& target = task_.targets[static_cast<size_t>(value.target)];
      const std::string said = amount(value.value, target.unit);
      item.values.push_back(
          target.label.empty() ? said : at_.say(Text::label_and_value, {target.label, said}));
    }
  }

  void say_review(const std::optional<Review>& review, Text accepted, Text returned,
                  HistoryItem& item) const {
    if (!review) return;
    const Text what = review->accepted ? accepted : returned;
    item.review = at_.said(what, review->remark, at_.say(Text::by_reviewer));
  }

  void add_report(const Report& report, const std::set<ReportId>& replaced) {
    HistoryItem item;
    item.report = report.id;
    item.unit = at_.unit_name(report.unit);
    item.author = at_.person_name(report.author);
    item.time = at_.time(report.written_at);
    fill_content(report.content, item);
    item.previous_percent = report.previous_percent;
    if (report.timing == Timing::late) item.timing_text = at_.say(Text::timing_late);
    if (report.timing == Timing::on_time_sent_late) {
      item.timing_text = at_.say(Text::timing_on_time_sent_late);
    }
    item.contested = report.contested;
    item.replaced = replaced.count(report.id) != 0;
    say_review(report.review, Text::trail_accepted, Text::trail_returned, item);
    item.returned = report.is_returned();
    // What has been reported since says more than an older report that nobody reviewed.
    const Assignment* assignment = at_.records.assignment(report.assignment);
    const bool current = assignment != nullptr && assignment->current_report == report.id;
    const bool rival =
        assignment != nullptr && report.contested && assignment->reported_cycle == report.cycle;
    if (current || rival) item.deeds = deeds_of(deeds_, report);
    const auto pending = at_.shown.pending.find({Collection::report, report.id.uuid});
    const OutboxEntry* entry =
        pending == at_.shown.pending.end() ? nullptr : at_.copy.outbox().find(pending->second);
    if (entry != nullptr && at_.records.version_of({Collection::report, report.id.uuid}) == 0) {
      item.operation = entry->operation.id;
      item.edit = at_.edit_of(*entry);
      item.timing_text.clear();
    } else {
      const uint64_t receipt = at_.receipt_of(report.id);
      item.edit = at_.in_ledger(receipt != 0 ? receipt : report.version);
    }
    history_.push_back({report.written_at, std::move(item)});
  }

  void add_returned(const OutboxEntry& entry) {
    const auto* body = std::get_if<SubmitReport>(&entry.operation.body);
    const bool doubted = at_.shown.doubtful.count(entry.operation.id) != 0;
    const bool returned = entry.state == EntryState::rejected || entry.state == EntryState::late;
    if (body == nullptr || !(returned || doubted)) return;
    HistoryItem item;
    item.kind = entry.state == EntryState::late ? HistoryItem::Kind::late_report
                                                : HistoryItem::Kind::report;
    item.operation = entry.operation.id;
    item.unit = at_.unit_name(at_.reader.actor.unit);
    item.author = at_.person_name(entry.operation.actor);
    item.time = at_.time(entry.operation.device_time);
    fill_content(body->content, item);
    item.edit = at_.edit_of(entry);
    history_.push_back({entry.operation.device_time, std::move(item)});
    if (entry.state == EntryState::late) told_.insert(body->report);
  }

  void add_late(const LateArrival& late) {
    if (told_.count(late.id) != 0) return;
    HistoryItem item;
    item.kind = HistoryItem::Kind::late_report;
    item.unit = at_.unit_name(late.unit);
    item.author = at_.person_name(late.author);
    item.time = at_.time(late.written_at);
    fill_content(late.content, item);
    item.edit.kind = EditState::Kind::late;
    item.edit.receipt = late.version;
    item.edit.word = at_.say(Text::edit_late);
    say_review(late.decision, Text::trail_admitted, Text::trail_declined, item);
    item.deeds = deeds_of(deeds_, late);
    history_.push_back({late.written_at, std::move(item)});
  }

  void fill_history() {
    for (const AssignmentItem& item : page_.assignments) {
      const std::vector<const Report*> reports = at_.records.reports_of(item.id);
      std::set<ReportId> replaced;
      for (const Report* report : reports) {
        if (report->replaces) replaced.insert(*report->replaces);
      }
      for (const Report* report : reports) add_report(*report, replaced);
      for (const OutboxEntry* entry : at_.entries_of(item.id)) add_returned(*entry);
    }
    for (const auto& [id, late] : at_.records.late_arrivals()) {
      const Assignment* assignment = at_.records.assignment(late.assignment);
      if (assignment != nullptr && assignment->task == task_.id) add_late(late);
    }
    std::stable_sort(history_.begin(), history_.end(),
                     [](const Dated& a, const Dated& b) { return b.at < a.at; });
    for (Dated& dated : history_) page_.history.push_back(std::move(dated.item));
  }

  // ---- evidence

  static std::string title_of(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) {
      if (part.empty()) continue;
      if (!out.empty()) out += " · ";
      out += part;
    }
    return out;
  }

  void fill_evidence() {
    for (const HistoryItem& item : page_.history) {
      if (item.attachments.empty()) continue;
      page_.evidence.push_back({title_of({item.unit, item.author, item.time}), item.attachments});
    }
    for (const AssignmentItem& item : page_.assignments) {
      const Assignment* assignment = at_.records.assignment(item.id);
      if (assignment != nullptr && !assignment->evidence.empty()) {
        page_.evidence.push_back(
            {title_of({item.unit, at_.say(Text::field_evidence)}), assignment->evidence});
      }
      for (const SupervisionOrder* order : at_.records.orders_of(item.id)) {
        for (const OrderStep& step : order->steps) {
          if (step.attachments.empty()) continue;
          const Remark& remark = step.remark;
          page_.evidence.push_back(
              {title_of({item.unit, at_.person_name(remark.by), at_.time(remark.at)}),
               step.attachments});
        }
      }
    }
  }

  const ViewContext& at_;
  const EditContext& edit_;
  const DeedContext deeds_;
  const Task& task_;
  const Plan& plan_;
  TaskPage page_;
  std::vector<Dated> history_;
  std::set<ReportId> told_;  // late reports that the outbox already tells of
};

}  // namespace

std::optional<TaskPage> made_task_page(const ViewContext& at, const EditContext& edit, TaskId id) {
  const Task* task = at.records.task(id);
  const Plan* plan = task == nullptr ? nullptr : at.records.plan(task->plan);
  if (plan == nullptr) return std::nullopt;
  return PageMaker(at, edit, *task, *plan).made();
}

}  // namespace tz::client
