// FakeEnvironment: a simulated browser's connection, visibility and history. What a test does to it
// tells the listener.
#pragma once

#include <string>
#include <vector>

#include "host/environment.h"

namespace tz::client::fake {

class FakeEnvironment : public Environment {
 public:
  void listen(EnvironmentListener* listener) override { listener_ = listener; }
  bool online() const override { return online_; }
  bool visible() const override { return visible_; }
  std::string language() const override { return wanted_language; }
  std::string device_name() const override { return device; }
  void ask_for_persistence(std::function<void(bool)> answer) override {
    ++persistence_asked;
    answer(true);
  }
  void measure_storage(std::function<void(StorageRoom)> answer) override { answer(room); }
  std::string path() const override { return history_[depth_]; }
  void push_path(std::string_view path) override;
  void replace_path(std::string_view path) override { history_[depth_] = path; }
  void go_back() override;
  void set_page_language(std::string_view tag) override { page_language = tag; }
  void save_file(std::string_view name, std::string_view content) override;
  void copy_text(std::string_view text, std::function<void(bool)> answer) override;
  void open_link(std::string_view link) override { opened_link = link; }
  void reload() override { ++reloads; }
  bool full_screen() const override { return full_screen_; }
  void set_full_screen(bool wanted) override;

  void set_online(bool online);
  void set_visible(bool visible);

  std::string wanted_language = "zh-CN";
  std::string page_language;
  std::string device = "Android · Chrome";
  std::string copied;
  bool refuses_to_copy = false;
  std::string opened_link;
  std::string saved_name;
  std::string saved_content;
  StorageRoom room;
  int persistence_asked = 0;
  int reloads = 0;

 private:
  EnvironmentListener* listener_ = nullptr;
  bool online_ = true;
  bool visible_ = true;
  bool full_screen_ = false;
  std::vector<std::string> history_{"/"};
  size_t depth_ = 0;
};

}  // namespace tz::client::fake
