// SyncStatus: the truth about what the server knows of this device's work, in numbers and in one
// sentence. Always in sight.
#pragma once

#include <optional>
#include <string>

#include "base/civil.h"
#include "text/strings.h"

namespace tz::client {

struct SyncStatus {
  // The most important of what is the case, in falling order of urgency.
  enum class Mood {
    not_saved,   // 未保存: this device cannot store; nothing may be entered until it can
    signed_out,  // 登录已过期: everything is kept, nothing can be sent
    attention,   // 需处理: something came back and a person must act
    unsent,      // 待传: saved here, not yet at the server: edits, attachments
    offline,     // 离线: nothing waits, but what others do is not known
    syncing,     // 上传中 / 同步中
    synced,      // 全部已同步: the server has acknowledged everything
    live         // 实时: synced, and changes arrive as they happen
  };
  Mood mood = Mood::offline;
  size_t unsent = 0;     // saved here, no answer yet; those being sent are among them
  size_t sending = 0;    // of these, in the air now
  size_t photos = 0;     // attachments of saved edits that the server has not got whole
  size_t attention = 0;  // rejected
  bool online = false;   // the last thing tried reached the server
  bool syncing = false;
  bool live = false;
  bool session_expired = false;
  bool not_saved = false;
  bool storage_short = false;      // more than 80 % of this device's room is used
  bool unsent_over_a_day = false;  // the oldest unsent edit or attachment is older than 24 hours
  std::optional<Instant> last_synced;
  std::string chip;      // "2 条待传"
  std::string sentence;  // the same in a full sentence, with the time of the last sync

  friend bool operator==(const SyncStatus&, const SyncStatus&) = default;
};

// Chooses the mood from the facts and puts it into words. `caught_up`: the server has acknowledged
// the whole outbox, has every attachment, and the copy stood at its head when last asked.
void say_status(SyncStatus& status, bool caught_up, Lang lang, Instant now);

}  // namespace tz::client
