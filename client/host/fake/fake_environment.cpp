#include "host/fake/fake_environment.h"

namespace tz::client::fake {

void FakeEnvironment::push_path(std::string_view path) {
  history_.resize(depth_ + 1);
  history_.emplace_back(path);
  ++depth_;
}

void FakeEnvironment::go_back() {
  if (depth_ == 0) return;
  --depth_;
  if (listener_ != nullptr) {
    listener_->path_changed(history_[depth_], static_cast<int32_t>(depth_));
  }
}

void FakeEnvironment::save_file(std::string_view name, std::string_view content) {
  saved_name = name;
  saved_content = content;
}

void FakeEnvironment::copy_text(std::string_view text, std::function<void(bool)> answer) {
  if (!refuses_to_copy) copied = text;
  answer(!refuses_to_copy);
}

void FakeEnvironment::set_full_screen(bool wanted) {
  full_screen_ = wanted;
  if (listener_ != nullptr) listener_->full_screen_changed();
}

void FakeEnvironment::set_online(bool online) {
  online_ = online;
  if (listener_ != nullptr) listener_->connection_changed();
}

void FakeEnvironment::set_visible(bool visible) {
  visible_ = visible;
  if (listener_ != nullptr) listener_->visibility_changed();
}

}  // namespace tz::client::fake
