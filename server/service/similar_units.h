// Which units of the register a name in a document may stand for. A proposal to a person, never a
// decision. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/unit.h"
#include "plan/imported_plan.h"

namespace tz::server {

inline constexpr size_t kMaxSimilarUnits = 3;

// The one of that name, else of that alias.
std::optional<Unit> exact_unit(const std::string& name, const std::vector<Unit>& units);

// The best first: those that bear another spelling of the document's; those that are called the
// same but for what stands in brackets; those whose name holds this one, or is held by it.
std::vector<Unit> similar_units(const plan::ImportedUnit& named, const std::vector<Unit>& units);

}  // namespace tz::server
