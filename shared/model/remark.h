// Remark: somebody's words at a moment: the answer to an order, the resolution of a problem, a
// decision's reason. The form that all of them share.
#pragma once

#include <string>

#include "base/json_read.h"

namespace tz {

struct Remark {
  std::string text;
  PersonId by;
  Instant at;  // when it was written, by the server's best knowledge
  friend bool operator==(const Remark&, const Remark&) = default;
};

json to_json(const Remark& remark);
// An object under `key`; `max`: characters of its text, which may be empty.
Remark read_remark(ObjectReader& in, std::string_view key, size_t max);
std::optional<Remark> read_optional_remark(ObjectReader& in, std::string_view key, size_t max);

}  // namespace tz
