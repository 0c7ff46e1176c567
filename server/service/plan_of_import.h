// The ledger's plan and tasks as an imported document gives them, once it is known which units its
// names stand for. Pure.
#pragma once

#include <vector>

#include "model/plan.h"
#include "model/task.h"
#include "plan/imported_plan.h"
#include "service/publish_import.h"

namespace tz::server {

// By index in ImportedPlan::units.
struct NamedUnits {
  std::vector<UnitId> units;                 // nil for an open group
  std::vector<std::vector<UnitId>> members;  // of a group that is confirmed; empty: it stays open
};

// Without id and parts. Error: missing_field (starts_on, ends_on).
Result<Plan> plan_of(const plan::ImportedPlan& imported, const PublishChoice& choice);

// The document's parts, and its tasks in their order; the ids are the caller's.
std::vector<Part> parts_of(const plan::ImportedPlan& imported);
std::vector<Task> tasks_of(const plan::ImportedPlan& imported, const NamedUnits& named);

}  // namespace tz::server
