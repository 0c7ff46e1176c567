#include "app/sync_status.h"

namespace tz::client {
namespace {

using Mood = SyncStatus::Mood;

Mood mood_of(const SyncStatus& status, bool caught_up) {
  if (status.not_saved) return Mood::not_saved;
  if (status.session_expired) return Mood::signed_out;
  if (status.attention > 0) return Mood::attention;
  if (status.unsent > 0 || status.photos > 0) return Mood::unsent;
  if (!status.online) return Mood::offline;
  // Nothing but the server's word for everything makes it "all synced".
  if (!caught_up) return Mood::syncing;
  return status.live ? Mood::live : Mood::synced;
}

void say_photos(const SyncStatus& status, Lang lang, std::string& chip, std::string& sentence) {
  const std::vector<std::string> photos = {std::to_string(status.photos)};
  const std::vector<std::string> both = {std::to_string(status.unsent), photos.front()};
  if (status.unsent > 0) {
    chip = tr(lang, Text::sync_edits_and_photos, both);
    sentence = tr(lang, Text::sync_edits_and_photos_why, both);
    return;
  }
  const bool sending = status.syncing && status.online;
  chip = tr(lang, sending ? Text::sync_sending_photos : Text::sync_photos, photos);
  sentence = tr(lang, Text::sync_photos_why, photos);
}

void say_unsent(const SyncStatus& status, Lang lang, std::string& chip, std::string& sentence) {
  if (status.photos > 0) return say_photos(status, lang, chip, sentence);
  const std::vector<std::string> count = {std::to_string(status.unsent)};
  chip = status.sending > 0 ? tr(lang, Text::sync_sending, {std::to_string(status.sending)})
                            : tr(lang, Text::sync_unsent, count);
  sentence =
      tr(lang, status.unsent_over_a_day ? Text::sync_unsent_day : Text::sync_unsent_why, count);
}

}  // namespace

void say_status(SyncStatus& status, bool caught_up, Lang lang, Instant now) {
  status.mood = mood_of(status, caught_up);
  const std::string last =
      status.last_synced ? say_time(lang, *status.last_synced, now) : std::string();
  const std::vector<std::string> attention = {std::to_string(status.attention)};
  switch (status.mood) {
    case Mood::not_saved:
      status.chip = tr(lang, Text::sync_not_saved);
      status.sentence = tr(lang, Text::sync_not_saved_why);
      return;
    case Mood::signed_out:
      status.chip = tr(lang, Text::sync_signed_out);
      status.sentence =
          tr(lang, Text::sync_signed_out_why, {std::to_string(status.unsent + status.photos)});
      return;
    case Mood::attention:
      status.chip = tr(lang, Text::sync_attention, attention);
      status.sentence = tr(lang, Text::sync_attention_why, attention);
      return;
    case Mood::unsent:
      say_unsent(status, lang, status.chip, status.sentence);
      return;
    case Mood::offline:
      status.chip = tr(lang, Text::sync_offline);
      status.sentence = last.empty() ? std::string(tr(lang, Text::sync_offline_never))
                                     : tr(lang, Text::sync_offline_why, {last});
      return;
    case Mood::syncing:
      status.chip = tr(lang, Text::sync_syncing);
      status.sentence = tr(lang, Text::sync_syncing_why);
      return;
    case Mood::synced:
    case Mood::live:
      status.chip = tr(lang, status.mood == Mood::live ? Text::sync_live : Text::sync_synced);
      status.sentence = tr(lang, Text::sync_synced_why, {last});
      return;
  }
}

}  // namespace tz::client
