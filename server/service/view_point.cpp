#include "service/view_point.h"

#include "service/pull.h"

namespace tz::server {

bool ViewPoint::fits(const Cursor& cursor) const {
  return cursor.epoch == horizon.epoch && cursor.scope == horizon.scope &&
         cursor.position.version <= horizon.head;
}

Result<ViewPoint> view_point(Snapshot& snapshot, PersonId person, Instant now) {
  const Result<std::optional<Record>> found = snapshot.record({Collection::person, person.uuid});
  if (!found) return found.error();
  if (!*found) return error(ErrorCode::not_found, "person");
  const Person& known = *std::get_if<Person>(&**found);
  if (!known.active) return error(ErrorCode::person_inactive);
  Result<Scope> scope = scope_of_person(snapshot, known);
  if (!scope) return scope.error();
  const Result<std::string> epoch = snapshot.epoch();
  if (!epoch) return epoch.error();
  const Result<Head> head = snapshot.head();
  if (!head) return head.error();
  ViewPoint out;
  out.horizon = {*epoch, head->seq, digest_of(*scope), now, to_hex(head->hash)};
  out.scope = std::move(*scope);
  return out;
}

Result<Scope> scope_of_person(Snapshot& snapshot, const Person& person) {
  const Actor actor = actor_of(person);
  std::set<TaskId> led;
  if (actor.is_staff()) {
    Result<std::set<TaskId>> found = snapshot.tasks_led_by(person.unit);
    if (!found) return found.error();
    led = std::move(*found);
  }
  return scope_of(actor, std::move(led));
}

}  // namespace tz::server
