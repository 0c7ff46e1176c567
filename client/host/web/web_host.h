// The whole host of a browser page.
#pragma once

#include "host/host.h"
#include "host/web/web_clock.h"
#include "host/web/web_environment.h"
#include "host/web/web_files.h"
#include "host/web/web_network.h"
#include "host/web/web_storage.h"
#include "host/web/web_tabs.h"
#include "host/web/web_vault.h"

namespace tz::client::web {

class WebHost {
 public:
  Host host() {
    return {device_, person_, network_, clock_, random_, tabs_, environment_, files_, vault_};
  }

 private:
  WebStorage device_{0};
  WebStorage person_{1};
  WebNetwork network_;
  WebClock clock_;
  WebRandom random_;
  WebTabs tabs_;
  WebEnvironment environment_;
  WebFiles files_;
  WebVault vault_;
};

}  // namespace tz::client::web
