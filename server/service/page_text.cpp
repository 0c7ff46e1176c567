#include "service/page_text.h"

namespace tz::server {
namespace {

// Names, ids, digests and epochs need no escapes.
void add_field(std::string& out, std::string_view key, std::string_view value) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += key;
  out += "\":\"";
  out += value;
  out += '"';
}

// Keys in the order of the alphabet, as canonical JSON has them.
void add_raw(std::string& out, std::string_view key, std::string_view json) {
  if (out.back() != '{') out += ',';
  out += '"';
  out += key;
  out += "\":";
  out += json;
}

std::string item_text(const Change& change) {
  std::string out = "{";
  if (change.gone) {
    add_field(out, "collection", name_of(change.key.collection));
    add_field(out, "id", to_string(change.key.id));
  } else {
    add_raw(out, "body", change.body);
    add_field(out, "collection", name_of(change.key.collection));
    add_raw(out, "version", std::to_string(change.at.version));
  }
  out += '}';
  return out;
}

void add_item(std::string& list, std::string_view item) {
  if (!list.empty()) list += ',';
  list += item;
}

// Most verdicts have no error: these are put together, the others go the long way.
void add_verdict(std::string& list, const Verdict& verdict) {
  if (verdict.error) {
    add_item(list, canonical(to_json(verdict)));
    return;
  }
  if (!list.empty()) list += ',';
  list += "{\"operation\":\"" + to_string(verdict.operation) +
          "\",\"seq\":" + std::to_string(verdict.seq) + ",\"verdict\":\"";
  list += name_of(verdict.kind);
  list += "\"}";
}

}  // namespace

Result<PageText> page_after(Snapshot& snapshot, const Scope& scope, const Cursor& cursor,
                            uint64_t head) {
  PageText page;
  page.upto = {head, Collection::plan, Uuid{}, true};
  std::string records;
  std::string gone;
  size_t count = 0;
  Position last = cursor.position;
  const Outcome read = snapshot.each_change(scope, cursor.position, [&](const Change& change) {
    const std::string item = item_text(change);
    const bool is_full =
        count == kMaxPageRecords || records.size() + gone.size() + item.size() > kMaxPageBytes;
    if (is_full && count > 0) {
      page.more = true;
      page.upto = last;
      return false;
    }
    add_item(change.gone ? gone : records, item);
    last = change.at;
    ++count;
    return true;
  });
  if (!read) return read.error();
  page.empty = count == 0;
  const std::string next = to_text(Cursor{cursor.epoch, cursor.scope, page.upto});
  page.json = "{";
  if (!gone.empty()) add_raw(page.json, "gone", '[' + gone + ']');
  if (page.more) add_raw(page.json, "more", "true");
  add_field(page.json, "next", next);
  add_raw(page.json, "records", '[' + records + ']');
  page.json += '}';
  return page;
}

std::string pull_text(const Horizon& horizon, const PageText& page, bool reset,
                      std::string_view digest) {
  std::string out = "{";
  if (!digest.empty()) add_field(out, "digest", digest);
  add_field(out, "epoch", horizon.epoch);
  add_raw(out, "head", std::to_string(horizon.head));
  if (!horizon.head_hash.empty()) add_field(out, "head_hash", horizon.head_hash);
  add_raw(out, "page", page.json);
  if (reset) add_raw(out, "reset", "true");
  add_field(out, "scope", horizon.scope);
  add_raw(out, "server_time", std::to_string(horizon.server_time.unix_ms));
  out += '}';
  return out;
}

std::string push_text(const Horizon& horizon, const std::vector<Verdict>& verdicts,
                      uint64_t device_seq_seen, const PageText* changes) {
  std::string list;
  list.reserve(verdicts.size() * 100);
  for (const Verdict& verdict : verdicts) add_verdict(list, verdict);
  std::string out = "{";
  if (changes != nullptr) add_raw(out, "changes", changes->json);
  add_raw(out, "device_seq_seen", std::to_string(device_seq_seen));
  add_field(out, "epoch", horizon.epoch);
  add_raw(out, "head", std::to_string(horizon.head));
  if (!horizon.head_hash.empty()) add_field(out, "head_hash", horizon.head_hash);
  add_field(out, "scope", horizon.scope);
  add_raw(out, "server_time", std::to_string(horizon.server_time.unix_ms));
  add_raw(out, "verdicts", '[' + list + ']');
  out += '}';
  return out;
}

}  // namespace tz::server
