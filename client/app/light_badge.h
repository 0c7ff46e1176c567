// A light as it is shown: never colour alone, always with a word, and with the sentence that says
// which rule gave it.
#pragma once

#include <string>

#include "summary/light.h"

namespace tz::client {

struct LightBadge {
  Light light = Light::grey;
  std::string word;  // "逾期 8 天", "15 天内到期", "正常": short, for the badge
  std::string name;  // "红"
  std::string why;   // the full sentence
  friend bool operator==(const LightBadge&, const LightBadge&) = default;
};

}  // namespace tz::client
