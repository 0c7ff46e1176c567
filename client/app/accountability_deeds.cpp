// The deeds of the register of exposure and accountability.
#include "app/deed_offer.h"

namespace tz::client {
namespace {

std::vector<AskField> word_fields(const ViewContext& at, const AccountabilityWords& now) {
  const auto kind = [&](AccountabilityKind value, Text word) {
    return AskOption{std::string(name_of(value)), at.say(word)};
  };
  return {{.key = "kind",
           .label = Text::field_entry_kind,
           .kind = AskKind::choice,
           .answer = std::string(name_of(now.kind)),
           .options = {kind(AccountabilityKind::exposure, Text::entry_exposure),
                       kind(AccountabilityKind::accountability, Text::entry_accountability)}},
          {.key = "facts", .label = Text::field_entry_facts, .answer = now.facts},
          {.key = "decision", .label = Text::field_decision, .answer = now.decision},
          {.key = "decided_by",
           .label = Text::field_decided_by,
           .kind = AskKind::line,
           .answer = now.decided_by},
          {.key = "decided_on",
           .label = Text::field_decided_on,
           .kind = AskKind::day,
           .answer = to_iso(now.decided_on)}};
}

Deed draft_deed(const ViewContext& at, UnitId unit, AccountabilityBasis basis, std::string facts) {
  const AccountabilityWords any{AccountabilityKind::exposure, kAnyWords, kAnyWords, kAnyWords,
                                at.reader.today};
  AccountabilityWords first = any;
  first.facts = std::move(facts);
  first.decision.clear();
  first.decided_by.clear();
  return {.label = Text::draft_entry,
          .fields = word_fields(at, first),
          .note = at.say(Text::draft_entry_note),
          .body = DraftAccountability{AccountabilityId(), unit, basis, any}};
}

}  // namespace

Deed draft_entry_deed(const ViewContext& at, const SupervisionOrder& order, UnitId unit) {
  // What the order found is known; it may be said otherwise here.
  Deed deed = draft_deed(at, unit, order.id, order.facts);
  deed.subject = at.unit_name(unit);
  return deed;
}

Deed draft_entry_deed(const ViewContext& at, const Circular& circular) {
  const std::vector<CircularUnit>& units = circular.figures.units;
  Deed deed =
      draft_deed(at, units.empty() ? UnitId() : units.front().unit, circular.id, std::string());
  AskField unit{.key = "unit", .label = Text::field_unit, .kind = AskKind::choice};
  for (const CircularUnit& each : units) unit.options.push_back({to_string(each.unit), each.name});
  deed.fields.insert(deed.fields.begin(), std::move(unit));
  return deed;
}

std::vector<Deed> deeds_of(const DeedContext& context, const AccountabilityEntry& entry) {
  const ViewContext& at = context.at;
  std::vector<Deed> out;
  offer(context, out,
        show_deed(at, Text::show_entry_note, OpenAccountability{entry.id, proposed_until(at)}));
  offer(context, out,
        {.label = Text::enter_entry,
         .weight = DeedWeight::primary,
         .body = PublishAccountability{entry.id}});
  offer(context, out, object_deed(at, Text::object_entry_note, entry.id));
  const bool is_shown_now = entry.state == PublicationState::objections;
  offer(context, out,
        {.label = Text::word_entry,
         .fields = word_fields(at, entry.words),
         .note = is_shown_now ? at.say(Text::word_entry_note) : std::string(),
         .body = WordAccountability{entry.id, entry.words}});
  offer(context, out,
        {.label = Text::correct_entry,
         .fields = {{.key = "facts", .label = Text::field_entry_facts, .answer = entry.words.facts},
                    {.key = "decision",
                     .label = Text::field_decision,
                     .answer = entry.words.decision},
                    {.key = "reason", .label = Text::field_reason}},
         .note = at.say(Text::correct_entry_note),
         .body = CorrectAccountability{entry.id, entry.words.facts + kAnyWords,
                                       entry.words.decision, kAnyWords}});
  offer(context, out,
        {.label = Text::remove_entry,
         .weight = DeedWeight::danger,
         .fields = {{.key = "reason", .label = Text::field_reason}},
         .note = at.say(Text::remove_entry_note),
         .body = WithdrawAccountability{entry.id, kAnyWords}});
  return out;
}

}  // namespace tz::client
