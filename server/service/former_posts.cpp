#include "service/former_posts.h"

#include "rules/former_post.h"
#include "service/past_ledger.h"

namespace tz::server {

Result<std::vector<FormerPost>> former_posts(Snapshot& snapshot, PersonId person) {
  std::vector<FormerPost> out;
  std::optional<Person> before;
  const Outcome read = snapshot.each_registration_of(person, [&](const LogEntry& entry) {
    const std::optional<Operation> operation = operation_in(entry.text);
    const auto* body = operation ? std::get_if<PutPerson>(&operation->body) : nullptr;
    if (body == nullptr) return true;
    if (before) end_post(*before, body->person, entry.received_at, out);
    before = body->person;
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tz::server
