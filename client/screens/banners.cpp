#include "screens/banners.h"

#include "ui/feedback.h"
#include "ui/text.h"

namespace tz::client {
namespace {

struct Warning {
  std::string_view id;
  Text text;
  ui::Tone tone;
  ui::IconPath icon;
  std::optional<Text> action = std::nullopt;
};

// The worst alone: two strips would leave a phone no room.
std::optional<Warning> warning_of(const App& app) {
  const SyncStatus& status = app.status();
  if (status.not_saved) {
    return Warning{"not-saved", Text::warn_not_saved, ui::Tone::Red, ui::icons::kWarning};
  }
  if (app.session_expired()) {
    return Warning{"expired", Text::warn_session, ui::Tone::Yellow, ui::icons::kLock,
                   Text::sign_in_again};
  }
  if (status.unsent_over_a_day) {
    return Warning{"over-a-day", Text::warn_over_a_day, ui::Tone::Yellow, ui::icons::kCloudOff,
                   Text::sync_now};
  }
  if (status.storage_short) {
    return Warning{"storage", Text::warn_storage, ui::Tone::Yellow, ui::icons::kWarning};
  }
  return std::nullopt;
}

}  // namespace

void draw_banners(Scene& scene) {
  const std::optional<Warning> warning = warning_of(scene.app);
  if (!warning) return;
  ui::Ui& ui = scene.ui;
  ui::Rect& region = ui.region();
  const float margin = ui::kSpace2;
  const float top = region.y + (region.y <= 0 ? ui.input().safe.top : 0) + margin;
  ui.push_flow(ui::Flow::column({region.x + margin, top, region.w - 2 * margin, 0}, 0));
  const ui::BannerTap tap =
      ui::banner(ui, {.id = warning->id,
                      .text = scene.tr(warning->text),
                      .action = warning->action ? scene.tr(*warning->action) : std::string_view(),
                      .tone = warning->tone,
                      .icon = warning->icon});
  const float bottom = top + ui.pop_flow().used() + margin;
  region.h -= bottom - region.y;
  region.y = bottom;
  if (tap != ui::BannerTap::Action) return;
  if (scene.app.session_expired()) {
    scene.state.prompt = {.kind = Prompt::Kind::sign_in_again};
    return;
  }
  scene.later([](App& app) { app.sync_now(); });
}

}  // namespace tz::client
