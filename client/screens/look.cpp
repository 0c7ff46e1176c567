#include "screens/look.h"

namespace tz::client {

ui::Light light_of(Light light) {
  switch (light) {
    case Light::red:
      return ui::Light::Red;
    case Light::yellow:
      return ui::Light::Yellow;
    case Light::green:
      return ui::Light::Green;
    case Light::blue:
      return ui::Light::Blue;
    case Light::grey:
      break;
  }
  return ui::Light::Grey;
}

ui::Tone tone_of(const EditState& edit) {
  switch (edit.kind) {
    case EditState::Kind::in_ledger:
      return ui::Tone::Green;
    case EditState::Kind::rejected:
      return ui::Tone::Red;
    case EditState::Kind::late:
    case EditState::Kind::saving:
    case EditState::Kind::waiting:
      return ui::Tone::Yellow;
    case EditState::Kind::sending:
      return ui::Tone::Accent;
    case EditState::Kind::draft:
    case EditState::Kind::none:
      break;
  }
  return ui::Tone::Grey;
}

ui::Tone tone_of(SyncStatus::Mood mood) {
  switch (mood) {
    case SyncStatus::Mood::not_saved:
    case SyncStatus::Mood::attention:
      return ui::Tone::Red;
    case SyncStatus::Mood::signed_out:
    case SyncStatus::Mood::unsent:
      return ui::Tone::Yellow;
    case SyncStatus::Mood::syncing:
      return ui::Tone::Accent;
    case SyncStatus::Mood::synced:
    case SyncStatus::Mood::live:
      return ui::Tone::Green;
    case SyncStatus::Mood::offline:
      break;
  }
  return ui::Tone::Grey;
}

ui::Tone tone_of(Notice::Kind kind) {
  switch (kind) {
    case Notice::Kind::in_ledger:
      return ui::Tone::Green;
    case Notice::Kind::returned:
      return ui::Tone::Yellow;
    case Notice::Kind::failed:
      return ui::Tone::Red;
    case Notice::Kind::saved:
    case Notice::Kind::plain:
      break;
  }
  return ui::Tone::Neutral;
}

ui::Piece badge_of(const LightBadge& light) {
  return ui::badge(light_of(light.light), light.word);
}

ui::Piece pill_of(const EditState& edit) {
  return ui::pill(edit.word, tone_of(edit));
}

std::string percent_text(int32_t percent) {
  return std::to_string(percent) + "%";
}

int expected_of(const std::optional<int32_t>& percent) {
  return percent ? static_cast<int>(*percent) : -1;
}

std::string joined(const Scene& scene, const std::vector<std::string_view>& parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += scene.tr(Text::dot);
    out += part;
  }
  return out;
}

std::string listed(const Scene& scene, const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += scene.tr(Text::list_mark);
    out += name;
  }
  return out;
}

std::string download_words(const Scene& scene) {
  const size_t tasks = scene.app.task_list().total;
  if (tasks == 0) return std::string(scene.tr(Text::first_download));
  return scene.tr(Text::download_so_far, {std::to_string(tasks)});
}

ui::PageSpec page_with_status(const Scene& scene, std::string_view id) {
  const SyncStatus& status = scene.app.status();
  ui::PageSpec spec;
  spec.id = id;
  spec.status = status.chip;
  spec.status_tone = tone_of(status.mood);
  spec.status_button = scene.app.route().page != Page::me;
  return spec;
}

namespace {

// True where one was open.
bool close_dialog_of_page(ScreenState& state) {
  const bool open = state.figure || state.scored || state.trial.open || state.criteria.open;
  state.figure.reset();
  state.scored.reset();
  state.trial = {};
  state.criteria = {};
  return open;
}

}  // namespace

void follow_page(Scene& scene, const ui::Page& page) {
  // Escape closes what lies on top first; the page beneath has only heard it earlier.
  if (page.back()) {
    if (scene.state.prompt.kind != Prompt::Kind::none) {
      scene.state.prompt = {};
    } else if (scene.state.question) {
      scene.state.question.reset();
    } else if (close_dialog_of_page(scene.state)) {
      scene.ui.redraw();
    } else {
      scene.later([](App& app) { app.back(); });
    }
  }
  if (page.status_tapped()) scene.later([](App& app) { app.open_tab(Page::me); });
}

bool is_sought(const Scene& scene, const RecordKey& record) {
  return scene.state.sought && scene.state.sought->record == record;
}

}  // namespace tz::client
