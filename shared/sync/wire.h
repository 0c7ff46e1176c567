// The messages of the sync protocol (docs/protocol.md), as both sides read and write them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/operation.h"

namespace tz {

// The versions of the protocol that this program speaks.
inline constexpr int32_t kProtocolMin = 1;
inline constexpr int32_t kProtocolMax = 1;
inline constexpr size_t kMaxBatchOperations = 500;
inline constexpr size_t kMaxPageRecords = 1000;
inline constexpr size_t kMaxPageBytes = 512 * 1024;

enum class VerdictKind { accepted, rejected, late };
std::string_view name_of(VerdictKind kind);

// The judge's answer to one operation: terminal, and the same whenever it is asked for.
struct Verdict {
  OperationId operation;
  VerdictKind kind = VerdictKind::accepted;
  uint64_t seq = 0;            // the receipt number: the operation's place in the log
  std::optional<Error> error;  // why it was rejected or late
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

// Changes of the caller's scope, in version order.
struct Page {
  std::vector<Record> records;
  std::vector<RecordKey> gone;  // out of scope, or deleted
  std::string next;             // cursor to go on from
  bool more = false;            // another page follows at once
};

// Facts that every answer bears.
struct Horizon {
  std::string epoch;  // changes when the server was restored from a backup
  uint64_t head = 0;  // the log's last number
  std::string scope;  // digest of what the caller may see
  Instant server_time;
  // The hash of the log up to `head`, in hex; empty from a server that does not tell it.
  std::string head_hash = {};
  friend bool operator==(const Horizon&, const Horizon&) = default;
};

struct PushRequest {
  int32_t protocol = kProtocolMax;
  DeviceId device;
  int64_t skew_ms = 0;           // the server's time minus the device's, as the device measured it
  std::string cursor;            // where the device's copy stands; empty: nothing yet
  std::vector<json> operations;  // read one by one: a bad one must not block the rest
};

struct PushResponse {
  Horizon horizon;
  std::vector<Verdict> verdicts;  // in the order of the request
  uint64_t device_seq_seen = 0;   // the highest number seen of this device
  std::optional<Page> changes;    // none: the cursor was not usable, pull instead
};

struct PullResponse {
  Horizon horizon;
  bool reset = false;  // the device's copy is not a part of this ledger: begin anew
  Page page;
  std::string digest;  // where asked for: of the copy after this page (CopyDigest); else empty
};

json to_json(const Error& error);
Error error_from(ObjectReader& in);
json to_json(const Verdict& verdict);
json to_json(const Page& page);
json to_json(const PushRequest& request);
json to_json(const PushResponse& response);
json to_json(const PullResponse& response);

// Takes the operations out of `value` where that is handed over: copying them costs a third of
// parsing them.
Result<PushRequest> push_request_from(json value);
Result<PushResponse> push_response_from(const json& value);
Result<PullResponse> pull_response_from(const json& value);
Result<Page> page_from(const json& value);

}  // namespace tz
