// ExtensionRequest 延期: filed before the old deadline, decided by the office. Both days stay on
// the record for ever.
#pragma once

#include "model/remark.h"

namespace tz {

enum class ExtensionState { filed, granted, refused };
std::string_view name_of(ExtensionState state);
std::optional<ExtensionState> extension_state_named(std::string_view name);

struct ExtensionRequest {
  ExtensionId id;
  AssignmentId assignment;
  CivilDate old_deadline;
  CivilDate new_deadline;
  Remark filed;  // with the reason
  ExtensionState state = ExtensionState::filed;
  std::optional<Remark> decision;
  uint64_t version = 0;

  friend bool operator==(const ExtensionRequest&, const ExtensionRequest&) = default;
};

json to_json(const ExtensionRequest& request);
ExtensionRequest read_extension_request(ObjectReader& in);

}  // namespace tz
