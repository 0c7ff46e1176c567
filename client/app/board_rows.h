// The rows behind the board's numbers, and the keys by which numbers name them. Used by the makers
// of the board's views alone.
#pragma once

#include <array>

#include "app/rows.h"
#include "rules/cycle.h"
#include "summary/ageing.h"

namespace tz::client {

// Worst first would put yellow second; a board reads red, yellow, green, done, undated.
inline constexpr Light kLightOrder[] = {Light::red, Light::yellow, Light::green, Light::blue,
                                        Light::grey};

// Keys of open orders and problems, in the order of Age.
inline constexpr std::array<std::string_view, kAges> kAgeKeys = {"week", "month", "older"};
inline constexpr std::array<Text, kAges> kAgeWords = {Text::age_week, Text::age_month,
                                                      Text::age_older};
inline constexpr std::string_view kOverdueKey = "overdue";

// The plan's id and "0.12": a measure among its plan's parts.
std::string measure_key(PlanId plan, int32_t part, int32_t measure);
// "7 天内到期"; without a number where the plans differ in it.
std::string due_soon_words(const ViewContext& at, std::optional<int32_t> days);
// "本期填报 6月14日–6月20日"; without the days where the plans' cycles differ.
std::string cycle_words(const ViewContext& at, const std::optional<Cycle>& cycle);
// Red and yellow assignments, worst first.
std::vector<ListRow> attention_rows(const ViewContext& at, const BoardSpan& span);

}  // namespace tz::client
