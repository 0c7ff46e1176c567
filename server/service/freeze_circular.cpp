#include "service/freeze_circular.h"

#include "circular/composition.h"
#include "service/entry.h"
#include "service/own_operation.h"
#include "summary/circular.h"

namespace tz::server {
namespace {

// What a circular counts. Reports, the most numerous of all, are not among it: what they changed
// stands in the assignments.
constexpr Collection kCounted[] = {
    Collection::plan,  Collection::task,          Collection::unit,    Collection::assignment,
    Collection::cycle, Collection::missed_report, Collection::problem, Collection::order};

Outcome may_freeze(Service& service, const Actor& by) {
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

Result<CircularFigures> frozen_figures(Service& service, PlanId plan) {
  CircularFigures out;
  const CivilDate today = shanghai_date(service.clock.now());
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    Result<CircularFigures> figures = figures_of(snapshot, plan, today);
    if (!figures) return figures.error();
    out = std::move(*figures);
    return done();
  });
  if (!read) return read.error();
  return out;
}

Result<Circular> present_circular(Service& service, CircularId id) {
  std::optional<Circular> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::optional<Record>> found = snapshot.record({Collection::circular, id.uuid});
    if (!found) return found.error();
    if (*found) out = *std::get_if<Circular>(&**found);
    return done();
  });
  if (!read) return read.error();
  if (!out) return error(ErrorCode::not_found, "circular");
  return std::move(*out);
}

Result<Frozen> submitted(Service& service, CircularId circular, uint64_t frozen_at,
                         OperationBody body) {
  const auto verdicts = submit_own(service, system_actor(), {{std::move(body), 0}});
  if (!verdicts) return verdicts.error();
  return Frozen{circular, frozen_at};
}

}  // namespace

Result<CircularFigures> figures_of(Snapshot& snapshot, PlanId plan, CivilDate as_of) {
  RecordSet records;
  for (const Collection collection : kCounted) {
    Result<std::vector<Record>> found = snapshot.records_in(collection);
    if (!found) return found.error();
    for (Record& record : *found) records.put(std::move(record));
  }
  const Result<Head> head = snapshot.head();
  if (!head) return head.error();
  std::optional<CircularFigures> figures = circular_figures(records, plan, as_of);
  if (!figures) return error(ErrorCode::not_found, "plan");
  figures->frozen_at = head->seq;
  figures->frozen_hash = to_hex(head->hash);
  return std::move(*figures);
}

Result<Frozen> draft_circular(Service& service, const Actor& by, PlanId plan) {
  if (const Outcome may = may_freeze(service, by); !may) return may.error();
  Result<CircularFigures> figures = frozen_figures(service, plan);
  if (!figures) return figures.error();
  DraftCircular body;
  body.circular = CircularId(new_uuid(service.random, service.clock.now()));
  body.drafted_by = by.person;
  const Unit* unit = nullptr;
  std::optional<Record> found;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    Result<std::optional<Record>> record = snapshot.record({Collection::unit, by.unit.uuid});
    if (!record) return record.error();
    found = std::move(*record);
    return done();
  });
  if (!read) return read.error();
  if (found) unit = std::get_if<Unit>(&*found);
  body.words = first_words(*figures, unit == nullptr ? std::string_view() : unit->name);
  const uint64_t frozen_at = figures->frozen_at;
  body.figures = std::move(*figures);
  const CircularId circular = body.circular;
  return submitted(service, circular, frozen_at, std::move(body));
}

Result<Frozen> freeze_circular(Service& service, const Actor& by, CircularId circular) {
  if (const Outcome may = may_freeze(service, by); !may) return may.error();
  const Result<Circular> known = present_circular(service, circular);
  if (!known) return known.error();
  Result<CircularFigures> figures = frozen_figures(service, known->figures.plan);
  if (!figures) return figures.error();
  const uint64_t frozen_at = figures->frozen_at;
  return submitted(service, circular, frozen_at,
                   FreezeCircular{circular, by.person, std::move(*figures)});
}

}  // namespace tz::server
