// LogEntry: one row of the operation log 操作日志, and the hash that chains it to the row before.
//
// The hash is SHA-256 over the fields in the order in which canonical_bytes() writes them: numbers
// as 8 bytes, big-endian; everything else as its length in 8 bytes, then its bytes. The operation's
// own text goes in by its digest only: personal data in it is erased (service/erasure.h) without
// breaking the chain. Values; no threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/wire.h"

namespace tz::server {

inline constexpr int32_t kHashSha256 = 1;

struct LogEntry {
  uint64_t seq = 0;  // gap-free, from 1
  OperationId id;
  DeviceId device;                     // as the operation says, else that of the request
  std::optional<uint64_t> device_seq;  // none: it could not be read
  PersonId actor;                      // whose session it was, whatever the operation claims
  std::string kind;                    // as on the wire; empty: it could not be read
  std::optional<RecordKey> target;     // none: it could not be read
  Instant received_at;
  int64_t skew_ms = 0;    // as the judge was given it
  std::string text;       // the operation's canonical JSON, or what took its place
  Sha256Digest digest{};  // of the text that arrived
  VerdictKind verdict = VerdictKind::accepted;
  std::optional<Error> error;
  std::vector<RecordKey> changed;
  int32_t hash_algorithm = kHashSha256;
  Sha256Digest hash_prev{};  // all zeros before the first entry
  Sha256Digest hash{};
};

// What stands in the columns `error` and `changed`; both are hashed in this form.
std::string error_text(const std::optional<Error>& error);
std::string changed_text(const std::vector<RecordKey>& changed);

// What the hash is taken of: every field but `text` and `hash`.
std::string canonical_bytes(const LogEntry& entry);
Sha256Digest hash_of(const LogEntry& entry);

Verdict verdict_of(const LogEntry& entry);

}  // namespace tz::server
