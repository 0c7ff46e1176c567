#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const RaiseProblem&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const AssignProblem&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ResolveProblem&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
