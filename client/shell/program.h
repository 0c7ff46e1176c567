// What the shell runs: draws itself into a Ui each frame. The ledger is one, the gallery of widgets
// another. One thread.
#pragma once

#include <functional>
#include <memory>

#include "ui/ui.h"

namespace tz::client {

class Program {
 public:
  virtual ~Program() = default;
  /// Once, after the first frame's Ui is there.
  virtual void start(ui::Ui& ui) = 0;
  /// Between begin_frame and end_frame of `ui`.
  virtual void draw(ui::Ui& ui) = 0;
};

/// Defined once in each executable. `ask_for_frame` may be called at any time.
std::unique_ptr<Program> make_program(std::function<void()> ask_for_frame);

}  // namespace tz::client
