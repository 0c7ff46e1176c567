// TabHub: the tabs of one simulated browser; FakeTabs: one of them.
#pragma once

#include <string>
#include <vector>

#include "host/fake/timeline.h"
#include "host/tabs.h"

namespace tz::client::fake {

class FakeTabs;

// The members of all circles, in the order of joining: the first that lives leads.
struct TabHub {
  explicit TabHub(Timeline& line) : timeline(line) {}
  void elect(const std::string& circle);

  Timeline& timeline;
  std::vector<FakeTabs*> members;
};

class FakeTabs : public Tabs {
 public:
  FakeTabs(TabHub& hub, Owner owner) : hub_(hub), owner_(owner) {}
  ~FakeTabs() override { leave(); }

  void join(std::string_view circle, std::function<void()> lead, Message message) override;
  void leave() override;
  void post(std::string_view message) override;

 private:
  friend struct TabHub;

  TabHub& hub_;
  Owner owner_;
  std::string circle_;
  bool leads_ = false;
  uint64_t joined_ = 0;
  std::function<void()> lead_;
  Message message_;
};

}  // namespace tz::client::fake
