// Scene: what every screen is given for one frame: where to draw, what to show, what the person
// does. A screen reads the app and never changes it: an intent waits until the frame is drawn, so
// that no view ends while somebody reads it. Lives for one frame.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/app.h"
#include "screens/screen_state.h"
#include "text/strings.h"
#include "ui/ui.h"

namespace tz::client {

struct Scene {
  ui::Ui& ui;
  App& app;  // for its views; intents go through later()
  ScreenState& state;
  Lang lang = Lang::zh;
  std::vector<std::function<void(App&)>> intents = {};

  std::string_view tr(Text text) const { return tz::tr(lang, text); }
  std::string tr(Text text, const std::vector<std::string>& args) const {
    return tz::tr(lang, text, args);
  }
  void later(std::function<void(App&)> intent) { intents.push_back(std::move(intent)); }
  void go(Route route) {
    later([route = std::move(route)](App& app_then) { app_then.open(route); });
  }
};

}  // namespace tz::client
