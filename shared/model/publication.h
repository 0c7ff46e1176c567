// Publication 印发: the stages of what the office makes of the ledger and shows to the units before
// it counts: draft 起草 → objections 征求意见 → published 印发, or withdrawn 撤回. A circular, an
// assessment and an entry of the register are publications.
#pragma once

#include "model/remark.h"

namespace tz {

enum class PublicationState { draft, objections, published, withdrawn };
std::string_view name_of(PublicationState state);
std::optional<PublicationState> publication_state_named(std::string_view name);

struct Publication {
  PublicationState state = PublicationState::draft;
  std::optional<CivilDate> objections_until;  // that day included
  std::optional<Remark> published;            // who and when; no text
  std::optional<Remark> withdrawn;            // with the reason

  // Once it was shown to the units it stays so, withdrawn or not.
  bool is_shown() const { return objections_until.has_value(); }
  // Published or withdrawn: nothing of it changes but that it may be withdrawn.
  bool is_over() const {
    return state == PublicationState::published || state == PublicationState::withdrawn;
  }
  friend bool operator==(const Publication&, const Publication&) = default;
};

// Its fields stand among those of the record that it is part of.
void put_publication(json& out, const Publication& publication);
void read_publication(ObjectReader& in, Publication& out);

}  // namespace tz
