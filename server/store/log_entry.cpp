#include "store/log_entry.h"

namespace tz::server {
namespace {

void add_number(std::string& out, uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift);
}

void add_bytes(std::string& out, std::string_view bytes) {
  add_number(out, bytes.size());
  out += bytes;
}

template <size_t N>
void add_bytes(std::string& out, const std::array<uint8_t, N>& bytes) {
  add_bytes(out, std::string_view(reinterpret_cast<const char*>(bytes.data()), N));
}

}  // namespace

std::string error_text(const std::optional<Error>& error) {
  return error ? canonical(to_json(*error)) : std::string();
}

std::string changed_text(const std::vector<RecordKey>& changed) {
  std::string out = "[";
  for (const RecordKey& key : changed) {
    if (out.size() > 1) out += ',';
    out += "[\"";
    out += name_of(key.collection);
    out += "\",\"" + to_string(key.id) + "\"]";
  }
  out += ']';
  return out;
}

std::string canonical_bytes(const LogEntry& entry) {
  std::string out;
  out.reserve(512);
  add_number(out, static_cast<uint64_t>(entry.hash_algorithm));
  add_number(out, entry.seq);
  add_bytes(out, entry.id.uuid.bytes);
  add_bytes(out, entry.device.uuid.bytes);
  // 0 is no number that a device gives.
  add_number(out, entry.device_seq.value_or(0));
  add_bytes(out, entry.actor.uuid.bytes);
  add_bytes(out, entry.kind);
  add_bytes(out, entry.target ? name_of(entry.target->collection) : std::string_view());
  add_bytes(out, (entry.target ? entry.target->id : Uuid{}).bytes);
  add_number(out, static_cast<uint64_t>(entry.received_at.unix_ms));
  add_number(out, static_cast<uint64_t>(entry.skew_ms));
  add_bytes(out, entry.digest);
  add_bytes(out, name_of(entry.verdict));
  add_bytes(out, error_text(entry.error));
  add_bytes(out, changed_text(entry.changed));
  add_bytes(out, entry.hash_prev);
  return out;
}

Sha256Digest hash_of(const LogEntry& entry) {
  return sha256(canonical_bytes(entry));
}

Verdict verdict_of(const LogEntry& entry) {
  return {entry.id, entry.verdict, entry.seq, entry.error};
}

}  // namespace tz::server
