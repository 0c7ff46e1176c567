// An imported plan as JSON: what `taizhang import --json` prints and the review of an import
// answers. Pure; the same plan gives the same JSON.
#pragma once

#include "base/json_read.h"
#include "plan/imported_plan.h"

namespace tz::server {

// title, document_number, issuer, date, period, tasks, units, warnings, errors. Each task has
// number, part, section, lead, responsible (supporting units among them, in the order of the
// document), supporting, wildcards, deadlines, targets, params; its "spans" has under the same
// names the bytes [begin, end] of the source that each value came from.
json imported_json(const plan::ImportedPlan& plan);

}  // namespace tz::server
