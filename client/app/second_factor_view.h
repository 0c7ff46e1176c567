// One's own second factor while it is set up: the code of an authenticator app.
#pragma once

#include <string>

#include "app/call.h"

namespace tz::client {

struct SecondFactorPage {
  bool replaces = false;  // there is one already: its code is needed as well
  std::string secret;     // in groups of four, for an app to hold; empty: none was made yet
  Asked asked;            // of the step that is open; done: it is set up
};

}  // namespace tz::client
