// Attachment 附件: a photo or a document that proves what is written. The ledger holds only what
// describes it; its bytes travel and are kept apart, as a blob that is named by their hash.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_read.h"
#include "base/sha256.h"

namespace tz {

inline constexpr size_t kMaxAttachments = 9;      // of one report, declaration or answer
inline constexpr int64_t kMaxBlobMegabytes = 10;  // of one file
inline constexpr int64_t kMaxBlobBytes = kMaxBlobMegabytes * 1024 * 1024;
inline constexpr int64_t kMaxPixels = 100000;  // of one side

enum class MediaType { jpeg, png, webp, pdf };
// "image/jpeg" and so on.
std::string_view name_of(MediaType type);
std::optional<MediaType> media_type_named(std::string_view name);
// By the bytes with which every file of the type begins; nothing: none of the four.
std::optional<MediaType> media_type_of(std::string_view bytes);
// So many first bytes always tell.
inline constexpr size_t kTellingBytes = 12;

struct Attachment {
  Sha256Digest hash{};     // of the bytes
  int64_t size_bytes = 0;  // 1 to kMaxBlobBytes
  MediaType type = MediaType::jpeg;
  std::string name;    // a file's name or a caption; may be empty
  int32_t width = 0;   // in pixels; 0: not known
  int32_t height = 0;  // likewise

  friend bool operator==(const Attachment&, const Attachment&) = default;
};

json to_json(const Attachment& attachment);
Attachment read_attachment(ObjectReader& in);

inline constexpr const char* kAttachmentsKey = "attachments";
// The list under that key, left out where it is empty.
void put_attachments(json& out, const std::vector<Attachment>& attachments);
std::vector<Attachment> read_attachments(ObjectReader& in);

}  // namespace tz
