#include "store/log_entry.h"

#include <doctest/doctest.h>

#include "sample.h"

namespace tz::server {

TEST_CASE("every field of an entry changes its hash, but for the text that its digest stands for") {
  const LogEntry entry = sample::entry(7, "one");
  const Sha256Digest hash = hash_of(entry);
  const auto differs = [&](auto change) {
    LogEntry other = entry;
    change(other);
    return hash_of(other) != hash;
  };
  CHECK(differs([](LogEntry& e) { e.seq = 8; }));
  CHECK(differs([](LogEntry& e) { e.id = OperationId(sample::uuid("x")); }));
  CHECK(differs([](LogEntry& e) { e.device = DeviceId(sample::uuid("x")); }));
  CHECK(differs([](LogEntry& e) { e.device_seq.reset(); }));
  CHECK(differs([](LogEntry& e) { e.actor = PersonId(sample::uuid("x")); }));
  CHECK(differs([](LogEntry& e) { e.kind = "x"; }));
  CHECK(differs([](LogEntry& e) { e.target = RecordKey{}; }));
  CHECK(differs([](LogEntry& e) { e.received_at.unix_ms += 1; }));
  CHECK(differs([](LogEntry& e) { e.skew_ms = 1; }));
  CHECK(differs([](LogEntry& e) { e.digest[0] ^= 1; }));
  CHECK(differs([](LogEntry& e) { e.verdict = VerdictKind::late; }));
  CHECK(differs([](LogEntry& e) { e.error = error(ErrorCode::stale); }));
  CHECK(differs([](LogEntry& e) { e.changed.push_back({}); }));
  CHECK(differs([](LogEntry& e) { e.hash_prev[0] ^= 1; }));
  CHECK(differs([](LogEntry& e) { e.hash_algorithm = 2; }));
  CHECK_FALSE(differs([](LogEntry& e) { e.text = "erased"; }));
}

TEST_CASE("fields of an entry cannot run into one another") {
  LogEntry a = sample::entry(1, "one");
  LogEntry b = a;
  a.kind = "ab";
  b.kind = "a";
  b.target = RecordKey{};
  CHECK(canonical_bytes(a) != canonical_bytes(b));
}

// The format is written down for ever: this hash, made apart from this program, must never change.
TEST_CASE("the hash of a known entry is the one that old ledgers bear") {
  LogEntry entry;
  entry.seq = 1;
  entry.kind = "unit.put";
  entry.received_at = Instant{1767225600000};
  entry.changed = {{Collection::unit, Uuid{}}};
  CHECK(to_hex(hash_of(entry)) ==
        "0efb8bea507c708141301b279558edce769a6375005f2b239c68e70d9784bd8a");
}

}  // namespace tz::server
