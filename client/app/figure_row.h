// One row of a table of frozen figures, as it is listed.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "model/light.h"

namespace tz::client {

struct FigureRow {
  std::string title;
  std::string note;
  std::optional<Light> light;
  TaskId task;  // that it opens; nil: none
};

}  // namespace tz::client
