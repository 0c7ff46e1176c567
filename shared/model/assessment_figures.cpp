#include "model/assessment_figures.h"

#include <algorithm>

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr size_t kMaxRows = 20000;
constexpr int64_t kMaxCount = 1000000;
constexpr int64_t kMaxPoints = int64_t{kWholeWeight} * kHundredths;

constexpr NameTable<Finding, kFindings> kNames{
    {"completed_in_time", "completed_late", "not_completed", "progress", "reported_in_time",
     "reported_late", "not_reported", "report_stood", "report_returned", "order_in_time",
     "order_late", "order_unanswered", "problem_in_time", "problem_late", "problem_open"}};

json to_json(const EvidenceRow& row) {
  json out = {{"finding", name_of(row.finding)},
              {"record", to_string(row.record)},
              {"task", to_string(row.task)},
              {"number", row.number},
              {"worth", row.worth}};
  if (row.count != 1) out["count"] = row.count;
  if (row.due) out["due"] = to_iso(*row.due);
  if (row.done) out["done"] = to_iso(*row.done);
  if (row.finding == Finding::progress) {
    out["percent"] = row.percent;
    out["expected"] = row.expected;
  }
  return out;
}

EvidenceRow read_evidence(ObjectReader& in) {
  EvidenceRow row;
  row.finding = in.choice("finding", finding_named);
  row.record = in.uuid("record");
  row.task = in.id<TaskId>("task");
  row.number = in.text("number", kMaxName);
  row.worth = static_cast<int32_t>(in.integer("worth", 0, 100));
  row.count = static_cast<int32_t>(in.integer_or("count", 1, 1, kMaxCount));
  row.due = in.optional_date("due");
  row.done = in.optional_date("done");
  if (row.finding == Finding::progress) {
    row.percent = static_cast<int32_t>(in.integer("percent", 0, 100));
    row.expected = static_cast<int32_t>(in.integer("expected", 0, 100));
  }
  return row;
}

json to_json(const CriterionScore& score) {
  json evidence = json::array();
  for (const EvidenceRow& row : score.evidence) evidence.push_back(to_json(row));
  return {{"items", score.items},
          {"out_of", score.out_of},
          {"points", score.points},
          {"evidence", std::move(evidence)}};
}

CriterionScore read_score(ObjectReader& in) {
  CriterionScore out;
  out.items = static_cast<int32_t>(in.integer("items", 0, kMaxCount));
  out.out_of = static_cast<int32_t>(in.integer("out_of", 0, kMaxPoints));
  out.points = static_cast<int32_t>(in.integer("points", 0, kMaxPoints));
  in.each("evidence", kMaxRows,
          [&](ObjectReader& row) { out.evidence.push_back(read_evidence(row)); });
  return out;
}

json to_json(const AssessedUnit& unit) {
  json scores = json::array();
  for (const CriterionScore& score : unit.scores) scores.push_back(to_json(score));
  return {{"unit", to_string(unit.unit)}, {"name", unit.name}, {"scores", std::move(scores)}};
}

AssessedUnit read_unit_row(ObjectReader& in) {
  AssessedUnit out;
  out.unit = in.id<UnitId>("unit");
  out.name = in.text("name", kMaxName);
  in.each("scores", kCriterionKinds,
          [&](ObjectReader& score) { out.scores.push_back(read_score(score)); });
  return out;
}

}  // namespace

std::string_view name_of(Finding finding) {
  return kNames.name(finding);
}
std::optional<Finding> finding_named(std::string_view name) {
  return kNames.value(name);
}

bool AssessedUnit::is_scored() const {
  return std::any_of(scores.begin(), scores.end(),
                     [](const CriterionScore& score) { return score.items > 0; });
}

int32_t AssessedUnit::points() const {
  int32_t sum = 0;
  for (const CriterionScore& score : scores) sum += score.points;
  return sum;
}

const AssessedUnit* AssessmentFigures::of(UnitId unit) const {
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const AssessedUnit& row) { return row.unit == unit; });
  return found == units.end() ? nullptr : &*found;
}

json to_json(const AssessmentFigures& figures) {
  json units = json::array();
  for (const AssessedUnit& unit : figures.units) units.push_back(to_json(unit));
  return {{"plan", to_string(figures.plan)}, {"plan_title", figures.plan_title},
          {"frozen_at", figures.frozen_at},  {"frozen_hash", figures.frozen_hash},
          {"as_of", to_iso(figures.as_of)},  {"first", to_iso(figures.first)},
          {"last", to_iso(figures.last)},    {"edition", figures.edition},
          {"units", std::move(units)},       {"criteria", criteria_json(figures.criteria)}};
}

AssessmentFigures read_assessment_figures(ObjectReader& in) {
  AssessmentFigures out;
  out.plan = in.id<PlanId>("plan");
  out.plan_title = in.text("plan_title", kMaxTitle);
  out.frozen_at = static_cast<uint64_t>(in.integer("frozen_at", 0, INT64_MAX));
  out.frozen_hash = in.text("frozen_hash", 64);
  out.as_of = in.date("as_of");
  out.first = in.date("first");
  out.last = in.date("last");
  out.edition = static_cast<int32_t>(in.integer("edition", 0, kMaxEditions));
  out.criteria = read_criteria_list(in, "criteria");
  in.each("units", kMaxUnits, [&](ObjectReader& unit) {
    out.units.push_back(read_unit_row(unit));
    // Every sum and every page goes by the criteria's order.
    const bool is_whole = out.units.back().scores.size() == out.criteria.size();
    if (!is_whole) unit.fail(ErrorCode::unknown_value, "scores");
  });
  return out;
}

}  // namespace tz
