// Blobs: the bytes of attachments, sent in parts that may be cut off at any moment, and read by
// those who may see a record that cites them.
//
// What one person has sent is nobody else's: the state of a blob tells of the caller's own parts
// alone, and a record opens a blob only when the person who cited it has sent it whole. So knowing
// a hash is worth nothing, and nobody learns what others have.
#pragma once

#include <string>
#include <string_view>

#include "model/attachment.h"
#include "service/service.h"
#include "service/sign_in.h"

namespace tz::server {

inline constexpr size_t kMaxBlobPart = 256 * 1024;  // bytes

// How far the caller's own sending has come.
struct BlobState {
  int64_t received = 0;
  bool whole = false;  // all of it is here and on disk: the sender may forget it
};

struct BlobPart {
  Sha256Digest hash{};     // of the whole
  int64_t size_bytes = 0;  // of the whole
  int64_t offset = 0;
  std::string_view bytes;  // up to kMaxBlobPart; may be empty when the last part came before
};

struct BlobFile {
  MediaType type = MediaType::jpeg;
  std::string bytes;
};

Result<BlobState> blob_state(Service& service, const Caller& caller, const Sha256Digest& hash);

// Takes a part that follows what was received. Of a blob that is whole, any part is taken for
// granted. Errors: out_of_range, body_too_large, blob_too_large, blob_offset (with what was
// received), blob_unknown_type (by the leading bytes), blob_differs (the parts do not make the
// hash; all of them are forgotten), blob_quota, storage_full, not_allowed (an administrator or an
// auditor writes no evidence), the store's.
Result<BlobState> receive_blob(Service& service, const Caller& caller, const BlobPart& part);

// Errors: not_found, whether there is no such blob or none that the caller may see; the store's.
Result<BlobFile> read_blob(Service& service, const Caller& caller, const Sha256Digest& hash);

}  // namespace tz::server
