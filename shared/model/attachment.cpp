#include "model/attachment.h"

#include "model/limits.h"
#include "model/names.h"

namespace tz {
namespace {

constexpr NameTable<MediaType, 4> kTypes{
    {"image/jpeg", "image/png", "image/webp", "application/pdf"}};

bool begins(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

}  // namespace

std::string_view name_of(MediaType type) {
  return kTypes.name(type);
}
std::optional<MediaType> media_type_named(std::string_view name) {
  return kTypes.value(name);
}

std::optional<MediaType> media_type_of(std::string_view bytes) {
  if (begins(bytes, "\xff\xd8\xff")) return MediaType::jpeg;
  if (begins(bytes, "\x89PNG\r\n\x1a\n")) return MediaType::png;
  // Four bytes of length stand between the two marks.
  if (begins(bytes, "RIFF") && bytes.size() >= kTellingBytes && bytes.substr(8, 4) == "WEBP") {
    return MediaType::webp;
  }
  if (begins(bytes, "%PDF-")) return MediaType::pdf;
  return std::nullopt;
}

json to_json(const Attachment& attachment) {
  json out = {{"sha256", to_hex(attachment.hash)},
              {"size", attachment.size_bytes},
              {"type", name_of(attachment.type)}};
  if (!attachment.name.empty()) out["name"] = attachment.name;
  if (attachment.width > 0) out["width"] = attachment.width;
  if (attachment.height > 0) out["height"] = attachment.height;
  return out;
}

Attachment read_attachment(ObjectReader& in) {
  Attachment out;
  const std::optional<Sha256Digest> hash = digest_from_hex(in.text("sha256", 64));
  if (hash) {
    out.hash = *hash;
  } else if (!in.failed()) {
    in.fail(ErrorCode::unknown_value, "sha256");
  }
  out.size_bytes = in.integer("size", 1, kMaxBlobBytes);
  out.type = in.choice("type", media_type_named);
  out.name = in.optional_text("name", kMaxName);
  out.width = static_cast<int32_t>(in.integer_or("width", 0, 0, kMaxPixels));
  out.height = static_cast<int32_t>(in.integer_or("height", 0, 0, kMaxPixels));
  return out;
}

void put_attachments(json& out, const std::vector<Attachment>& attachments) {
  for (const Attachment& attachment : attachments)
    out[kAttachmentsKey].push_back(to_json(attachment));
}

std::vector<Attachment> read_attachments(ObjectReader& in) {
  std::vector<Attachment> out;
  in.each(kAttachmentsKey, kMaxAttachments,
          [&](ObjectReader& item) { out.push_back(read_attachment(item)); });
  return out;
}

}  // namespace tz
