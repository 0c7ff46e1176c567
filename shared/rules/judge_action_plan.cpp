#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const EditActionPlan&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ChooseField&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const FileActionPlan&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ApproveActionPlan&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReturnActionPlan&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
