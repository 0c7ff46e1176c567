// Where the log of the ledger stands, as the auditor writes it down and compares it with what was
// printed or kept elsewhere.
#pragma once

#include <optional>
#include <string>

#include "rules/actor.h"
#include "service/service.h"

namespace tz::server {

struct ChainFacts {
  std::string epoch;
  Head head;
  std::optional<Instant> head_at;  // when the last entry came; none: the log is empty
};

// Errors: not_allowed for anybody but an auditor.
Result<ChainFacts> chain_facts(Service& service, const Actor& by);

}  // namespace tz::server
