#include "service/freeze_circular.h"

#include "circular/composition.h"
#include "service/entry.h"
#include "service/own_operation.h"
#include "service/publications.h"
#include "summary/circular.h"

namespace tz::server {
namespace {

// What a circular counts. Reports, the most numerous of all, are not among it: what they changed
// stands in the assignments.
constexpr Collection kCounted[] = {
    Collection::plan,  Collection::task,          Collection::unit,    Collection::assignment,
    Collection::cycle, Collection::missed_report, Collection::problem, Collection::order};

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

Result<Frozen> submitted(Service& service, CircularId circular, uint64_t frozen_at,
                         OperationBody body) {
  const auto verdicts = submit_own(service, system_actor(), {{std::move(body), 0}});
  if (!verdicts) return verdicts.error();
  return Frozen{circular, frozen_at};
}

}  // namespace

Result<CircularFigures> figures_of(Snapshot& snapshot, PlanId plan, CivilDate as_of) {
  const Result<RecordSet> records = records_of(snapshot, kCounted);
  if (!records) return records.error();
  const Result<Head> head = snapshot.head();
  if (!head) return head.error();
  std::optional<CircularFigures> figures = circular_figures(*records, plan, as_of);
  if (!figures) return error(ErrorCode::not_found, "plan");
  figures->frozen_at = head->seq;
  figures->frozen_hash = to_hex(head->hash);
  return std::move(*figures);
}

Result<Frozen> draft_circular(Service& service, const Actor& by, PlanId plan) {
  if (const Outcome may = require_office(service, by); !may) return may.error();
  Result<CircularFigures> figures = frozen_figures(service, plan);
  if (!figures) return figures.error();
  DraftCircular body;
  body.circular = CircularId(new_uuid(service.random, service.clock.now()));
  body.drafted_by = by.person;
  // Without a unit in the register nobody signs it yet.
  const Result<Record> unit = present_record(service, {Collection::unit, by.unit.uuid});
  if (!unit && unit.error().code != ErrorCode::not_found) return unit.error();
  body.words = first_words(
      *figures, unit ? std::string_view(std::get_if<Unit>(&*unit)->name) : std::string_view());
  const uint64_t frozen_at = figures->frozen_at;
  body.figures = std::move(*figures);
  const CircularId circular = body.circular;
  return submitted(service, circular, frozen_at, std::move(body));
}

Result<Frozen> freeze_circular(Service& service, const Actor& by, CircularId circular) {
  if (const Outcome may = require_office(service, by); !may) return may.error();
  const Result<Record> known = present_record(service, {Collection::circular, circular.uuid});
  if (!known) return known.error();
  Result<CircularFigures> figures =
      frozen_figures(service, std::get_if<Circular>(&*known)->figures.plan);
  if (!figures) return figures.error();
  const uint64_t frozen_at = figures->frozen_at;
  return submitted(service, circular, frozen_at,
                   FreezeCircular{circular, by.person, std::move(*figures)});
}

}  // namespace tz::server
