// Navigator: the pages that lie on top of each other, kept in step with the browser's history, so
// that its back button is the app's. Owned by App; one thread.
#pragma once

#include <functional>
#include <vector>

#include "app/route.h"
#include "host/environment.h"

namespace tz::client {

class Navigator {
 public:
  Navigator(Environment& environment, std::function<void()> changed);

  // The page that the address names, or `home`.
  void begin(const Route& home);
  void open(const Route& route);
  void open_tab(Page tab);
  void back();
  // From the browser: the person went back or forward.
  void path_changed(std::string_view path, int32_t depth);

  const Route& route() const { return stack_[depth_]; }
  // A page of the bottom bar shows no arrow; the browser's own button works there too.
  bool can_go_back() const;

 private:
  Environment& environment_;
  std::function<void()> changed_;
  std::vector<Route> stack_{Route{}};  // as the browser's history, by depth
  size_t depth_ = 0;
};

}  // namespace tz::client
