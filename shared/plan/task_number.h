// The numbers by which people call tasks: as in the text, with the measure's number before them
// where the numbers of items begin again in each measure.
#pragma once

#include <string>
#include <vector>

#include "plan/notes.h"

namespace tz::plan {

struct TaskNumber {
  std::string own;             // "1", "(十六)"
  std::string item;            // of the item above a sub-item
  std::string measure;         // "(一)"; empty for a measure that is a task itself
  std::string part;            // "一"
  bool below_measure = false;  // an item, as against a measure or part that is a task itself
};

// One for each task, in order. Numbers that are still alike are noted as errors by the caller.
std::vector<std::string> displayed_numbers(const std::vector<TaskNumber>& numbers);

}  // namespace tz::plan
