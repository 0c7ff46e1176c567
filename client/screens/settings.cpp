#include "screens/settings.h"

#include <array>

#include "ui/button.h"

namespace tz::client {

void language_choice(Scene& scene) {
  // Each language is named in itself, so that it is found by whoever reads no other.
  const std::array<std::string_view, 2> names = {tr(Lang::zh, Text::own_name_of_language),
                                                 tr(Lang::en, Text::own_name_of_language)};
  int index = scene.app.lang() == Lang::zh ? 0 : 1;
  if (!ui::segmented(scene.ui,
                     {.id = "language", .label = scene.tr(Text::language), .options = names},
                     index)) {
    return;
  }
  const Lang chosen = index == 0 ? Lang::zh : Lang::en;
  scene.later([chosen](App& app) { app.set_lang(chosen); });
}

void large_choice(Scene& scene) {
  bool large = scene.app.large();
  if (!ui::checkbox(scene.ui,
                    {.id = "large",
                     .label = scene.tr(Text::large_mode),
                     .note = scene.tr(Text::large_mode_text)},
                    large)) {
    return;
  }
  scene.later([large](App& app) { app.set_large(large); });
}

}  // namespace tz::client
