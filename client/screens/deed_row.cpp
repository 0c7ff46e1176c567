#include "screens/deed_row.h"

#include <algorithm>

#include "screens/day_field.h"
#include "screens/dialog_foot.h"
#include "screens/photos.h"
#include "ui/button.h"
#include "ui/container.h"
#include "ui/feedback.h"
#include "ui/field.h"
#include "ui/text.h"

namespace tz::client {
namespace {

constexpr int kWordsChars = 8000;
constexpr int kNameChars = 100;
constexpr int kNumberChars = 6;
constexpr int kPointsChars = 7;

ui::ButtonKind kind_of(DeedWeight weight) {
  switch (weight) {
    case DeedWeight::primary:
      return ui::ButtonKind::Primary;
    case DeedWeight::danger:
      return ui::ButtonKind::Text;
    case DeedWeight::secondary:
      break;
  }
  return ui::ButtonKind::Secondary;
}

// Several values with spaces between.
bool holds(const std::string& values, const std::string& value) {
  return (' ' + values + ' ').find(' ' + value + ' ') != std::string::npos;
}

void toggle(std::string& values, const std::string& value) {
  if (!holds(values, value)) {
    values += (values.empty() ? "" : " ") + value;
    return;
  }
  std::string padded = ' ' + values + ' ';
  padded.erase(padded.find(' ' + value + ' '), value.size() + 1);
  values = padded.size() <= 2 ? std::string() : padded.substr(1, padded.size() - 2);
}

std::string fault_of(const Scene& scene, const DeedQuestion& question, const AskField& field) {
  if (!question.fault) return {};
  // "body.edits[2].value" is no field that is asked for; the whole is at fault then.
  const std::string& path = question.fault->field;
  const size_t dot = path.rfind('.');
  const std::string last = dot == std::string::npos ? path : path.substr(dot + 1);
  const size_t key_dot = field.key.rfind('.');
  const std::string key = key_dot == std::string::npos ? field.key : field.key.substr(key_dot + 1);
  return last == key ? sentence(scene.lang, *question.fault) : std::string();
}

bool is_shown_at_a_field(const Scene& scene, const DeedQuestion& question) {
  const std::vector<AskField>& fields = question.deed.fields;
  return std::any_of(fields.begin(), fields.end(), [&](const AskField& field) {
    return !fault_of(scene, question, field).empty();
  });
}

void ask_choice(Scene& scene, const AskField& field, std::string& answer, std::string_view fault) {
  std::vector<std::string_view> labels;
  int index = -1;
  for (const AskOption& option : field.options) {
    if (option.value == answer) index = static_cast<int>(labels.size());
    labels.push_back(option.label);
  }
  const ui::ChoiceSpec spec{.id = field.key,
                            .label = scene.tr(field.label),
                            .options = labels,
                            .hint = scene.tr(Text::choose_one),
                            .error = fault};
  constexpr size_t kSideBySide = 3;
  const bool few = labels.size() <= kSideBySide && index >= 0;
  const bool changed =
      few ? ui::segmented(scene.ui, spec, index) : ui::select(scene.ui, spec, index);
  if (changed && index >= 0) answer = field.options[static_cast<size_t>(index)].value;
}

void ask_version(Scene& scene, const AskField& field, std::string& answer, std::string_view fault) {
  std::vector<std::string_view> labels, notes;
  int index = -1;
  for (const AskOption& option : field.options) {
    if (option.value == answer) index = static_cast<int>(labels.size());
    labels.push_back(option.label);
    notes.push_back(option.note);
  }
  const bool changed = ui::radios(scene.ui,
                                  {.id = field.key,
                                   .label = scene.tr(field.label),
                                   .options = labels,
                                   .notes = notes,
                                   .error = fault},
                                  index);
  if (changed) answer = field.options[static_cast<size_t>(index)].value;
}

void ask_choices(Scene& scene, const AskField& field, std::string& answer, std::string_view fault) {
  ui::Ui& ui = scene.ui;
  ui::label(ui, scene.tr(field.label));
  if (!fault.empty()) {
    ui::text(ui, {.text = fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
  }
  for (const AskOption& option : field.options) {
    bool on = holds(answer, option.value);
    if (ui::checkbox(ui, {.id = option.value, .label = option.label}, on)) {
      toggle(answer, option.value);
    }
  }
}

void ask(Scene& scene, const DeedQuestion& question, const AskField& field, std::string& answer) {
  const std::string fault = fault_of(scene, question, field);
  switch (field.kind) {
    case AskKind::choice:
      ask_choice(scene, field, answer, fault);
      return;
    case AskKind::version:
      ask_version(scene, field, answer, fault);
      return;
    case AskKind::choices:
      ask_choices(scene, field, answer, fault);
      return;
    case AskKind::day:
      day_field(scene,
                {.id = field.key, .label = field.label, .error = fault, .required = field.required},
                answer);
      return;
    case AskKind::number:
      ui::text_field(scene.ui,
                     {.id = field.key,
                      .label = scene.tr(field.label),
                      .error = fault,
                      .kind = ui::FieldKind::Number,
                      .max_chars = kNumberChars,
                      .required = field.required},
                     answer);
      return;
    case AskKind::points:  // not the keyboard of numbers: many have no minus
    case AskKind::line:
      ui::text_field(scene.ui,
                     {.id = field.key,
                      .label = scene.tr(field.label),
                      .error = fault,
                      .max_chars = field.kind == AskKind::line ? kNameChars : kPointsChars,
                      .required = field.required},
                     answer);
      return;
    case AskKind::files:
      // Asked with the frame in which the question opened: not begun yet.
      if (const std::vector<Attachment>* chosen = scene.app.question_photos()) {
        photo_adding(scene, *chosen);
        answer = files_answer(*chosen);
      }
      return;
    case AskKind::words:
      ui::text_field(scene.ui,
                     {.id = field.key,
                      .label = scene.tr(field.label),
                      .error = fault,
                      .kind = ui::FieldKind::Paragraph,
                      .max_chars = kWordsChars,
                      .lines = question.deed.fields.size() > 2 ? 2 : 3,
                      .required = field.required},
                     answer);
      return;
  }
}

// True when it is on its way.
bool answer_question(Scene& scene, DeedQuestion& question) {
  Result<OperationBody> body = answered(question.deed, question.answers);
  if (!body) {
    question.fault = body.error();
    return false;
  }
  const Outcome verdict = scene.app.judged(*body, question.deed.base);
  if (!verdict) {
    question.fault = verdict.error();
    return false;
  }
  scene.later(
      [deed = question.deed, body = std::move(*body)](App& app) { app.answer(deed, body); });
  return true;
}

// Where the question takes files: with those that its answers name.
void begin_photos(Scene& scene, const DeedQuestion& question) {
  for (size_t i = 0; i < question.deed.fields.size(); ++i) {
    if (question.deed.fields[i].kind != AskKind::files) continue;
    scene.later(
        [chosen = files_in(question.answers[i])](App& app) { app.begin_question_photos(chosen); });
  }
}

// Asks everything; what is typed is kept at once.
void ask_all(Scene& scene, DeedQuestion& question) {
  const Deed& deed = question.deed;
  const std::vector<std::string> before = question.answers;
  for (size_t i = 0; i < deed.fields.size(); ++i) {
    ask(scene, question, deed.fields[i], question.answers[i]);
  }
  const std::vector<std::string> first = first_answers(deed);
  if (question.answers != first && ui::button(scene.ui, {.id = "discard",
                                                         .label = scene.tr(Text::discard_draft),
                                                         .kind = ui::ButtonKind::Text,
                                                         .compact = true})) {
    question.answers = first;
    question.fault.reset();
    begin_photos(scene, question);
    scene.ui.redraw();
  }
  if (question.answers == before) return;
  scene.later([deed, answers = question.answers](App& app) { app.keep_answers(deed, answers); });
}

}  // namespace

void begin_deed(Scene& scene, const Deed& deed) {
  if (!deed.asks() && deed.weight != DeedWeight::danger) {
    scene.later([body = deed.body](App& app) { app.edit(body); });
    return;
  }
  scene.state.question = DeedQuestion{deed, scene.app.kept_answers(deed), std::nullopt};
  begin_photos(scene, *scene.state.question);
  scene.ui.redraw();
}

void deed_row(Scene& scene, std::string_view id, const std::vector<Deed>& deeds) {
  if (deeds.empty()) return;
  ui::Ui& ui = scene.ui;
  const ui::IdScope scope(ui, id);
  const ui::Wrap wrap(ui);
  for (size_t i = 0; i < deeds.size(); ++i) {
    const ui::IdScope each(ui, static_cast<uint32_t>(i));
    const Deed& deed = deeds[i];
    if (ui::button(ui, {.id = "deed",
                        .label = scene.tr(deed.label),
                        .kind = kind_of(deed.weight),
                        .compact = true,
                        .description = deed.subject})) {
      begin_deed(scene, deed);
    }
  }
}

void draw_deed_question(Scene& scene) {
  if (!scene.state.question) {
    // However it was closed.
    if (scene.app.question_photos() != nullptr) {
      scene.later([](App& app) { app.end_question_photos(); });
    }
    return;
  }
  ui::Ui& ui = scene.ui;
  DeedQuestion& question = *scene.state.question;
  const Deed& deed = question.deed;
  std::string text = deed.subject == deed.note ? std::string() : deed.subject;
  if (!deed.note.empty()) text += (text.empty() ? "" : "\n") + deed.note;
  bool done = false;
  {
    ui::Dialog dialog(
        ui, {.id = "deed", .title = scene.tr(deed.label), .text = text, .gap = ui::kSpace3});
    ask_all(scene, question);
    dialog.bar();
    if (question.fault && !is_shown_at_a_field(scene, question)) {
      const std::string fault = sentence(scene.lang, *question.fault);
      ui::text(ui, {.text = fault, .style = ui.theme().sub, .color = ui::ink_of(ui::Tone::Red)});
    }
    const bool danger = deed.weight == DeedWeight::danger;
    const FootTap tap =
        dialog_foot(ui, {.leave = scene.tr(Text::leave_it),
                         .confirm = scene.tr(deed.label),
                         .kind = danger ? ui::ButtonKind::Danger : ui::ButtonKind::Primary});
    done = tap == FootTap::leave || dialog.closed();
    if (tap == FootTap::confirm) {
      done = answer_question(scene, question);
      ui.redraw();
    }
  }
  if (!done) return;
  scene.state.question.reset();
  ui.redraw();
}

}  // namespace tz::client
