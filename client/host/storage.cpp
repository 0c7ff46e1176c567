#include "host/storage.h"

namespace tz::client {

std::string_view store_name(Store store) {
  switch (store) {
    case Store::facts:
      return "facts";
    case Store::outbox:
      return "outbox";
    case Store::receipts:
      return "receipts";
    case Store::drafts:
      return "drafts";
    case Store::chunks:
      return "chunks";
    case Store::photos:
      return "photos";
    case Store::blobs:
      return "blobs";
  }
  return {};
}

}  // namespace tz::client
