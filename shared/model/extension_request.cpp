#include "model/extension_request.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<ExtensionState, 3> kStates{{"filed", "granted", "refused"}};

}  // namespace

std::string_view name_of(ExtensionState state) {
  return kStates.name(state);
}
std::optional<ExtensionState> extension_state_named(std::string_view name) {
  return kStates.value(name);
}

json to_json(const ExtensionRequest& request) {
  json out = {{"id", to_string(request.id)},
              {"assignment", to_string(request.assignment)},
              {"old_deadline", to_iso(request.old_deadline)},
              {"new_deadline", to_iso(request.new_deadline)},
              {"filed", to_json(request.filed)},
              {"state", name_of(request.state)}};
  if (request.decision) out["decision"] = to_json(*request.decision);
  return out;
}

ExtensionRequest read_extension_request(ObjectReader& in) {
  ExtensionRequest out;
  out.id = in.id<ExtensionId>("id");
  out.assignment = in.id<AssignmentId>("assignment");
  out.old_deadline = in.date("old_deadline");
  out.new_deadline = in.date("new_deadline");
  out.filed = read_remark(in, "filed", kMaxReason);
  out.state = in.choice("state", extension_state_named);
  out.decision = read_optional_remark(in, "decision", kMaxReason);
  return out;
}

}  // namespace tz
