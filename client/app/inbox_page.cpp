#include "app/pages.h"

namespace tz::client {
namespace {

// In the order of InboxKind: what it is, and how its days are said.
enum class Days { since, left, count, none };
struct Wording {
  Text what;
  Days days;
};
constexpr Wording kWordings[] = {{Text::inbox_report_returned, Days::since},
                                 {Text::inbox_order, Days::left},
                                 {Text::inbox_order_returned, Days::left},
                                 {Text::inbox_instruction, Days::since},
                                 {Text::inbox_plan_returned, Days::since},
                                 {Text::inbox_field_contested, Days::count},
                                 {Text::inbox_to_acknowledge, Days::since},
                                 {Text::inbox_overdue, Days::none},
                                 {Text::inbox_due_soon, Days::left},
                                 {Text::inbox_report_due, Days::left},
                                 {Text::inbox_reminder, Days::since},
                                 {Text::inbox_problem_owned, Days::since},
                                 {Text::inbox_report_to_review, Days::since},
                                 {Text::inbox_completion_to_review, Days::since},
                                 {Text::inbox_plan_to_approve, Days::since},
                                 {Text::inbox_extension_to_decide, Days::left},
                                 {Text::inbox_late_to_decide, Days::since},
                                 {Text::inbox_order_to_check, Days::since},
                                 {Text::inbox_group_to_confirm, Days::count},
                                 {Text::inbox_task_to_close, Days::since},
                                 {Text::inbox_circular_shown, Days::left},
                                 {Text::inbox_assessment_shown, Days::left},
                                 {Text::inbox_accountability_shown, Days::left},
                                 {Text::inbox_objection_to_answer, Days::since},
                                 {Text::inbox_circular_to_publish, Days::since},
                                 {Text::inbox_assessment_to_publish, Days::since},
                                 {Text::inbox_accountability_to_publish, Days::since}};
static_assert(std::size(kWordings) == kInboxKinds);

std::string when_of(const ViewContext& at, const InboxItem& item, Days days) {
  switch (days) {
    case Days::left:
      return at.days_text(item.days);
    case Days::since:
      return item.days <= 0 ? at.say(Text::today)
                            : at.say(Text::days_waiting, {std::to_string(item.days)});
    case Days::count:
      return at.say(Text::rows_count, {std::to_string(item.days)});
    case Days::none:
      break;
  }
  return at.say(Text::days_over, {std::to_string(item.days)});
}

// What it is about, and where that is; nothing: it is about a task, or not in sight.
struct PublicationLink {
  std::string title;
  Route route;
};
std::optional<PublicationLink> publication_of(const ViewContext& at, const RecordKey& key) {
  switch (key.collection) {
    case Collection::circular: {
      const Circular* circular = at.records.circular(CircularId(key.id));
      if (circular == nullptr) return std::nullopt;
      return PublicationLink{circular_title(*circular), circular_route(circular->id)};
    }
    case Collection::assessment: {
      const Assessment* assessment = at.records.assessment(AssessmentId(key.id));
      if (assessment == nullptr) return std::nullopt;
      return PublicationLink{assessment_name(at, *assessment), assessment_route(assessment->id)};
    }
    case Collection::accountability: {
      const AccountabilityEntry* entry = at.records.accountability(AccountabilityId(key.id));
      if (entry == nullptr) return std::nullopt;
      return PublicationLink{entry_name(at, *entry), accountability_route(entry->id)};
    }
    case Collection::objection: {
      const Objection* objection = at.records.objection(ObjectionId(key.id));
      if (objection == nullptr) return std::nullopt;
      return publication_of(at, key_of_subject(objection->about));
    }
    default:
      return std::nullopt;
  }
}

// One tap leads to where it can be done: straight into the form where only a report is asked for.
Route route_of(const InboxItem& item) {
  const bool form = item.kind == InboxKind::report_returned || item.kind == InboxKind::report_due;
  if (form && item.assignment) return report_route(*item.assignment);
  return task_route(item.task);
}

}  // namespace

InboxPage made_inbox(const ViewContext& at, bool complete) {
  InboxPage page;
  page.loading = !complete;
  for (const InboxItem& item : inbox_of(at.records, at.reader.actor, at.reader.today)) {
    const std::optional<PublicationLink> publication = publication_of(at, item.record);
    const Task* task = at.records.task(item.task);
    if (task == nullptr && !publication) continue;
    const Wording& wording = kWordings[static_cast<size_t>(item.kind)];
    InboxRow row;
    row.kind = item.kind;
    row.what = at.say(wording.what);
    row.title = task != nullptr ? task->number + ' ' + task->title : publication->title;
    row.when = when_of(at, item, wording.days);
    const Assignment* assignment =
        item.assignment ? at.records.assignment(*item.assignment) : nullptr;
    if (assignment != nullptr && assignment->unit != at.reader.actor.unit) {
      row.unit = at.unit_name(assignment->unit);
    }
    row.urgent = item.urgent;
    if (row.urgent) ++page.urgent;
    row.route = publication ? publication->route : route_of(item);
    if (page.chips.empty() || page.chips.back().kind != row.kind) {
      page.chips.push_back({row.kind, row.what, 0});
    }
    ++page.chips.back().count;
    page.rows.push_back(std::move(row));
  }
  return page;
}

}  // namespace tz::client
