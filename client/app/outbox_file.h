// The file of unsent edits (docs/protocol.md): how it is written and read. What is sealed in it and
// what stands around that, both without trust in what is read.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/copy_codec.h"
#include "host/vault.h"

namespace tz::client {

// Also what the page's file input takes: a file that is saved can be taken in again.
inline constexpr size_t kMaxOutboxFileBytes = 5 * 1024 * 1024;
// Of what is sealed; bound to it.
inline constexpr std::string_view kOutboxFileLabel = "taizhang-unsent/1";

// 12 letters and digits that are not mistaken for each other: "k3v9-x2mp-7hqa".
std::string made_code(const std::array<uint8_t, 10>& random);
// As it is used: without hyphens, blanks and capitals.
std::string plain_code(std::string_view typed);

// What is sealed, as it is read.
struct OutboxFile {
  PersonId person;
  std::vector<RawEdit> edits;  // in the order of sending
};
std::string outbox_file_content(PersonId person, const TakeIn& edits);
// Errors: outbox_file_damaged.
Result<OutboxFile> outbox_file_from(std::string_view content);

// What stands in the file.
std::string sealed_text(const Sealed& sealed);
// Errors: outbox_file_unknown: of another kind, or of a later version; outbox_file_damaged: not
// whole, or changed since it was saved.
Result<Sealed> sealed_from(std::string_view text);

}  // namespace tz::client
