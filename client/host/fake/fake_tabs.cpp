#include "host/fake/fake_tabs.h"

#include <algorithm>

namespace tz::client::fake {
namespace {

constexpr int64_t kDelayMs = 2;

}  // namespace

void TabHub::elect(const std::string& circle) {
  for (FakeTabs* tab : members) {
    if (tab->circle_ != circle || timeline.is_dead(tab->owner_)) continue;
    if (tab->leads_) return;
    tab->leads_ = true;
    const uint64_t joined = tab->joined_;
    timeline.at(tab->owner_, kDelayMs, [tab, joined] {
      if (joined == tab->joined_ && tab->lead_) tab->lead_();
    });
    return;
  }
}

void FakeTabs::join(std::string_view circle, std::function<void()> lead, Message message) {
  leave();
  circle_ = circle;
  lead_ = std::move(lead);
  message_ = std::move(message);
  ++joined_;
  hub_.members.push_back(this);
  hub_.elect(circle_);
}

void FakeTabs::leave() {
  const std::string left = circle_;
  circle_.clear();
  leads_ = false;
  ++joined_;
  lead_ = nullptr;
  message_ = nullptr;
  auto& all = hub_.members;
  all.erase(std::remove(all.begin(), all.end(), this), all.end());
  if (!left.empty()) hub_.elect(left);
}

void FakeTabs::post(std::string_view message) {
  for (FakeTabs* tab : hub_.members) {
    if (tab == this || tab->circle_ != circle_) continue;
    const uint64_t joined = tab->joined_;
    hub_.timeline.at(tab->owner_, kDelayMs, [tab, joined, text = std::string(message)] {
      if (joined == tab->joined_ && tab->message_) tab->message_(text);
    });
  }
}

}  // namespace tz::client::fake
