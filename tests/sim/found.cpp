#include "found.h"

namespace tz::sim {

const std::vector<Found>& histories_found() {
  using Kind = StepKind;
  static const std::vector<Found> kAll = {
      {"a sign-in whose answer was cut left another's cookie in the browser, and one person's "
       "edits "
       "were pushed as another's",
       8,
       {{Kind::write, 6, 380367},
        {Kind::look_away, 10, 977825},
        {Kind::weather, 14, 941558},
        {Kind::restore, 13, 519740},
        {Kind::write, 2, 840028},
        {Kind::wait, 1, 2119},
        {Kind::sign_in, 2, 24512}}},
  };
  return kAll;
}

}  // namespace tz::sim
