#include "rules/judge_common.h"

namespace tz {

Result<Decision> judge(const FileExtension&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const GrantExtension&, const Case&) {
  return error(ErrorCode::not_allowed);
}

Result<Decision> judge(const RefuseExtension&, const Case&) {
  return error(ErrorCode::not_allowed);
}

}  // namespace tz
