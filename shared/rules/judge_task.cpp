#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const AssignUnit&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const CloseTask&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReopenTask&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const PutGroup&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const SuspendAssignment&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ResumeAssignment&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReopenAssignment&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
