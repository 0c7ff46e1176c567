// The ledger as a program of the shell: the browser as host, the app, its screens.

#include "app/app.h"
#include "host/web/web_host.h"
#include "screens/screens.h"
#include "shell/program.h"

namespace tz::client {
namespace {

class Ledger final : public Program {
 public:
  explicit Ledger(std::function<void()> ask_for_frame)
      : app_(host_.host(), std::move(ask_for_frame)) {}

  void start(ui::Ui&) override { app_.start(); }
  void draw(ui::Ui& ui) override { draw_screens(ui, app_, screens_); }

 private:
  web::WebHost host_;
  App app_;
  Screens screens_;
};

}  // namespace

std::unique_ptr<Program> make_program(std::function<void()> ask_for_frame) {
  return std::make_unique<Ledger>(std::move(ask_for_frame));
}

}  // namespace tz::client
