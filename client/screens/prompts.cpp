#include "screens/prompts.h"

#include "screens/dialog_foot.h"
#include "screens/sign_in.h"
#include "ui/feedback.h"

namespace tz::client {
namespace {

struct Wording {
  Text title;
  Text confirm;
  Text text;  // a sentence under the title
  ui::ButtonKind kind = ui::ButtonKind::Danger;
};

Wording wording_of(Prompt::Kind kind) {
  switch (kind) {
    case Prompt::Kind::discard_edit:
      return {Text::discard_edit, Text::discard_now, Text::discard_edit_text};
    case Prompt::Kind::discard_draft:
      return {Text::discard_draft, Text::discard_now, Text::discard_draft_text};
    case Prompt::Kind::count_again:
      return {Text::freeze_again, Text::freeze_again, Text::freeze_note, ui::ButtonKind::Primary};
    case Prompt::Kind::count_assessment_again:
      return {Text::freeze_again, Text::freeze_again, Text::freeze_assessment_note,
              ui::ButtonKind::Primary};
    case Prompt::Kind::end_session:
      return {Text::end_session_title, Text::end_session, Text::end_session_text};
    case Prompt::Kind::end_other_sessions:
      return {Text::end_other_sessions_title, Text::end_other_sessions,
              Text::end_other_sessions_text};
    case Prompt::Kind::end_all_sessions:
      return {Text::end_all_sessions_title, Text::end_all_sessions, Text::end_other_sessions_text};
    case Prompt::Kind::sign_out:
    case Prompt::Kind::sign_in_again:
    case Prompt::Kind::none:
      break;
  }
  return {Text::sign_out, Text::sign_out, Text::sign_out_text};
}

void confirm(Scene& scene, const Prompt& prompt) {
  switch (prompt.kind) {
    case Prompt::Kind::discard_edit:
      scene.later([operation = prompt.operation](App& app) { app.discard(operation); });
      break;
    case Prompt::Kind::discard_draft:
      scene.later([id = prompt.assignment](App& app) { app.discard_draft(id); });
      break;
    case Prompt::Kind::sign_out:
      scene.later([](App& app) { app.sign_out(); });
      break;
    case Prompt::Kind::count_again:
      scene.later([id = prompt.circular](App& app) { app.freeze_circular(id); });
      break;
    case Prompt::Kind::count_assessment_again:
      scene.later([id = prompt.assessment](App& app) { app.freeze_assessment(id); });
      break;
    case Prompt::Kind::end_session:
      scene.later([id = prompt.session](App& app) { app.end_session(id); });
      break;
    case Prompt::Kind::end_other_sessions:
    case Prompt::Kind::end_all_sessions:
      scene.later([](App& app) { app.end_other_sessions(); });
      break;
    case Prompt::Kind::sign_in_again:
    case Prompt::Kind::none:
      break;
  }
}

std::string text_of(const Scene& scene, const Prompt& prompt, const Wording& wording) {
  std::string text = prompt.subject;
  std::string_view more = scene.tr(wording.text);
  const bool signing_out = prompt.kind == Prompt::Kind::sign_out;
  // What stays behind matters more than what goes.
  if (signing_out && !scene.app.me().sign_out_warning.empty()) {
    more = scene.app.me().sign_out_warning;
  }
  if (!text.empty()) text += '\n';
  text += more;
  return text;
}

void draw_question(Scene& scene) {
  ui::Ui& ui = scene.ui;
  Prompt& prompt = scene.state.prompt;
  const Wording wording = wording_of(prompt.kind);
  const std::string text = text_of(scene, prompt, wording);
  bool done = false;
  {
    ui::Dialog dialog(ui, {.id = "prompt", .title = scene.tr(wording.title), .text = text});
    dialog.bar();
    const FootTap tap = dialog_foot(ui, {.leave = scene.tr(Text::leave_it),
                                         .confirm = scene.tr(wording.confirm),
                                         .kind = wording.kind});
    if (tap == FootTap::confirm) confirm(scene, prompt);
    done = tap != FootTap::none || dialog.closed();
  }
  if (done) {
    prompt = {};
    ui.redraw();
  }
}

}  // namespace

void draw_prompt(Scene& scene) {
  switch (scene.state.prompt.kind) {
    case Prompt::Kind::none:
      return;
    case Prompt::Kind::sign_in_again:
      draw_sign_in_again(scene);
      return;
    default:
      draw_question(scene);
  }
}

}  // namespace tz::client
