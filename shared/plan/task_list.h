// From the outline to tasks: which nodes are tasks, what they inherit, and what they are called.
#pragma once

#include "plan/deadline.h"
#include "plan/notes.h"
#include "plan/outline.h"
#include "plan/unit_register.h"

namespace tz::plan {

// Fills the plan's parts, measures, tasks and units.
void build_tasks(const Outline& outline, const YearSource& years, ImportedPlan& plan, Notes& notes);

}  // namespace tz::plan
