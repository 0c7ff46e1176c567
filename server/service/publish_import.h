// Publishing a plan that the importer read, with the units that it names, all together or nothing.
// Two doors: publish_import() finds units by name or alias and adds those that are missing, for the
// command line; publish_reviewed() does what the office decided when it looked the import over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"
#include "model/unit.h"
#include "plan/imported_plan.h"
#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

// What the document may leave open, and the office says.
struct PublishChoice {
  std::optional<CivilDate> starts_on;  // the document's period, where it names one
  std::optional<CivilDate> ends_on;
  Cadence cadence = Cadence::weekly;
};

// What the office decided on (review_import.h), by the names of ImportedPlan::units.
struct ImportDecisions {
  struct Named {
    std::string name;
    std::optional<UnitId> unit;  // which gets the name as an alias; none: a new unit
  };
  struct Confirmed {
    std::string name;
    std::vector<UnitId> members;  // for every task that names the group
  };
  std::vector<Named> units;
  std::vector<Confirmed> groups;  // those left out stay open
  std::vector<size_t> leave_out;  // indexes of tasks
};

struct PublishedPlan {
  PlanId plan;
  size_t tasks = 0;
  size_t assignments = 0;
  size_t new_units = 0;
};

// Errors: plan_has_errors; missing_field (starts_on: neither the document nor the choice names the
// period); already_exists (plan: published before); not_allowed; what the judge says.
Result<PublishedPlan> publish_import(Service& service, const Actor& by,
                                     const plan::ImportedPlan& imported,
                                     const PublishChoice& choice);

// A unit that no decision names must be in the register by that name or alias.
// Errors besides those above, each with the field of the decision: unit_unknown, group_unknown,
// unknown_value (a name that is not in the document), already_exists, group_empty, out_of_range.
Result<PublishedPlan> publish_reviewed(Service& service, const Actor& by,
                                       plan::ImportedPlan imported, const PublishChoice& choice,
                                       const ImportDecisions& decisions);

// The kind that a unit's name suggests.
UnitKind unit_kind_of_name(std::string_view name);

}  // namespace tz::server
