#include "service/publications.h"

#include "service/view_point.h"
#include "store/store_view.h"

namespace tz::server {
namespace {

Result<Record> found_or_not(const Outcome& read, std::optional<Record> found,
                            const RecordKey& key) {
  if (!read) return read.error();
  if (!found) return error(ErrorCode::not_found, std::string(name_of(key.collection)));
  return std::move(*found);
}

}  // namespace

Outcome require_office(Service& service, const Actor& by) {
  return service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::optional<Record>> found =
        snapshot.record({Collection::person, by.person.uuid});
    if (!found) return found.error();
    const Person* person = *found ? std::get_if<Person>(&**found) : nullptr;
    if (person == nullptr || !person->active || !actor_of(*person).has(Role::office)) {
      return error(ErrorCode::not_allowed);
    }
    return done();
  });
}

Result<RecordSet> records_of(Snapshot& snapshot, std::span<const Collection> collections) {
  RecordSet out;
  for (const Collection collection : collections) {
    Result<std::vector<Record>> found = snapshot.records_in(collection);
    if (!found) return found.error();
    for (Record& record : *found) out.put(std::move(record));
  }
  return out;
}

Result<Record> present_record(Service& service, const RecordKey& key) {
  std::optional<Record> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::optional<Record>> found = snapshot.record(key);
    if (!found) return found.error();
    out = std::move(*found);
    return done();
  });
  return found_or_not(read, std::move(out), key);
}

Result<Record> visible_record(Service& service, const Caller& caller, const RecordKey& key) {
  std::optional<Record> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    Result<std::optional<Record>> record = snapshot.record(key);
    if (!record) return record.error();
    StoreView ledger(snapshot);
    if (*record && may_see(view->scope, **record, ledger)) out = std::move(**record);
    return ledger.fault() ? Outcome(*ledger.fault()) : done();
  });
  return found_or_not(read, std::move(out), key);
}

}  // namespace tz::server
