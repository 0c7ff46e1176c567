// How the parts of the device's copy are written into the storage. Read back without trust: a row
// that cannot be read is left out, never a reason to fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ledger_copy.h"

namespace tz::client {

// The key of CopyFacts in Store::facts.
inline constexpr std::string_view kFactsKey = "copy";

// A chunk: changes in the form of a page; `fresh` says that everything before it is void.
struct Chunk {
  Page page;
  bool fresh = false;
};

std::string chunk_key(uint64_t number);
std::optional<uint64_t> chunk_number(std::string_view key);
std::string chunk_text(const Page& page, bool fresh);
std::optional<Chunk> chunk_from(std::string_view text);

std::string receipt_text(const Receipt& receipt);
std::optional<Receipt> receipt_from(std::string_view text);

std::string facts_text(const CopyFacts& facts);
std::optional<CopyFacts> facts_from(std::string_view text);

std::optional<OutboxEntry> entry_from(std::string_view text);

// Edits of another device, in a file or from tab to tab: the list under "edits".
json edits_json(const TakeIn& from);
// One of them, its operation not read yet.
struct RawEdit {
  json operation;
  int64_t skew_ms = 0;
};
std::vector<RawEdit> read_edits(ObjectReader& in);
// Each operation as the server reads one of a push; one with the id of another before it is left
// out. Errors: of the first that cannot be read, with its number, from 1, as the last argument.
Result<TakeIn> edits_from(const std::vector<RawEdit>& edits);

}  // namespace tz::client
