// How the app's values look: lights, tones and the parts that every page has. Pure, but for the
// page's start, which reads the scene.
#pragma once

#include "app/sync_status.h"
#include "app/task_views.h"
#include "screens/scene.h"
#include "ui/page.h"
#include "ui/text.h"
#include "ui/theme.h"

namespace tz::client {

ui::Light light_of(Light light);
ui::Tone tone_of(const EditState& edit);
ui::Tone tone_of(SyncStatus::Mood mood);
ui::Tone tone_of(Notice::Kind kind);

// A badge with the light's short word.
ui::Piece badge_of(const LightBadge& light);
// The pill of an edit; empty (and so not drawn) where nothing is under way.
ui::Piece pill_of(const EditState& edit);

std::string percent_text(int32_t percent);
int expected_of(const std::optional<int32_t>& percent);
// The parts that are not empty, with a dot between them.
std::string joined(const Scene& scene, const std::vector<std::string_view>& parts);
// Names in a row, as the language lists them.
std::string listed(const Scene& scene, const std::vector<std::string>& names);

// What to say while the first download runs: how much has come.
std::string download_words(const Scene& scene);

// A page that shows the sync state at its top; tapping it leads to what waits.
ui::PageSpec page_with_status(const Scene& scene, std::string_view id);
// After the page was made: follows its back arrow and its sync state.
void follow_page(Scene& scene, const ui::Page& page);

// Whether a search has led to it.
bool is_sought(const Scene& scene, const RecordKey& record);

}  // namespace tz::client
