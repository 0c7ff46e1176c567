#include "service/service.h"

namespace tz::server {

Service::Service(Store& store_in, Clock& clock_in, RandomSource& random_in,
                 const Settings& settings_in)
    : store(store_in),
      clock(clock_in),
      random(random_in),
      settings(settings_in),
      passwords(settings_in.password_cost, settings_in.passwords_at_once),
      sign_in_addresses(clock_in, settings_in.sign_in_allowance),
      live(store_in, clock_in, settings_in.live_queue),
      committer(store_in, [this](const Committed& committed) {
        live.announce(committed.scopes_may_differ);
        if (committed.plans_changed) plan_bell.ring();
        log_bell.ring();
      }) {}

Service::~Service() {
  live.stop();
}

}  // namespace tz::server
