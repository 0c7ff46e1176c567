#include "summary/inbox.h"

#include <algorithm>

#include "model/names.h"
#include "summary/inbox_tray.h"

namespace tz {
namespace {

constexpr NameTable<InboxKind, kInboxKinds> kNames{{"report_returned",
                                                    "order",
                                                    "order_returned",
                                                    "instruction",
                                                    "plan_returned",
                                                    "field_contested",
                                                    "to_acknowledge",
                                                    "overdue",
                                                    "due_soon",
                                                    "report_due",
                                                    "reminder",
                                                    "problem_owned",
                                                    "report_to_review",
                                                    "completion_to_review",
                                                    "plan_to_approve",
                                                    "extension_to_decide",
                                                    "late_to_decide",
                                                    "order_to_check",
                                                    "group_to_confirm",
                                                    "task_to_close",
                                                    "circular_shown",
                                                    "assessment_shown",
                                                    "accountability_shown",
                                                    "objection_to_answer",
                                                    "circular_to_publish",
                                                    "assessment_to_publish",
                                                    "accountability_to_publish"}};

}  // namespace

std::string_view name_of(InboxKind kind) {
  return kNames.name(kind);
}

std::vector<InboxItem> inbox_of(const RecordSet& records, const Actor& actor, CivilDate today) {
  InboxTray tray(records, actor, today);
  add_own_work(tray);
  add_reviews(tray);
  add_publications(tray);
  std::vector<InboxItem> items = tray.taken();
  std::sort(items.begin(), items.end(), [](const InboxItem& a, const InboxItem& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.urgent != b.urgent) return a.urgent;
    if (a.since != b.since) return a.since < b.since;
    return a.record < b.record;
  });
  return items;
}

}  // namespace tz
