// Makes the views of the register of exposure and accountability: all of it, and one entry.
#include <algorithm>

#include "app/matters.h"
#include "app/pages.h"
#include "app/publication_phrases.h"
#include "rules/accountability_basis.h"

namespace tz::client {
namespace {

constexpr PublicationWords kWords{Text::state_draft_entry, Text::state_entered, Text::state_removed,
                                  Text::entered_by, Text::removed_by};

class BasisMaker {
 public:
  explicit BasisMaker(const ViewContext& at) : at_(at) {}

  EntryBasis operator()(OrderId id) const {
    const SupervisionOrder* order = at_.records.order(id);
    const Assignment* assignment =
        order == nullptr ? nullptr : at_.records.assignment(order->assignment);
    if (assignment == nullptr) return {at_.say(Text::entry_basis_hidden), Text::close, {}};
    return {at_.say(Text::order_title, {number_of(at_, *order)}), Text::open_task,
            task_route(assignment->task)};
  }
  EntryBasis operator()(CircularId id) const {
    const Circular* circular = at_.records.circular(id);
    if (circular == nullptr) return {at_.say(Text::circular), Text::close, {}};
    return {circular_title(*circular), Text::circular_open_row, circular_route(id)};
  }

 private:
  const ViewContext& at_;
};

std::vector<std::string> facts_about(const ViewContext& at, const AccountabilityEntry& entry) {
  std::vector<std::string> out = facts_of(at, entry, kWords);
  // Else nothing would say why it cannot be entered.
  const bool holds = check_basis(entry.basis, entry.unit, at.records).ok();
  if (!entry.is_over() && !holds) {
    out.push_back(sentence(at.reader.lang, error(ErrorCode::basis_lost)));
  }
  return out;
}

}  // namespace

std::string entry_name(const ViewContext& at, const AccountabilityEntry& entry) {
  const bool is_exposure = entry.words.kind == AccountabilityKind::exposure;
  return at.say(is_exposure ? Text::entry_exposure : Text::entry_accountability) +
         at.say(Text::dot) + at.unit_name(entry.unit);
}

RegisterPage made_register(const ViewContext& at, bool complete) {
  RegisterPage page;
  page.loading = !complete;
  page.for_office = reads_whole_ledger(at.reader.actor);
  std::vector<const AccountabilityEntry*> all;
  for (const auto& [id, entry] : at.records.all_of<AccountabilityEntry>()) all.push_back(&entry);
  std::sort(all.begin(), all.end(), [](const AccountabilityEntry* a, const AccountabilityEntry* b) {
    return a->drafted_at != b->drafted_at ? b->drafted_at < a->drafted_at : b->id < a->id;
  });
  for (const AccountabilityEntry* entry : all) {
    page.rows.push_back(
        {entry->id, entry_name(at, *entry),
         entry->words.decided_by + at.say(Text::dot) + at.date(entry->words.decided_on),
         at.say(word_of(entry->state, kWords)), tone_of(entry->state)});
  }
  return page;
}

std::optional<AccountabilityPage> made_accountability(const ViewContext& at,
                                                      const EditContext& edit,
                                                      AccountabilityId id) {
  const AccountabilityEntry* entry = at.records.accountability(id);
  if (entry == nullptr) return std::nullopt;
  const DeedContext deeds{at, edit};
  const AccountabilityWords& words = entry->words;
  AccountabilityPage page;
  page.id = id;
  page.title = entry_name(at, *entry);
  page.state = at.say(word_of(entry->state, kWords));
  page.tone = tone_of(entry->state);
  page.facts = facts_about(at, *entry);
  page.basis = std::visit(BasisMaker(at), entry->basis);
  page.lines = {{at.say(Text::field_entry_facts), words.facts},
                {at.say(Text::field_decision), words.decision},
                {at.say(Text::field_decided_by), words.decided_by},
                {at.say(Text::field_decided_on), at.date(words.decided_on)}};
  for (const AccountabilityCorrection& each : entry->corrections) {
    page.corrections.push_back({at.said(Text::corrected_by, each.remark, at.say(Text::role_office)),
                                each.facts, each.decision});
  }
  page.deeds = deeds_of(deeds, *entry);
  page.objections = objections_to(deeds, id);
  page.shows_objections = entry->is_shown();
  return page;
}

}  // namespace tz::client
