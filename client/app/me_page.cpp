#include "app/audit_view.h"
#include "app/pages.h"
#include "app/words.h"
#include "base/utf8.h"

namespace tz::client {
namespace {

constexpr size_t kShortContent = 80;

std::optional<TaskId> task_of(const ViewContext& at, const Operation& operation) {
  if (const auto assignment = assignment_of(operation)) {
    const Assignment* found = at.records.assignment(*assignment);
    return found == nullptr ? std::nullopt : std::optional(found->task);
  }
  const RecordKey target = target_of(operation);
  if (target.collection == Collection::task) return TaskId(target.id);
  return std::nullopt;
}

std::string task_number(const ViewContext& at, std::optional<TaskId> id) {
  const Task* task = id ? at.records.task(*id) : nullptr;
  return task == nullptr ? std::string() : task->number;
}

std::string words_in(const ViewContext& at, const Operation& operation) {
  if (const auto* body = std::get_if<SubmitReport>(&operation.body)) {
    const std::string percent = at.say(Text::percent_done, {std::to_string(body->content.percent)});
    if (body->content.no_change) return at.say(Text::no_change_word);
    const std::string& words =
        body->content.narrative.empty() ? body->content.problem : body->content.narrative;
    return percent + at.say(Text::list_comma) + words;
  }
  if (const auto* body = std::get_if<DeclareComplete>(&operation.body)) return body->evidence;
  if (const auto* body = std::get_if<ReturnCompletion>(&operation.body)) return body->reason;
  if (const auto* body = std::get_if<CancelAssignment>(&operation.body)) return body->reason;
  if (const auto* body = std::get_if<AgreeDeadline>(&operation.body))
    return at.date(body->deadline);
  if (const auto* body = std::get_if<ConfirmGroup>(&operation.body)) return body->group;
  return {};
}

OutboxItem item_of(const ViewContext& at, const OutboxEntry& entry) {
  OutboxItem item;
  item.operation = entry.operation.id;
  item.kind = kind_of(entry.operation);
  item.task = task_of(at, entry.operation);
  const std::string number = task_number(at, item.task);
  item.title = at.say(word_of(item.kind));
  if (!number.empty()) item.title += ' ' + number;
  item.content = first_characters(words_in(at, entry.operation), kShortContent);
  item.time = at.time(entry.operation.device_time);
  item.edit = at.edit_of(entry);
  const bool rejected = entry.state == EntryState::rejected;
  const auto assignment = assignment_of(entry.operation);
  const bool in_sight = assignment && at.records.assignment(*assignment) != nullptr;
  item.may_mend = rejected && in_sight && item.kind == OperationKind::submit_report;
  item.may_send_again = rejected && !item.may_mend;
  item.may_discard = rejected || entry.state == EntryState::late;
  return item;
}

void fill_outbox(const ViewContext& at, MePage& page) {
  std::vector<OutboxItem> late;
  for (const OutboxEntry& entry : at.copy.outbox().entries()) {
    switch (entry.state) {
      case EntryState::waiting:
      case EntryState::sending:
        page.waiting.push_back(item_of(at, entry));
        break;
      case EntryState::rejected:
        page.attention.push_back(item_of(at, entry));
        break;
      case EntryState::late:
        late.push_back(item_of(at, entry));
        break;
    }
  }
  for (OutboxItem& item : late) page.attention.push_back(std::move(item));
}

}  // namespace

MePage made_me(const ViewContext& at, const MeFacts& facts) {
  MePage page;
  page.name = facts.session.person.name;
  page.login = facts.session.login;
  page.unit = at.unit_name(at.reader.actor.unit);
  for (Role role : at.reader.actor.roles) {
    if (!page.roles.empty()) page.roles += at.say(Text::list_comma);
    page.roles += at.say(word_of(role));
  }
  page.lang = at.reader.lang;
  page.large = facts.large;
  page.has_second_factor = facts.session.has_second_factor;
  page.status = facts.status;
  page.update_ready = facts.update_ready;
  page.last_synced =
      facts.status.last_synced ? at.time(*facts.status.last_synced) : at.say(Text::never_synced);
  const CopyHead& head = at.copy.facts().head;
  if (!head.hash.empty()) {
    const std::string shown = in_groups(std::string_view(head.hash).substr(0, kShownHash));
    page.head = at.say(Text::ledger_head, {std::to_string(head.seq), shown});
  }
  const std::optional<LostDevice>& lost = at.copy.facts().lost;
  if (lost && facts.may_settle_loss) {
    page.lost = lost->last_received ? at.say(Text::device_lost, {at.time(*lost->last_received)})
                                    : at.say(Text::device_lost_all);
  }
  fill_outbox(at, page);
  for (const auto& [id, draft] : at.drafts.all()) {
    const Assignment* assignment = at.records.assignment(id);
    const Task* task = assignment == nullptr ? nullptr : at.records.task(assignment->task);
    if (task == nullptr) continue;
    page.drafts.push_back({id, task->number + ' ' + task->title, at.time(draft.saved_at)});
  }
  const size_t kept =
      at.copy.outbox().unsent() + at.copy.outbox().needing_attention() + facts.status.photos;
  if (kept > 0) page.sign_out_warning = at.say(Text::sign_out_warning, {std::to_string(kept)});
  return page;
}

}  // namespace tz::client
