#include "model/circular_figures.h"

#include "model/limits.h"

namespace tz {
namespace {

constexpr size_t kMaxRows = 20000;
constexpr int64_t kMaxCount = 1000000;

json to_json(const CircularTask& row) {
  json out = {{"task", to_string(row.task)}, {"number", row.number},   {"title", row.title},
              {"light", name_of(row.light)}, {"percent", row.percent}, {"expected", row.expected}};
  if (!row.leads.empty()) out["leads"] = row.leads;
  if (row.deadline) out["deadline"] = to_iso(*row.deadline);
  return out;
}

CircularTask read_task_row(ObjectReader& in) {
  CircularTask row;
  row.task = in.id<TaskId>("task");
  row.number = in.text("number", kMaxName);
  row.title = in.text("title", kMaxTaskText);
  row.leads = in.optional_text("leads", kMaxNarrative);
  row.light = in.choice("light", light_named);
  row.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  row.expected = static_cast<int32_t>(in.integer("expected", 0, 100));
  row.deadline = in.optional_date("deadline");
  return row;
}

json to_json(const CircularUnit& row) {
  json out = {{"unit", to_string(row.unit)}, {"name", row.name},         {"place", row.place},
              {"percent", row.percent},      {"expected", row.expected}, {"missed", row.missed}};
  json lights = json::object();
  for (int i = 0; i < kLights; ++i) {
    lights[std::string(name_of(static_cast<Light>(i)))] = row.lights[static_cast<size_t>(i)];
  }
  out["lights"] = std::move(lights);
  return out;
}

CircularUnit read_unit_row(ObjectReader& in) {
  CircularUnit row;
  row.unit = in.id<UnitId>("unit");
  row.name = in.text("name", kMaxName);
  row.place = static_cast<int32_t>(in.integer("place", 0, kMaxCount));
  row.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  row.expected = static_cast<int32_t>(in.integer("expected", 0, 100));
  row.missed = static_cast<int32_t>(in.integer("missed", 0, kMaxCount));
  ObjectReader lights(in.object("lights"), in.path_of("lights"));
  for (int i = 0; i < kLights; ++i) {
    const std::string_view name = name_of(static_cast<Light>(i));
    row.lights[static_cast<size_t>(i)] = static_cast<int32_t>(lights.integer(name, 0, kMaxCount));
  }
  in.take_fault(lights);
  return row;
}

json to_json(const CircularMiss& row) {
  return {{"assignment", to_string(row.assignment)},
          {"unit", to_string(row.unit)},
          {"unit_name", row.unit_name},
          {"number", row.number}};
}

CircularMiss read_miss(ObjectReader& in) {
  CircularMiss row;
  row.assignment = in.id<AssignmentId>("assignment");
  row.unit = in.id<UnitId>("unit");
  row.unit_name = in.text("unit_name", kMaxName);
  row.number = in.text("number", kMaxName);
  return row;
}

json to_json(const CircularProblem& row) {
  return {{"problem", to_string(row.problem)},
          {"unit_name", row.unit_name},
          {"number", row.number},
          {"text", row.text},
          {"severity", name_of(row.severity)},
          {"since", to_iso(row.since)}};
}

CircularProblem read_problem_row(ObjectReader& in) {
  CircularProblem row;
  row.problem = in.id<ProblemId>("problem");
  row.unit_name = in.text("unit_name", kMaxName);
  row.number = in.text("number", kMaxName);
  row.text = in.text("text", kProblemExcerpt);
  row.severity = in.choice("severity", severity_named);
  row.since = in.date("since");
  return row;
}

json to_json(const CircularOrder& row) {
  return {{"order", to_string(row.order)}, {"year", row.year},
          {"serial", row.serial},          {"unit_name", row.unit_name},
          {"number", row.number},          {"deadline", to_iso(row.deadline)}};
}

CircularOrder read_order_row(ObjectReader& in) {
  CircularOrder row;
  row.order = in.id<OrderId>("order");
  row.year = static_cast<int32_t>(in.integer("year", 1970, 2200));
  row.serial = static_cast<int32_t>(in.integer("serial", 1, kMaxCount));
  row.unit_name = in.text("unit_name", kMaxName);
  row.number = in.text("number", kMaxName);
  row.deadline = in.date("deadline");
  return row;
}

template <class Row>
json list_of(const std::vector<Row>& rows) {
  json out = json::array();
  for (const Row& row : rows) out.push_back(to_json(row));
  return out;
}

template <class Row, class Read>
void read_list(ObjectReader& in, const char* key, std::vector<Row>& rows, Read read) {
  in.each(key, kMaxRows, [&](ObjectReader& item) { rows.push_back(read(item)); });
}

}  // namespace

json to_json(const CircularFigures& figures) {
  json out = {{"plan", to_string(figures.plan)},       {"plan_title", figures.plan_title},
              {"frozen_at", figures.frozen_at},        {"frozen_hash", figures.frozen_hash},
              {"as_of", to_iso(figures.as_of)},        {"percent", figures.percent},
              {"expected", figures.expected},          {"tasks", list_of(figures.tasks)},
              {"units", list_of(figures.units)},       {"missed", list_of(figures.missed)},
              {"problems", list_of(figures.problems)}, {"orders", list_of(figures.orders)}};
  if (figures.cycle_first) out["cycle_first"] = to_iso(*figures.cycle_first);
  if (figures.cycle_last) out["cycle_last"] = to_iso(*figures.cycle_last);
  return out;
}

CircularFigures read_circular_figures(ObjectReader& in) {
  CircularFigures out;
  out.plan = in.id<PlanId>("plan");
  out.plan_title = in.text("plan_title", kMaxTitle);
  out.frozen_at = static_cast<uint64_t>(in.integer("frozen_at", 0, INT64_MAX));
  out.frozen_hash = in.text("frozen_hash", 64);
  out.as_of = in.date("as_of");
  out.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
  out.expected = static_cast<int32_t>(in.integer("expected", 0, 100));
  out.cycle_first = in.optional_date("cycle_first");
  out.cycle_last = in.optional_date("cycle_last");
  read_list(in, "tasks", out.tasks, read_task_row);
  read_list(in, "units", out.units, read_unit_row);
  read_list(in, "missed", out.missed, read_miss);
  read_list(in, "problems", out.problems, read_problem_row);
  read_list(in, "orders", out.orders, read_order_row);
  return out;
}

}  // namespace tz
