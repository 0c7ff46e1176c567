// A field for a day, as dialogs ask for one.
#pragma once

#include <string>
#include <string_view>

#include "screens/scene.h"

namespace tz::client {

// What is wrong with what was typed; empty where it is a day.
std::string day_fault(const Scene& scene, const std::string& typed);

struct DayField {
  std::string_view id;
  Text label = Text::field_period_first;
  std::string_view error = {};
  bool required = false;
};
void day_field(Scene& scene, const DayField& field, std::string& value);

}  // namespace tz::client
