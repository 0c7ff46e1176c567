#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const SendReminder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const IssueOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const AnswerOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReturnOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const CloseOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const ReopenOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const NameOrder&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
