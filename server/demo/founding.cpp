#include "demo/founding.h"

#include "demo/cast.h"
#include "demo/plan_text.h"
#include "demo/words.h"
#include "plan/import_plan.h"
#include "service/accounts.h"
#include "service/own_operation.h"
#include "service/publish_import.h"

namespace tz::server {
namespace {

Outcome enter_units(Service& service, Founded& founded) {
  std::vector<OwnStep> steps;
  for (const CastUnit& cast : demo_units()) {
    Unit unit;
    unit.id = UnitId(new_uuid(service.random, service.clock.now()));
    unit.name = cast.name;
    unit.kind = cast.kind;
    for (const std::string_view alias : words_of(cast.aliases)) unit.aliases.emplace_back(alias);
    unit.order = static_cast<int32_t>(steps.size());
    founded.units.emplace(unit.name, unit.id);
    steps.push_back({PutUnit{std::move(unit)}, 0});
  }
  const auto entered = submit_own(service, system_actor(), std::move(steps));
  return entered ? done() : entered.error();
}

Result<Person> with_account(Service& service, const Actor& by, const CastPerson& cast,
                            UnitId unit) {
  NewAccount account;
  account.login = cast.login;
  account.password = kDemoPassword;
  account.name = cast.name;
  account.unit = unit;
  account.roles = {cast.role};
  account.password_is_temporary = false;
  return add_account(service, by, account);
}

Result<Person> without_account(Service& service, const Actor& by, const CastPerson& cast,
                               UnitId unit) {
  Person person;
  person.id = PersonId(new_uuid(service.random, service.clock.now()));
  person.unit = unit;
  person.name = cast.name;
  person.roles = {cast.role};
  std::vector<OwnStep> steps;
  steps.push_back({PutPerson{person}, 0});
  const auto entered = submit_own(service, by, std::move(steps));
  if (!entered) return entered.error();
  return person;
}

Outcome enter_persons(Service& service, Founded& founded) {
  Actor by = system_actor();
  for (const CastPerson& cast : demo_persons()) {
    const Result<UnitId> unit = unit_named(founded, cast.unit, "cast");
    if (!unit) return unit.error();
    const Result<Person> person = cast.login.empty() ? without_account(service, by, cast, *unit)
                                                     : with_account(service, by, cast, *unit);
    if (!person) return person.error();
    ++founded.persons;
    if (cast.role == Role::admin) by = actor_of(*person);
    if (cast.role == Role::office) founded.office = *person;
    if (cast.role == Role::supervisor) founded.leader = *person;
    if (actor_of(*person).is_staff()) founded.staff.emplace(person->unit, *person);
  }
  return done();
}

}  // namespace

Result<UnitId> unit_named(const Founded& founded, std::string_view name, const char* field) {
  const auto found = founded.units.find(name);
  if (found != founded.units.end()) return found->second;
  return error(ErrorCode::unit_unknown, field, {std::string(name)});
}

Result<Founded> found_ledger(Service& service, const DemoCalendar& calendar) {
  Founded founded;
  if (const Outcome units = enter_units(service, founded); !units) return units.error();
  if (const Outcome persons = enter_persons(service, founded); !persons) return persons.error();
  const plan::ImportedPlan imported = plan::import_plan(demo_plan_text(calendar));
  PublishChoice choice;
  choice.starts_on = calendar.starts_on;
  choice.ends_on = calendar.ends_on;
  const Result<PublishedPlan> published =
      publish_import(service, actor_of(founded.office), imported, choice);
  if (!published) return published.error();
  founded.plan = published->plan;
  return founded;
}

}  // namespace tz::server
