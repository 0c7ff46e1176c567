#include "model/problem.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<Severity, 2> kSeverities{{"normal", "severe"}};

}  // namespace

std::string_view name_of(Severity severity) {
  return kSeverities.name(severity);
}
std::optional<Severity> severity_named(std::string_view name) {
  return kSeverities.value(name);
}

ProblemId problem_id_for(ReportId report) {
  return ProblemId(uuid_of_name("problem/" + to_string(report)));
}

json to_json(const Problem& problem) {
  json out = {
      {"id", to_string(problem.id)},           {"assignment", to_string(problem.assignment)},
      {"raised", to_json(problem.raised)},     {"raised_unit", to_string(problem.raised_unit)},
      {"severity", name_of(problem.severity)}, {"owner", to_string(problem.owner)}};
  if (problem.report) out["report"] = to_string(*problem.report);
  if (problem.resolution) out["resolution"] = to_json(*problem.resolution);
  return out;
}

Problem read_problem(ObjectReader& in) {
  Problem out;
  out.id = in.id<ProblemId>("id");
  out.assignment = in.id<AssignmentId>("assignment");
  out.report = in.optional_id<ReportId>("report");
  out.raised = read_remark(in, "raised", kMaxNarrative);
  out.raised_unit = in.id<UnitId>("raised_unit");
  out.severity = in.choice("severity", severity_named);
  out.owner = in.id<UnitId>("owner");
  out.resolution = read_optional_remark(in, "resolution", kMaxNarrative);
  return out;
}

}  // namespace tz
