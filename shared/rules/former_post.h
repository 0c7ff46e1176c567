// Where people stood before, for what they wrote then and could not send: the server tells it to
// the judge, who hands such work to the office. Pure.
#pragma once

#include <optional>

#include "rules/actor.h"

namespace tz {

// `after` takes the place of `before` then: the post of before ends. Nothing is added where it is
// the same one.
void end_post(const Person& before, const Person& after, Instant at,
              std::vector<FormerPost>& posts);

// The actor as he stood then. Nothing: in none of his former posts.
std::optional<Actor> actor_then(const Actor& actor, Instant when);

}  // namespace tz
