#include "screens/prompts.h"

#include "screens/photos.h"
#include "screens/sign_in.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/text.h"

namespace tz::client {
namespace {

constexpr int kWordsChars = 2000;

struct Wording {
  Text title;
  Text confirm;
  std::optional<Text> text = std::nullopt;   // a sentence under the title
  std::optional<Text> field = std::nullopt;  // what has to be typed
  bool danger = false;
};

Wording wording_of(Prompt::Kind kind) {
  switch (kind) {
    case Prompt::Kind::declare:
      return {Text::declare_complete, Text::declare_complete, Text::declare_text,
              Text::field_evidence};
    case Prompt::Kind::discard_edit:
      return {Text::discard_edit, Text::discard_now, Text::discard_edit_text, std::nullopt, true};
    case Prompt::Kind::discard_draft:
      return {Text::discard_draft, Text::discard_now, Text::discard_draft_text, std::nullopt, true};
    case Prompt::Kind::sign_out:
    case Prompt::Kind::sign_in_again:
    case Prompt::Kind::none:
      break;
  }
  return {Text::sign_out, Text::sign_out, Text::sign_out_text};
}

// Whether the answer will do; says the intent that follows from it.
bool answer(Scene& scene, const Prompt& prompt) {
  const AssignmentId id = prompt.assignment;
  const std::string& words = prompt.text;
  switch (prompt.kind) {
    case Prompt::Kind::declare:
      if (words.empty()) return false;
      scene.later([id, words](App& app) { app.declare_complete(id, words); });
      break;
    case Prompt::Kind::discard_edit:
      scene.later([operation = prompt.operation](App& app) { app.discard(operation); });
      break;
    case Prompt::Kind::discard_draft:
      scene.later([id](App& app) { app.discard_draft(id); });
      break;
    case Prompt::Kind::sign_out:
      scene.later([](App& app) { app.sign_out(); });
      break;
    case Prompt::Kind::sign_in_again:
    case Prompt::Kind::none:
      break;
  }
  return true;
}

std::string text_of(const Scene& scene, const Prompt& prompt, const Wording& wording) {
  std::string text = prompt.subject;
  std::string_view more = wording.text ? scene.tr(*wording.text) : std::string_view();
  const bool signing_out = prompt.kind == Prompt::Kind::sign_out;
  // What stays behind matters more than what goes.
  if (signing_out && !scene.app.me().sign_out_warning.empty()) {
    more = scene.app.me().sign_out_warning;
  }
  if (!text.empty() && !more.empty()) text += '\n';
  text += more;
  return text;
}

std::string_view fault_of(const Scene& scene, const Prompt& prompt) {
  if (!prompt.tried) return {};
  return prompt.text.empty() ? scene.tr(Text::words_needed) : std::string_view();
}

void draw_question(Scene& scene) {
  ui::Ui& ui = scene.ui;
  Prompt& prompt = scene.state.prompt;
  const Wording wording = wording_of(prompt.kind);
  const std::string text = text_of(scene, prompt, wording);
  bool done = false;
  {
    ui::Dialog dialog(ui, {.id = "prompt", .title = scene.tr(wording.title), .text = text});
    if (wording.field) {
      ui::text_field(ui,
                     {.id = "words",
                      .label = scene.tr(*wording.field),
                      .error = fault_of(scene, prompt),
                      .kind = ui::FieldKind::Paragraph,
                      .max_chars = kWordsChars,
                      .lines = 3,
                      .required = true},
                     prompt.text);
    }
    if (prompt.kind == Prompt::Kind::declare) photo_adding(scene, scene.app.declared_photos());
    dialog.bar();
    ui::Columns columns(ui, 2, ui::kSpace2, ui.theme().large ? 150.0f : 110.0f);
    columns.next();
    if (ui::button(ui, {.id = "leave",
                        .label = scene.tr(Text::leave_it),
                        .kind = ui::ButtonKind::Secondary})) {
      done = true;
    }
    columns.next();
    const ui::ButtonKind kind = wording.danger || prompt.kind == Prompt::Kind::sign_out
                                    ? ui::ButtonKind::Danger
                                    : ui::ButtonKind::Primary;
    if (ui::button(ui, {.id = "confirm", .label = scene.tr(wording.confirm), .kind = kind})) {
      prompt.tried = true;
      done = answer(scene, prompt);
      ui.redraw();
    }
    done = done || dialog.closed();
  }
  if (done) {
    if (prompt.kind == Prompt::Kind::declare) {
      scene.later([](App& app) { app.end_declaration(); });
    }
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
