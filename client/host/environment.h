// Environment: what the browser tells about itself and the few things the app may ask of it.
// One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tz::client {

// What changes without the app's doing. The listener must outlive the environment or be replaced.
class EnvironmentListener {
 public:
  virtual ~EnvironmentListener() = default;
  virtual void connection_changed() = 0;
  // The page came into sight or went out of it.
  virtual void visibility_changed() = 0;
  // The person went back or forward in the browser's history: `depth` entries now stand below
  // `path`.
  virtual void path_changed(std::string_view path, int32_t depth) = 0;
  // Another version of the app is installed and waits for a reload.
  virtual void update_found() = 0;
  // The page fills the screen now, or no longer does, by whatever way.
  virtual void full_screen_changed() = 0;
};

struct StorageRoom {
  int64_t used_bytes = 0;
  int64_t quota_bytes = 0;  // 0: not known
};

class Environment {
 public:
  virtual ~Environment() = default;

  virtual void listen(EnvironmentListener* listener) = 0;
  // False only when there is surely no connection.
  virtual bool online() const = 0;
  virtual bool visible() const = 0;
  // As the browser prefers it: "zh-CN".
  virtual std::string language() const = 0;
  // System and browser, for a list of devices: "Android · Chrome". Empty where nothing is known.
  virtual std::string device_name() const = 0;

  // Asks that the storage not be cleared when room is short.
  virtual void ask_for_persistence(std::function<void(bool granted)> answer) = 0;
  virtual void measure_storage(std::function<void(StorageRoom)> answer) = 0;

  // The page's place in the browser's history: a path such as "/task/1", and entries below it.
  virtual std::string path() const = 0;
  virtual void push_path(std::string_view path) = 0;
  virtual void replace_path(std::string_view path) = 0;
  // As the browser's back button: path_changed() follows.
  virtual void go_back() = 0;

  // The language of the page, for screen readers and fonts: "zh-CN".
  virtual void set_page_language(std::string_view tag) = 0;
  // Gives a file to the person to keep; its bytes are of any kind.
  virtual void save_file(std::string_view name, std::string_view bytes) = 0;
  // Puts text where the person can paste it from, soon after a tap; the browser may refuse.
  virtual void copy_text(std::string_view text, std::function<void(bool done)> answer) = 0;
  // Opens an address that another app of the device may take (otpauth:), soon after a tap.
  virtual void open_link(std::string_view link) = 0;
  virtual void reload() = 0;

  // Whether the page fills the whole screen.
  virtual bool full_screen() const = 0;
  // Asks for it, soon after a tap, or leaves it: full_screen_changed() follows where the browser
  // grants it.
  virtual void set_full_screen(bool wanted) = 0;
};

}  // namespace tz::client
