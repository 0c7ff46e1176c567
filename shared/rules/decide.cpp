#include "rules/decide.h"

#include "rules/judge.h"

namespace tz {

Result<Decision> decide(const Operation& operation, const Actor& actor, const LedgerView& ledger,
                        const Stamp& stamp) {
  if (operation.actor != actor.person) return error(ErrorCode::foreign_actor, "actor");
  const Case at{operation, actor, ledger, stamp};
  Result<Decision> decision =
      std::visit([&](const auto& body) { return judge(body, at); }, operation.body);
  if (decision) {
    for (Record& record : decision->changed) set_version(record, stamp.seq);
  }
  return decision;
}

}  // namespace tz
