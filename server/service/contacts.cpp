#include "service/contacts.h"

#include "rules/access.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

bool Contacts::note(PersonId person, Instant at) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Contact& contact = persons_[person];
  contact.last = at;
  if (contact.kept.unix_ms != 0 && at.unix_ms - contact.kept.unix_ms < kKeepEveryMs) return false;
  contact.kept = at;
  return true;
}

std::map<PersonId, Instant> Contacts::recent() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::map<PersonId, Instant> out;
  for (const auto& [person, contact] : persons_) out.emplace(person, contact.last);
  return out;
}

void note_contact(Service& service, PersonId person) {
  const Instant now = service.clock.now();
  if (!service.contacts.note(person, now)) return;
  (void)service.store.write(
      [&](Transaction& transaction) { return transaction.put_contact(person, now); });
}

Result<std::string> presence(Service& service, const Caller& caller) {
  if (!reads_whole_ledger(actor_of(caller.person))) return error(ErrorCode::not_allowed);
  std::map<PersonId, Instant> persons = service.contacts.recent();
  const Instant now = service.clock.now();
  // Whoever listens is in touch at this moment.
  for (const PersonId person : service.live.persons()) persons[person] = now;
  std::map<UnitId, Instant> units;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::map<PersonId, Instant>> kept = snapshot.contacts();
    if (!kept) return kept.error();
    const Result<std::vector<Record>> people = snapshot.records_in(Collection::person);
    if (!people) return people.error();
    for (const auto& [person, at] : *kept) {
      Instant& last = persons[person];
      if (last < at) last = at;
    }
    for (const Record& record : *people) {
      const Person& person = *std::get_if<Person>(&record);
      const auto last = persons.find(person.id);
      if (last == persons.end()) continue;
      Instant& of_unit = units[person.unit];
      if (of_unit < last->second) of_unit = last->second;
    }
    return done();
  });
  if (!read) return read.error();
  json list = json::array();
  for (const auto& [unit, at] : units) {
    list.push_back({{"unit", to_string(unit)}, {"last_contact", at.unix_ms}});
  }
  return canonical(json{{"server_time", now.unix_ms}, {"units", std::move(list)}});
}

}  // namespace tz::server
