// Where somebody stood before, as the log tells it: what the judge is given about whoever was moved
// to another unit while his device was away.
#pragma once

#include <vector>

#include "rules/actor.h"
#include "store/store.h"

namespace tz::server {

// The oldest first; none of somebody who stands where he always stood. Errors: the store's.
Result<std::vector<FormerPost>> former_posts(Snapshot& snapshot, PersonId person);

}  // namespace tz::server
