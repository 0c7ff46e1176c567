// Reads the plain text of a work plan document into its tasks, units, deadlines and targets.
// Pure: the same text gives the same plan. Takes any bytes; broken UTF-8 becomes a note. Time and
// memory are linear in the length of the text.
#pragma once

#include <cstddef>
#include <string_view>

#include "plan/imported_plan.h"

namespace tz::plan {

// Longer texts are refused with the error text_too_long.
inline constexpr size_t kMaxPlanBytes = 16 * 1024 * 1024;

ImportedPlan import_plan(std::string_view utf8_text);

}  // namespace tz::plan
