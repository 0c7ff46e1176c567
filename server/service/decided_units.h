// What the names of an imported document stand for by the office's decisions. Pure but for the
// register that it is given.
#pragma once

#include "service/plan_of_import.h"
#include "service/unit_register.h"

namespace tz::server {

// Only for names that a task of `imported` uses. Errors: see publish_reviewed().
Result<NamedUnits> decided_units(const plan::ImportedPlan& imported,
                                 const ImportDecisions& decisions, UnitRegister& units);

}  // namespace tz::server
