// Screens: everything a person sees, drawn with the design system from the app's views. Picks the
// page by the app's route and the layout by the width of the screen. Holds only what the app need
// not know: what is typed into a dialog, what is folded. One thread; one object for each Ui.
#pragma once

#include <memory>

#include "app/app.h"
#include "ui/ui.h"

namespace tz::client {

class Screens {
 public:
  Screens();
  ~Screens();
  Screens(const Screens&) = delete;
  Screens& operator=(const Screens&) = delete;

  // Draws one frame, between ui.begin_frame() and ui.end_frame(); then tells the app what the
  // person did. Also gives the ui its words and its text size.
  void draw(ui::Ui& ui, App& app);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// What the shell calls in each frame.
inline void draw_screens(ui::Ui& ui, App& app, Screens& screens) {
  screens.draw(ui, app);
}

}  // namespace tz::client
