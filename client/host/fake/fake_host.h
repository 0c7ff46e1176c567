// FakeBrowser: a simulated device with its disk and tabs; FakeTab: one page in it, a whole Host.
#pragma once

#include "host/fake/fake_environment.h"
#include "host/fake/fake_files.h"
#include "host/fake/fake_network.h"
#include "host/fake/fake_storage.h"
#include "host/fake/fake_tabs.h"
#include "host/fake/fake_vault.h"
#include "host/host.h"

namespace tz::client::fake {

struct FakeBrowser {
  explicit FakeBrowser(Timeline& line) : timeline(line), hub(line) {}

  Timeline& timeline;
  Disk disk;
  TabHub hub;
  uint64_t pages = 0;
};

class FakeTab {
 public:
  FakeTab(FakeBrowser& browser, FakeNetwork::Server server)
      : browser_(browser),
        owner_(browser.timeline.new_owner()),
        clock(browser.timeline, owner_),
        random(owner_ * 7919 + ++browser.pages),
        device(browser.timeline, owner_, browser.disk),
        person(browser.timeline, owner_, browser.disk),
        network(browser.timeline, owner_, std::move(server)),
        tabs(browser.hub, owner_) {}
  ~FakeTab() { kill(); }

  // As if the page were closed, or the phone's battery died.
  void kill() {
    browser_.timeline.kill(owner_);
    tabs.leave();
  }
  bool is_dead() const { return browser_.timeline.is_dead(owner_); }
  Host host() { return {device, person, network, clock, random, tabs, environment, files, vault}; }

 private:
  FakeBrowser& browser_;
  Owner owner_;

 public:
  FakeClock clock;
  FakeRandom random;
  FakeStorage device;
  FakeStorage person;
  FakeNetwork network;
  FakeTabs tabs;
  FakeEnvironment environment;
  FakeFiles files;
  FakeVault vault;
};

}  // namespace tz::client::fake
