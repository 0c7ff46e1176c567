// Which plan a page is about, where the ledger holds several.
#pragma once

#include "screens/scene.h"

namespace tz::client {

// Draws nothing where there is one plan or none.
void plan_choice(Scene& scene, const std::vector<PlanChoice>& plans, PlanId shown);

}  // namespace tz::client
