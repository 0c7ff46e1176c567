// Shows an imported plan before anything is stored: as a table for people, as JSON for programs.
// Pure; the same plan gives the same text.
#pragma once

#include <string>

#include "plan/imported_plan.h"
#include "text/strings.h"

namespace tz::server {

// One line for each task, then the units, the notes and the errors with their lines.
std::string import_table(const plan::ImportedPlan& plan, Lang lang);

// imported_json() over several lines.
std::string import_json(const plan::ImportedPlan& plan);

}  // namespace tz::server
