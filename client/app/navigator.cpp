#include "app/navigator.h"

namespace tz::client {
namespace {

// What stands in the navigation has nothing beneath it.
bool is_tab(Page page) {
  Route route;
  route.page = page;
  return tab_of(route) == page;
}

}  // namespace

Navigator::Navigator(Environment& environment, std::function<void()> changed)
    : environment_(environment), changed_(std::move(changed)) {}

void Navigator::begin(const Route& home) {
  const std::optional<Route> named = route_from(environment_.path());
  const bool deep = named && named->page != Page::tasks && *named != home;
  stack_ = {home};
  depth_ = 0;
  environment_.replace_path(path_of(home));
  if (deep) return open(*named);
  changed_();
}

void Navigator::open(const Route& route) {
  if (route == stack_[depth_]) return;
  stack_.resize(depth_ + 1);
  stack_.push_back(route);
  ++depth_;
  environment_.push_path(path_of(route));
  changed_();
}

void Navigator::open_tab(Page tab) {
  Route route;
  route.page = tab;
  if (stack_[depth_] == route) return;
  stack_[depth_] = route;
  environment_.replace_path(path_of(route));
  changed_();
}

// The browser answers with path_changed().
void Navigator::back() {
  if (can_go_back()) environment_.go_back();
}

bool Navigator::can_go_back() const {
  return depth_ > 0 && !is_tab(stack_[depth_].page);
}

void Navigator::path_changed(std::string_view path, int32_t depth) {
  const auto place = static_cast<size_t>(depth < 0 ? 0 : depth);
  if (place >= stack_.size()) stack_.resize(place + 1);
  stack_[place] = route_from(path).value_or(Route{});
  depth_ = place;
  changed_();
}

}  // namespace tz::client
