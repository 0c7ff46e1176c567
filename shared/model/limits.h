// How much a person may write, in characters and counts. Past these, input is refused with the
// field.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tz {

inline constexpr size_t kMaxTitle = 200;
inline constexpr size_t kMaxName = 100;
inline constexpr size_t kMaxNarrative = 8000;  // rule 5 of the domain
inline constexpr size_t kMaxReason = 1000;
inline constexpr size_t kMaxTaskText = 8000;
inline constexpr size_t kMaxTasks = 2000;
inline constexpr size_t kMaxUnits = 1000;
inline constexpr size_t kMaxDuties = 200;
inline constexpr size_t kMaxGroups = 20;
inline constexpr size_t kMaxTargets = 40;
inline constexpr size_t kMaxParts = 100;
inline constexpr size_t kMaxAliases = 50;
inline constexpr size_t kMaxRivals = 20;
inline constexpr size_t kMaxSteerings = 500;
inline constexpr int32_t kMaxGraceHours = 24 * 31;
inline constexpr size_t kMaxSteps = 200;
inline constexpr size_t kMaxReplacedTexts = 10000;

}  // namespace tz
