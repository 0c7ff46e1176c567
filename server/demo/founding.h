// The first day of the sample ledger: its register of units, its people with their accounts, and
// the plan, published from its text.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "demo/demo_calendar.h"
#include "model/person.h"
#include "service/service.h"

namespace tz::server {

struct Founded {
  PlanId plan;
  std::map<std::string, UnitId, std::less<>> units;  // by name
  std::map<UnitId, Person> staff;                    // who reports for a unit
  Person office;
  Person leader;
  size_t persons = 0;
};

// unit_unknown, with the field, where the cast has no such unit.
Result<UnitId> unit_named(const Founded& founded, std::string_view name, const char* field);

// At the present of the service's clock. The ledger must be empty of units.
Result<Founded> found_ledger(Service& service, const DemoCalendar& calendar);

}  // namespace tz::server
