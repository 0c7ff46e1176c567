#include "app/copy_codec.h"

#include <charconv>
#include <set>

#include "model/limits.h"

namespace tz::client {
namespace {

constexpr size_t kMaxToken = 200;
constexpr size_t kKeyDigits = 12;
constexpr size_t kMaxEdits = 100'000;

}  // namespace

std::string chunk_key(uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(kKeyDigits - std::min(kKeyDigits, digits.size()), '0') + digits;
}

std::optional<uint64_t> chunk_number(std::string_view key) {
  uint64_t number = 0;
  const auto [end, fault] = std::from_chars(key.data(), key.data() + key.size(), number);
  if (fault != std::errc() || end != key.data() + key.size()) return std::nullopt;
  return number;
}

std::string chunk_text(const Page& page, bool fresh) {
  json out = to_json(page);
  out["next"] = "-";  // the cursor stands among the facts
  if (fresh) out["fresh"] = true;
  return canonical(out);
}

std::optional<Chunk> chunk_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) return std::nullopt;
  Result<Page> page = page_from(*parsed);
  if (!page) return std::nullopt;
  Chunk chunk;
  chunk.page = std::move(*page);
  chunk.fresh = parsed->contains("fresh");
  return chunk;
}

std::string receipt_text(const Receipt& receipt) {
  json out = {
      {"operation", to_json(receipt.operation)}, {"seq", receipt.seq}, {"at", receipt.at.unix_ms}};
  if (receipt.skew_ms) out["skew_ms"] = *receipt.skew_ms;
  return canonical(out);
}

std::optional<Receipt> receipt_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) return std::nullopt;
  ObjectReader in(*parsed, "");
  Receipt receipt;
  receipt.seq = static_cast<uint64_t>(in.integer("seq", 0, INT64_MAX));
  receipt.at = Instant{in.integer("at", 0, kMaxInstantMs)};
  if (in.has("skew_ms")) receipt.skew_ms = in.integer("skew_ms", -kMaxInstantMs, kMaxInstantMs);
  const json& operation = in.object("operation");
  if (in.failed()) return std::nullopt;
  Result<Operation> read = operation_from(operation);
  if (!read) return std::nullopt;
  receipt.operation = std::move(*read);
  return receipt;
}

std::string facts_text(const CopyFacts& facts) {
  json out = {{"device", to_string(facts.device)},
              {"next_seq", facts.next_seq},
              {"cursor", facts.cursor},
              {"epoch", facts.epoch},
              {"scope", facts.scope},
              {"complete", facts.complete}};
  if (facts.skew_ms) out["skew_ms"] = *facts.skew_ms;
  if (facts.last_synced) out["last_synced"] = facts.last_synced->unix_ms;
  if (!facts.head.hash.empty()) {
    out["head"] = facts.head.seq;
    out["head_hash"] = facts.head.hash;
  }
  if (facts.introduced) out["introduced"] = true;
  if (facts.lost) {
    out["lost"] = json::object();
    if (facts.lost->last_received) {
      out["lost"]["last_received"] = facts.lost->last_received->unix_ms;
    }
  }
  return canonical(out);
}

std::optional<CopyFacts> facts_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) return std::nullopt;
  ObjectReader in(*parsed, "");
  CopyFacts facts;
  facts.device = in.id<DeviceId>("device");
  facts.next_seq = static_cast<uint64_t>(in.integer("next_seq", 1, INT64_MAX));
  facts.cursor = in.optional_text("cursor", kMaxToken);
  facts.epoch = in.optional_text("epoch", kMaxToken);
  facts.scope = in.optional_text("scope", kMaxToken);
  facts.head.seq = static_cast<uint64_t>(in.integer_or("head", 0, 0, INT64_MAX));
  facts.head.hash = in.optional_text("head_hash", kMaxToken);
  facts.complete = in.boolean_or("complete", false);
  if (in.has("skew_ms")) facts.skew_ms = in.integer("skew_ms", -kMaxInstantMs, kMaxInstantMs);
  if (in.has("last_synced")) {
    facts.last_synced = Instant{in.integer("last_synced", 0, kMaxInstantMs)};
  }
  facts.introduced = in.boolean_or("introduced", false);
  if (in.has("lost")) {
    ObjectReader lost(in.object("lost"), "lost");
    facts.lost.emplace();
    if (lost.has("last_received")) facts.lost->last_received = lost.instant("last_received");
    in.take_fault(lost);
  }
  if (in.failed()) return std::nullopt;
  return facts;
}

std::optional<OutboxEntry> entry_from(std::string_view text) {
  const Result<json> parsed = parse_json(text);
  if (!parsed) return std::nullopt;
  Result<OutboxEntry> entry = outbox_entry_from(*parsed);
  if (!entry) return std::nullopt;
  return std::move(*entry);
}

json edits_json(const TakeIn& from) {
  json edits = json::array();
  for (const TakeIn::Edit& edit : from.edits) {
    edits.push_back({{"operation", to_json(edit.operation)}, {"skew_ms", edit.skew_ms}});
  }
  return edits;
}

std::vector<RawEdit> read_edits(ObjectReader& in) {
  std::vector<RawEdit> out;
  in.each("edits", kMaxEdits, [&](ObjectReader& item) {
    out.push_back(
        {item.object("operation"), item.integer("skew_ms", -kMaxInstantMs, kMaxInstantMs)});
  });
  return out;
}

Result<TakeIn> edits_from(const std::vector<RawEdit>& edits) {
  TakeIn out;
  std::set<OperationId> seen;
  size_t number = 0;
  for (const RawEdit& edit : edits) {
    ++number;
    Result<Operation> operation = operation_from(edit.operation);
    if (!operation) {
      Error fault = operation.error();
      fault.args.push_back(std::to_string(number));
      return fault;
    }
    if (seen.insert(operation->id).second) {
      out.edits.push_back({std::move(*operation), edit.skew_ms});
    }
  }
  return out;
}

}  // namespace tz::client
