// The order in which a plan's tasks stand in its document, and so in every list of them.
#pragma once

#include <vector>

#include "model/record_set.h"

namespace tz {

// Valid until the records change.
std::vector<const Task*> tasks_in_order(const RecordSet& records, PlanId plan);

}  // namespace tz
