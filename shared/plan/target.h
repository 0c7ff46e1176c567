// Which numbers of a task's text are goals, and which belong to the policy it carries out.
#pragma once

#include <vector>

#include "plan/notes.h"
#include "plan/paragraph.h"

namespace tz::plan {

struct TargetReading {
  std::vector<ImportedTarget> targets;
  std::vector<ImportedTarget> params;
};

// `body` is the task's text without its attribution.
TargetReading read_targets(const std::vector<Piece>& body, Notes& notes);

}  // namespace tz::plan
