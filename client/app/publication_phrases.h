// What the pages of circulars, of assessments and of the register say alike: how far they have
// come, up to when the ledger was counted, and the objections to them.
#pragma once

#include "app/deeds.h"
#include "app/matter.h"

namespace tz::client {

// How a kind calls its states, and what brings the last two about.
struct PublicationWords {
  Text draft;
  Text published = Text::state_published;
  Text withdrawn = Text::state_withdrawn;
  Text published_by = Text::published_by;
  Text withdrawn_by = Text::withdrawn_by;
};
Text word_of(PublicationState state, const PublicationWords& words);
Matter::Tone tone_of(PublicationState state);

// "截至 6月20日 · 台账第 1284 条"
std::string frozen_as_of(const ViewContext& at, CivilDate as_of, uint64_t frozen_at);
// "校验值 3f2a…"
std::string frozen_chain(const ViewContext& at, const std::string& frozen_hash);
// Until when, by whom, why.
std::vector<std::string> facts_of(const ViewContext& at, const Publication& publication,
                                  const PublicationWords& words);
// Whether this person may have it counted again.
bool may_count_again(const ViewContext& at, const Publication& publication);
// The oldest first.
std::vector<Matter> objections_to(const DeedContext& context, const ObjectionSubject& subject);

}  // namespace tz::client
