#include "rules/former_post.h"

namespace tz {

void end_post(const Person& before, const Person& after, Instant at,
              std::vector<FormerPost>& posts) {
  const bool is_same =
      before.unit == after.unit && before.roles == after.roles && before.active == after.active;
  if (is_same) return;
  posts.push_back({before.unit, before.active ? before.roles : std::vector<Role>(), at});
}

std::optional<Actor> actor_then(const Actor& actor, Instant when) {
  for (const FormerPost& post : actor.former) {
    if (when < post.until) return Actor{actor.person, post.unit, post.roles};
  }
  return std::nullopt;
}

}  // namespace tz
