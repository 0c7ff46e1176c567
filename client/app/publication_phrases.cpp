#include "app/publication_phrases.h"

#include <algorithm>

#include "app/audit_view.h"

namespace tz::client {
namespace {

using Tone = Matter::Tone;

Matter matter_of(const DeedContext& context, const Objection& objection) {
  const ViewContext& at = context.at;
  const std::string unit = at.unit_name(objection.unit);
  Matter out;
  out.record = key_of(objection);
  out.title = unit;
  out.open = !objection.answer;
  out.state = at.say(out.open           ? Text::state_to_answer
                     : objection.upheld ? Text::upheld
                                        : Text::not_upheld);
  out.tone = out.open ? Tone::waiting : objection.upheld ? Tone::good : Tone::quiet;
  out.lines.push_back({at.time(objection.filed.at), objection.filed.text});
  if (objection.answer) {
    out.trail.push_back(
        at.said(Text::trail_answered, *objection.answer, at.say(Text::role_office)));
  }
  out.deeds = deeds_of(context, objection);
  out.since_ms = objection.filed.at.unix_ms;
  return out;
}

}  // namespace

Text word_of(PublicationState state, const PublicationWords& words) {
  switch (state) {
    case PublicationState::draft:
      return words.draft;
    case PublicationState::objections:
      return Text::state_objections;
    case PublicationState::published:
      return words.published;
    case PublicationState::withdrawn:
      return words.withdrawn;
  }
  TZ_ASSERT(false);
}

Tone tone_of(PublicationState state) {
  switch (state) {
    case PublicationState::objections:
      return Tone::waiting;
    case PublicationState::published:
      return Tone::good;
    case PublicationState::withdrawn:
      return Tone::bad;
    case PublicationState::draft:
      break;
  }
  return Tone::quiet;
}

std::string frozen_as_of(const ViewContext& at, CivilDate as_of, uint64_t frozen_at) {
  return at.say(Text::frozen_as_of, {at.date(as_of), std::to_string(frozen_at)});
}

std::string frozen_chain(const ViewContext& at, const std::string& frozen_hash) {
  return at.say(Text::frozen_chain, {frozen_hash.substr(0, kShownHash)});
}

std::vector<std::string> facts_of(const ViewContext& at, const Publication& publication,
                                  const PublicationWords& words) {
  std::vector<std::string> out;
  if (publication.state == PublicationState::objections) {
    const CivilDate until = *publication.objections_until;
    const bool over = until < at.reader.today;
    out.push_back(at.say(over ? Text::objections_over : Text::objections_until, {at.date(until)}));
  }
  const std::string office = at.say(Text::role_office);
  if (publication.published) {
    out.push_back(at.said(words.published_by, *publication.published, office));
  }
  if (publication.withdrawn) {
    out.push_back(at.said(words.withdrawn_by, *publication.withdrawn, office));
  }
  return out;
}

bool may_count_again(const ViewContext& at, const Publication& publication) {
  return at.reader.actor.has(Role::office) && !publication.is_over();
}

std::vector<Matter> objections_to(const DeedContext& context, const ObjectionSubject& subject) {
  std::vector<Matter> out;
  for (const Objection* objection : context.at.records.objections_of(subject)) {
    out.push_back(matter_of(context, *objection));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Matter& a, const Matter& b) { return a.since_ms < b.since_ms; });
  return out;
}

}  // namespace tz::client
