#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const AcceptReport&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReturnReport&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const AdmitLate&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const DeclineLate&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
