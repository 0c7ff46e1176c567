#include "screens/unread.h"

#include "ui/feedback.h"

namespace tz::client {

bool unread(Scene& scene, const Unread& what) {
  const bool offline = !scene.app.status().online;
  return ui::empty_state(scene.ui, {.id = "unread",
                                    .icon = offline ? ui::icons::kCloudOff : ui::icons::kWarning,
                                    .title = scene.tr(offline ? what.offline : what.failed),
                                    .text = offline ? scene.tr(what.offline_text) : what.fault,
                                    .action = scene.tr(Text::try_again)});
}

}  // namespace tz::client
