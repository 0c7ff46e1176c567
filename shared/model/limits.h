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
inline constexpr int64_t kMaxInstantMs = 7258118400000;  // the year 2200

}  // namespace tz
