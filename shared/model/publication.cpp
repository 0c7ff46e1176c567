#include "model/publication.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<PublicationState, 4> kStates{{"draft", "objections", "published", "withdrawn"}};

}  // namespace

std::string_view name_of(PublicationState state) {
  return kStates.name(state);
}
std::optional<PublicationState> publication_state_named(std::string_view name) {
  return kStates.value(name);
}

void put_publication(json& out, const Publication& publication) {
  out["state"] = name_of(publication.state);
  if (publication.objections_until) {
    out["objections_until"] = to_iso(*publication.objections_until);
  }
  if (publication.published) out["published"] = to_json(*publication.published);
  if (publication.withdrawn) out["withdrawn"] = to_json(*publication.withdrawn);
}

void read_publication(ObjectReader& in, Publication& out) {
  out.state = in.choice("state", publication_state_named);
  out.objections_until = in.optional_date("objections_until");
  out.published = read_optional_remark(in, "published", kMaxReason);
  out.withdrawn = read_optional_remark(in, "withdrawn", kMaxReason);
}

}  // namespace tz
