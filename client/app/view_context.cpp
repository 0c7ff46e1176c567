#include "app/view_context.h"

#include "app/words.h"

namespace tz::client {

std::optional<AssignmentId> assignment_of(const Operation& operation) {
  const RecordKey target = target_of(operation);
  if (target.collection != Collection::assignment) return std::nullopt;
  return AssignmentId(target.id);
}

ViewContext::ViewContext(const RecordSet& records_, const Shown& shown_, const LedgerCopy& copy_,
                         const Drafts& drafts_, const Reader& reader_)
    : records(records_), shown(shown_), copy(copy_), drafts(drafts_), reader(reader_) {
  for (const OutboxEntry& entry : copy.outbox().entries()) {
    if (const auto id = assignment_of(entry.operation)) entries_[*id].push_back(&entry);
  }
  for (const auto& [id, receipt] : copy.receipts()) {
    if (const auto* body = std::get_if<SubmitReport>(&receipt.operation.body)) {
      receipts_[body->report] = receipt.seq;
    }
  }
}

std::string ViewContext::unit_name(UnitId id) const {
  const Unit* unit = records.unit(id);
  return unit == nullptr ? std::string() : unit->name;
}

std::string ViewContext::person_name(PersonId id, std::string_view otherwise) const {
  const Person* person = records.person(id);
  if (person == nullptr) return std::string(otherwise);
  return person->erased ? say(Text::name_erased) : person->name;
}

std::string ViewContext::said(Text what, const Remark& remark, std::string_view otherwise) const {
  const std::vector<std::string> head = {person_name(remark.by, otherwise), time(remark.at),
                                         say(what)};
  if (remark.text.empty()) return say(Text::trail_bare, head);
  return say(Text::trail_words, {head[0], head[1], head[2], remark.text});
}

LightBadge ViewContext::badge(const LightVerdict& verdict) const {
  const LightPhrases phrases = phrases_of(verdict.reason);
  const std::vector<std::string> args = {std::to_string(verdict.first),
                                         std::to_string(verdict.second)};
  LightBadge out;
  out.light = verdict.light;
  out.word = say(phrases.badge, args);
  out.name = say(word_of(verdict.light));
  out.why = why_sentence(reader.lang, verdict);
  return out;
}

std::string ViewContext::duty_word(Duty duty) const {
  switch (duty) {
    case Duty::lead:
      return say(Text::duty_word_lead);
    case Duty::responsible:
      return say(Text::duty_word_responsible);
    case Duty::supporting:
      return say(Text::duty_word_supporting);
  }
  TZ_ASSERT(false);
}

std::string ViewContext::days_text(int32_t days_left) const {
  if (days_left < 0) return say(Text::days_over, {std::to_string(-days_left)});
  if (days_left == 0) return say(Text::days_today);
  return say(Text::days_left, {std::to_string(days_left)});
}

std::string ViewContext::lead_names(const Task& task) const {
  std::string out;
  for (const TaskUnit& entry : task.units) {
    if (entry.duty != Duty::lead) continue;
    if (!out.empty()) out += say(Text::list_comma);
    out += unit_name(entry.unit);
  }
  return out;
}

EditState ViewContext::edit_of(const OutboxEntry& entry) const {
  EditState out;
  out.receipt = entry.seq;
  if (entry.error) out.reason = sentence(reader.lang, *entry.error);
  switch (entry.state) {
    case EntryState::waiting: {
      out.kind = EditState::Kind::waiting;
      out.word = say(Text::edit_waiting);
      const auto doubt = shown.doubtful.find(entry.operation.id);
      if (doubt != shown.doubtful.end()) out.reason = sentence(reader.lang, doubt->second);
      return out;
    }
    case EntryState::sending:
      out.kind = EditState::Kind::sending;
      out.word = say(Text::edit_sending);
      return out;
    case EntryState::rejected:
      out.kind = EditState::Kind::rejected;
      out.word = say(Text::edit_rejected);
      return out;
    case EntryState::late:
      out.kind = EditState::Kind::late;
      out.word = say(Text::edit_late);
      return out;
  }
  TZ_ASSERT(false);
}

EditState ViewContext::in_ledger(uint64_t receipt) const {
  EditState out;
  out.kind = EditState::Kind::in_ledger;
  out.receipt = receipt;
  out.word = say(Text::edit_in_ledger, {std::to_string(receipt)});
  return out;
}

EditState ViewContext::edit_of(AssignmentId assignment) const {
  const OutboxEntry* best = nullptr;
  for (const OutboxEntry* entry : entries_of(assignment)) {
    const bool urgent = entry->state == EntryState::rejected;
    if (best == nullptr || urgent || best->state != EntryState::rejected) best = entry;
  }
  if (best != nullptr) return edit_of(*best);
  EditState out;
  if (drafts.find(assignment) != nullptr) {
    out.kind = EditState::Kind::draft;
    out.word = say(Text::edit_draft);
  }
  return out;
}

const std::vector<const OutboxEntry*>& ViewContext::entries_of(AssignmentId assignment) const {
  const auto found = entries_.find(assignment);
  return found == entries_.end() ? none_ : found->second;
}

bool ViewContext::has_unsent(AssignmentId assignment) const {
  for (const OutboxEntry* entry : entries_of(assignment)) {
    if (entry->state == EntryState::waiting || entry->state == EntryState::sending) return true;
  }
  return false;
}

uint64_t ViewContext::receipt_of(ReportId report) const {
  const auto found = receipts_.find(report);
  return found == receipts_.end() ? 0 : found->second;
}

}  // namespace tz::client
