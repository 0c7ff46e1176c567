#include "plan/task_number.h"

#include <set>

namespace tz::plan {
namespace {

bool all_differ(const std::vector<std::string>& names, const std::vector<TaskNumber>& numbers,
                bool below_measure) {
  std::set<std::string> seen;
  for (size_t i = 0; i < names.size(); ++i) {
    if (numbers[i].below_measure == below_measure && !seen.insert(names[i]).second) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> displayed_numbers(const std::vector<TaskNumber>& numbers) {
  std::vector<std::string> names;
  names.reserve(numbers.size());
  for (const TaskNumber& number : numbers) names.push_back(number.item + number.own);
  if (!all_differ(names, numbers, true)) {
    for (size_t i = 0; i < names.size(); ++i) {
      if (numbers[i].below_measure) names[i] = numbers[i].measure + names[i];
    }
  }
  const bool items = !all_differ(names, numbers, true);
  const bool measures = !all_differ(names, numbers, false);
  for (size_t i = 0; i < names.size(); ++i) {
    if (numbers[i].below_measure ? !items : !measures) continue;
    const std::string& part = numbers[i].part;
    if (part.empty()) continue;
    // 一(一)1, but 一、1: a number alone would run into the part's.
    names[i] = part + (names[i].empty() || names[i][0] == '(' ? "" : "、") + names[i];
  }
  return names;
}

}  // namespace tz::plan
