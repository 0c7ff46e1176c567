// Publishing a plan that the importer read: its units are found in the register by name or alias
// and added where they are missing, then the plan is published with its tasks; all together or
// nothing.
#pragma once

#include <optional>

#include "model/plan.h"
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

struct PublishedPlan {
  PlanId plan;
  size_t tasks = 0;
  size_t assignments = 0;
  size_t new_units = 0;
};

// Errors: plan_has_errors; missing_field (starts_on: neither the document nor the choice names the
// period); what the judge says.
Result<PublishedPlan> publish_import(Service& service, const Actor& by,
                                     const plan::ImportedPlan& imported,
                                     const PublishChoice& choice);

// The kind that a unit's name suggests.
UnitKind unit_kind_of_name(std::string_view name);

}  // namespace tz::server
