#include "app/photo_item.h"

#include "app/blob_queue.h"

namespace tz::client {
namespace {

constexpr int64_t kKilobyte = 1024;
constexpr int64_t kMegabyte = kKilobyte * kKilobyte;

// A megabyte and more with one decimal.
std::string size_text(Lang lang, int64_t bytes) {
  if (bytes < kMegabyte) {
    const int64_t kilobytes = bytes < kKilobyte ? 1 : bytes / kKilobyte;
    return tr(lang, Text::size_kb, {std::to_string(kilobytes)});
  }
  const int64_t tenths = bytes * 10 / kMegabyte;
  return tr(lang, Text::size_mb, {std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10)});
}

std::string state_text(Lang lang, const Photo& photo, std::optional<int32_t> percent) {
  switch (photo.state) {
    case PhotoState::kept:
      return std::string(tr(lang, Text::photo_kept));
    case PhotoState::waiting:
      return percent ? tr(lang, Text::photo_sending, {std::to_string(*percent)})
                     : std::string(tr(lang, Text::photo_waiting));
    case PhotoState::sent:
      return std::string(tr(lang, Text::photo_sent));
    case PhotoState::refused:
      return tr(lang, Text::photo_refused,
                {sentence(lang, error(photo.refusal.value_or(ErrorCode::internal), "",
                                      {std::to_string(kMaxBlobMegabytes)}))});
  }
  return {};
}

}  // namespace

PhotoItem photo_item(Lang lang, const Photos& photos, const BlobQueue& queue,
                     const Attachment& attachment, size_t place) {
  PhotoItem out;
  out.attachment = attachment;
  out.name = attachment.name.empty() ? tr(lang, Text::photo_number, {std::to_string(place + 1)})
                                     : attachment.name;
  out.detail = size_text(lang, attachment.size_bytes);
  const Photo* known = photos.find(attachment.hash);
  if (known != nullptr) {
    out.detail += " · " + state_text(lang, *known, queue.percent_of(attachment.hash));
    out.refused = known->state == PhotoState::refused;
  }
  return out;
}

}  // namespace tz::client
