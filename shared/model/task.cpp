#include "model/task.h"

#include <algorithm>

#include "model/ids.h"
#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Duty, 3> kDuties{{"lead", "responsible", "supporting"}};
constexpr NameTable<Comparator, 3> kComparators{{">=", "<=", "="}};

OpenGroup read_group(ObjectReader& in) {
  OpenGroup group;
  group.name = in.text("name", kMaxName);
  group.duty = in.choice("duty", duty_named);
  group.confirmed = in.boolean_or("confirmed", false);
  group.members = in.ids<UnitId>("members", kMaxDuties);
  return group;
}

Target read_target(ObjectReader& in) {
  Target target;
  target.label = in.optional_text("label", kMaxTitle);
  target.comparator = in.choice("comparator", comparator_named);
  target.value = in.decimal("value");
  target.unit = in.optional_text("unit", kMaxName);
  return target;
}

json lists_json(const Task& task) {
  json out = json::object();
  json units = json::array();
  for (const TaskUnit& entry : task.units) {
    units.push_back({{"unit", to_string(entry.unit)}, {"duty", name_of(entry.duty)}});
  }
  out["units"] = std::move(units);
  for (const OpenGroup& group : task.groups) {
    json item = {{"name", group.name}, {"duty", name_of(group.duty)}};
    if (group.confirmed) item["confirmed"] = true;
    if (!group.members.empty()) item["members"] = ids_json(group.members);
    out["groups"].push_back(std::move(item));
  }
  for (const Target& target : task.targets) {
    json item = {{"comparator", name_of(target.comparator)}, {"value", to_string(target.value)}};
    if (!target.label.empty()) item["label"] = target.label;
    if (!target.unit.empty()) item["unit"] = target.unit;
    out["targets"].push_back(std::move(item));
  }
  for (CivilDate date : task.document_dates) out["document_dates"].push_back(to_iso(date));
  return out;
}

}  // namespace

std::string_view name_of(Duty duty) {
  return kDuties.name(duty);
}
std::optional<Duty> duty_named(std::string_view name) {
  return kDuties.value(name);
}
std::string_view name_of(Comparator comparator) {
  return kComparators.name(comparator);
}
std::optional<Comparator> comparator_named(std::string_view name) {
  return kComparators.value(name);
}

bool Task::is_led_by(UnitId unit) const {
  for (const TaskUnit& entry : units) {
    if (entry.unit == unit && entry.duty == Duty::lead) return true;
  }
  for (const OpenGroup& group : groups) {
    const bool leads = group.confirmed && group.duty == Duty::lead;
    if (leads && std::count(group.members.begin(), group.members.end(), unit) != 0) return true;
  }
  return false;
}

json to_json(const Task& task) {
  json out = lists_json(task);
  out["id"] = to_string(task.id);
  out["plan"] = to_string(task.plan);
  out["order"] = task.order;
  out["number"] = task.number;
  out["part"] = task.part;
  out["measure"] = task.measure;
  out["title"] = task.title;
  out["text"] = task.text;
  if (task.deadline) out["deadline"] = to_iso(*task.deadline);
  if (task.deadline_agreed) out["deadline_agreed"] = true;
  if (task.closed) out["closed"] = to_json(*task.closed);
  return out;
}

Task read_task(ObjectReader& in) {
  Task task;
  task.id = in.id<TaskId>("id");
  task.plan = in.id<PlanId>("plan");
  task.order = static_cast<int32_t>(in.integer("order", 0, 1000000));
  task.number = in.text("number", kMaxName);
  task.part = static_cast<int32_t>(in.integer_or("part", -1, -1, 1000));
  task.measure = static_cast<int32_t>(in.integer_or("measure", -1, -1, 1000));
  task.title = in.text("title", kMaxTitle);
  task.text = in.text("text", kMaxTaskText);
  in.each("units", kMaxDuties, [&](ObjectReader& item) {
    const UnitId unit = item.id<UnitId>("unit");
    task.units.push_back({unit, item.choice("duty", duty_named)});
  });
  in.each("groups", kMaxGroups,
          [&](ObjectReader& item) { task.groups.push_back(read_group(item)); });
  in.each("targets", kMaxTargets,
          [&](ObjectReader& item) { task.targets.push_back(read_target(item)); });
  for (const json& item : in.array("document_dates", 100)) {
    const std::string* text = item.get_ptr<const std::string*>();
    const auto date = text == nullptr ? std::nullopt : civil_from_iso(*text);
    if (!date) {
      in.fail(ErrorCode::bad_date, "document_dates");
      break;
    }
    task.document_dates.push_back(*date);
  }
  task.deadline = in.optional_date("deadline");
  task.deadline_agreed = in.boolean_or("deadline_agreed", false);
  task.closed = read_optional_remark(in, "closed", kMaxReason);
  return task;
}

}  // namespace tz
