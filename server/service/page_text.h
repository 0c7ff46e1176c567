// Pages as they travel, put together from the stored JSON without reading it: the same text that
// to_json(Page) of the sync room would give, at a fraction of the work.
#pragma once

#include <string>

#include "service/cursor.h"
#include "store/store.h"
#include "sync/wire.h"

namespace tz::server {

struct PageText {
  std::string json;   // of a Page
  Position upto;      // where the next page goes on
  bool more = false;  // there is one
  bool empty = true;  // no record and nothing gone
};

// The page after cursor.position; `head` is the snapshot's. Up to kMaxPageRecords and kMaxPageBytes
// (a single larger record goes alone).
Result<PageText> page_after(Snapshot& snapshot, const Scope& scope, const Cursor& cursor,
                            uint64_t head);

// The texts of whole answers.
// `digest`: empty where nobody asked for it.
std::string pull_text(const Horizon& horizon, const PageText& page, bool reset,
                      std::string_view digest = {});
// `changes`: nullptr when the cursor was not usable.
std::string push_text(const Horizon& horizon, const std::vector<Verdict>& verdicts,
                      uint64_t device_seq_seen, const PageText* changes);

}  // namespace tz::server
