// Task 任务: one numbered item of a plan, with the units that answer for it, its targets and
// deadline.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/remark.h"

namespace tz {

// A unit's role in a task 牵头 / 责任 / 配合.
enum class Duty { lead, responsible, supporting };
std::string_view name_of(Duty duty);
std::optional<Duty> duty_named(std::string_view name);

struct TaskUnit {
  UnitId unit;
  Duty duty = Duty::responsible;
  friend bool operator==(const TaskUnit&, const TaskUnit&) = default;
};

// An open group 单位组 such as "各街道(功能区)": it has no members until the office confirms them.
struct OpenGroup {
  std::string name;  // as in the document
  Duty duty = Duty::responsible;
  bool confirmed = false;
  std::vector<UnitId> members;
  friend bool operator==(const OpenGroup&, const OpenGroup&) = default;
};

enum class Comparator { at_least, at_most, equal };
std::string_view name_of(Comparator comparator);
std::optional<Comparator> comparator_named(std::string_view name);

// A numeric goal 指标: "at least 98 %".
struct Target {
  std::string label;  // what is counted; may be empty
  Comparator comparator = Comparator::at_least;
  Decimal value;
  std::string unit;  // "%", "件", "个工作日"; may be empty
  friend bool operator==(const Target&, const Target&) = default;
};

struct Task {
  TaskId id;
  PlanId plan;
  int32_t order = 0;     // place in the document, from 0
  std::string number;    // as displayed: "(十三)2"
  int32_t part = -1;     // index into the plan's parts; -1 where the document has none
  int32_t measure = -1;  // index into that part's measures
  std::string title;     // first sentence or heading
  std::string text;      // the whole item
  std::vector<TaskUnit> units;
  std::vector<OpenGroup> groups;
  std::vector<Target> targets;
  std::vector<CivilDate> document_dates;  // every deadline that the document names, ascending
  std::optional<CivilDate> deadline;      // the one in force; none: not agreed yet
  bool deadline_agreed = false;           // true: set by the office, not by the document
  std::optional<Remark> closed;           // closed out 销号 by the office
  uint64_t version = 0;

  bool is_led_by(UnitId unit) const;
  friend bool operator==(const Task&, const Task&) = default;
};

json to_json(const Task& task);
Task read_task(ObjectReader& in);

}  // namespace tz
