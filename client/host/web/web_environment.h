// What the browser tells about itself, by web/host/environment.js.
#pragma once

#include "host/environment.h"

namespace tz::client::web {

class WebEnvironment : public Environment {
 public:
  void listen(EnvironmentListener* listener) override;
  bool online() const override;
  bool visible() const override;
  std::string language() const override;
  std::string device_name() const override;
  void ask_for_persistence(std::function<void(bool)> answer) override;
  void measure_storage(std::function<void(StorageRoom)> answer) override;
  std::string path() const override;
  void push_path(std::string_view path) override;
  void replace_path(std::string_view path) override;
  void go_back() override;
  void set_page_language(std::string_view tag) override;
  void save_file(std::string_view name, std::string_view bytes) override;
  void copy_text(std::string_view text, std::function<void(bool)> answer) override;
  void open_link(std::string_view link) override;
  void reload() override;
  bool full_screen() const override;
  void set_full_screen(bool wanted) override;

 private:
  int ticket_ = 0;  // 0: nobody listens
};

}  // namespace tz::client::web
