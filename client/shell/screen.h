// The WebGL surface: takes version 2 where there is one, else 1, and survives the loss of its
// context. One thread.
#pragma once

namespace tz::client {

class Screen {
 public:
  /// False where the browser has no WebGL at all.
  bool open();
  int max_texture() const { return max_texture_; }
  /// After Canvas has made the ImGui context.
  bool start_renderer();
  /// The browser took the context away: nothing may be drawn until `restore`.
  void lose();
  bool restore();
  bool is_usable() const { return usable_; }
  /// Shows ImGui's current draw data on a surface of so many physical pixels.
  void present(int width, int height);

 private:
  int max_texture_ = 2048;
  bool usable_ = false;
};

}  // namespace tz::client
