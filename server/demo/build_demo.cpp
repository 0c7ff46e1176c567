#include "demo/build_demo.h"

#include "demo/founding.h"
#include "demo/history.h"
#include "demo/sources.h"

namespace tz::server {
namespace {

Outcome require_empty(Store& store) {
  return store.read([](Snapshot& snapshot) -> Outcome {
    const Result<Head> head = snapshot.head();
    if (!head) return head.error();
    return head->seq == 0 ? done() : error(ErrorCode::already_exists);
  });
}

Result<DemoLedger> counted(Store& store, const Founded& founded) {
  DemoLedger ledger;
  ledger.plan = founded.plan;
  ledger.persons = founded.persons;
  const Outcome read = store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<Head> head = snapshot.head();
    if (!head) return head.error();
    ledger.operations = head->seq;
    const auto count = [&](Collection collection, size_t& into) -> Outcome {
      const Result<std::vector<Record>> found = snapshot.records_in(collection);
      if (!found) return found.error();
      into = found->size();
      return done();
    };
    if (Outcome units = count(Collection::unit, ledger.units); !units) return units;
    if (Outcome tasks = count(Collection::task, ledger.tasks); !tasks) return tasks;
    return count(Collection::assignment, ledger.assignments);
  });
  if (!read) return read.error();
  return ledger;
}

}  // namespace

Result<DemoLedger> build_demo(Store& store, Instant now, const Settings& settings) {
  if (const Outcome empty = require_empty(store); !empty) return empty.error();
  const DemoCalendar calendar = demo_calendar(shanghai_date(now));
  StoryClock clock;
  StoryRandom random;
  Service service(store, clock, random, settings);
  clock.set({shanghai_start_of(calendar.issued_on).unix_ms + 9 * kHourMs});
  const Result<Founded> founded = found_ledger(service, calendar);
  if (!founded) return founded.error();
  History history(service, clock, calendar, *founded, now);
  if (const Outcome played = history.play(); !played) return played.error();
  return counted(store, *founded);
}

}  // namespace tz::server
