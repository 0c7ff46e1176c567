// PhotoItem: one attachment as a person sees it: its name, and in words where its bytes are.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/attachment.h"
#include "text/strings.h"

namespace tz::client {

class BlobQueue;
class Photos;

struct PhotoItem {
  Attachment attachment;
  std::string name;      // "现场.jpg", or "照片 2"
  std::string detail;    // "240 KB · 待传，已存在本机"
  bool refused = false;  // the server will not take it
  bool opening = false;
};

// `place`: its number among those beside it, from 0.
PhotoItem photo_item(Lang lang, const Photos& photos, const BlobQueue& queue,
                     const Attachment& attachment, size_t place);

}  // namespace tz::client
