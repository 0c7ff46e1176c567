// Light 红黄绿灯: the state of a task or an assignment at a glance. Which one it is, and why, is
// worked out by summary/light.h; here is the word alone, because frozen figures hold it.
#pragma once

#include <optional>
#include <string_view>

namespace tz {

// From worst to best, as they are sorted and counted.
enum class Light { red, yellow, grey, green, blue };
inline constexpr int kLights = 5;
std::string_view name_of(Light light);
std::optional<Light> light_named(std::string_view name);

}  // namespace tz
