// The page 我的: who is signed in, what waits or came back, and the settings of this device.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sync_status.h"
#include "app/task_views.h"
#include "text/strings.h"

namespace tz::client {

// One of the person's own edits that is not simply in the ledger yet.
struct OutboxItem {
  OperationId operation;
  OperationKind kind = OperationKind::acknowledge;
  std::string title;    // "填报进展 (十三)2"
  std::string content;  // what was written, short
  std::string time;     // when it was saved
  EditState edit;
  std::optional<TaskId> task;
  bool may_mend = false;        // opens the form with the content: app.mend()
  bool may_send_again = false;  // the same content as a new edit: app.send_again()
  bool may_discard = false;     // app.discard(), after asking
};

struct DraftItem {
  AssignmentId assignment;
  std::string title;
  std::string time;
};

struct MePage {
  std::string name;
  std::string login;
  std::string unit;
  std::string roles;
  Lang lang = Lang::zh;
  bool large = false;  // 长辈版
  bool has_second_factor = false;
  SyncStatus status;
  std::string last_synced;            // "今天 09:14", or that it never was
  std::string head;                   // how far the ledger went then; empty: not known
  std::vector<OutboxItem> attention;  // rejected, then late
  std::vector<OutboxItem> waiting;    // in the order of sending
  std::vector<DraftItem> drafts;
  bool update_ready = false;
  std::string lost;              // what the browser has lost here; empty: nothing that is known
  std::string sign_out_warning;  // what stays behind; empty when nothing is unsent
};

}  // namespace tz::client
