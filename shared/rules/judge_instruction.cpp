#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const GiveInstruction&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const AnswerInstruction&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
