#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const SteerPlan&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const OpenCycle&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const CloseCycle&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ExemptFromCycle&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
