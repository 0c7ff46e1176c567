#include "model/light.h"

#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Light, kLights> kNames{{"red", "yellow", "grey", "green", "blue"}};

}  // namespace

std::string_view name_of(Light light) {
  return kNames.name(light);
}
std::optional<Light> light_named(std::string_view name) {
  return kNames.value(name);
}

}  // namespace tz
