#include "demo/cast.h"

namespace tz::server {

std::vector<CastUnit> demo_units() {
  return {
#define TZ_CAST_UNIT(name, kind, aliases) {name, UnitKind::kind, aliases},
#define TZ_CAST_PERSON(login, unit, name, role)
#include "demo/cast.def"
#undef TZ_CAST_PERSON
#undef TZ_CAST_UNIT
  };
}

std::vector<CastPerson> demo_persons() {
  return {
#define TZ_CAST_UNIT(name, kind, aliases)
#define TZ_CAST_PERSON(login, unit, name, role) {login, unit, name, Role::role},
#include "demo/cast.def"
#undef TZ_CAST_PERSON
#undef TZ_CAST_UNIT
  };
}

}  // namespace tz::server
