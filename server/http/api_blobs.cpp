// The bytes of attachments: GET /api/v1/blob/{sha256}/received, PUT and GET /api/v1/blob/{sha256}.
#include "http/answer.h"
#include "http/api.h"
#include "service/blobs.h"

namespace tz::server {

namespace {

constexpr size_t kNameDigits = 12;

Result<Sha256Digest> hash_in(const Request& request) {
  const std::optional<Sha256Digest> hash = digest_from_hex(request.param("sha256"));
  if (!hash) {
    return error(ErrorCode::unknown_value, "sha256", {"sha256"});
  }
  return *hash;
}

Response state_answer(const BlobState& state) {
  return json_answer(canonical({{"received", state.received}, {"whole", state.whole}}));
}

Response received_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<Sha256Digest> hash = hash_in(request);
  if (!hash) {
    return refuse(request, hash.error());
  }
  const Result<BlobState> state = blob_state(api.service, *caller, *hash);
  return state ? state_answer(*state) : refuse(request, state.error());
}

Response part_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<Sha256Digest> hash = hash_in(request);
  if (!hash) {
    return refuse(request, hash.error());
  }
  const Result<int64_t> size = number_in(request, "size");
  if (!size) {
    return refuse(request, size.error());
  }
  const Result<int64_t> offset = number_in(request, "offset");
  if (!offset) {
    return refuse(request, offset.error());
  }
  const Result<BlobState> state =
      receive_blob(api.service, *caller, BlobPart{*hash, *size, *offset, request.body});
  return state ? state_answer(*state) : refuse(request, state.error());
}

std::string_view ending_of(MediaType type) {
  switch (type) {
    case MediaType::jpeg:
      return ".jpg";
    case MediaType::png:
      return ".png";
    case MediaType::webp:
      return ".webp";
    case MediaType::pdf:
      return ".pdf";
  }
  return {};
}

Response bytes_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Result<Sha256Digest> hash = hash_in(request);
  if (!hash) {
    return refuse(request, hash.error());
  }
  Result<BlobFile> file = read_blob(api.service, *caller, *hash);
  if (!file) {
    return refuse(request, file.error());
  }
  Response response;
  // The type that the bytes show, and a file to be kept: opened by its address, it never becomes a
  // page of this site.
  response.set("Content-Type", std::string(name_of(file->type)));
  response.set("Content-Disposition", "attachment; filename=\"" +
                                          to_hex(*hash).substr(0, kNameDigits) +
                                          std::string(ending_of(file->type)) + '"');
  response.body = std::move(file->bytes);
  return response;
}

}  // namespace

void add_blob_routes(Site& site, Api& api) {
  site.add("GET", "/api/v1/blob/:sha256/received",
           [&api](const Request& request) { return received_route(api, request); });
  site.add("PUT", "/api/v1/blob/:sha256",
           [&api](const Request& request) { return part_route(api, request); },
           {kMaxBlobPart, true});
  site.add("GET", "/api/v1/blob/:sha256",
           [&api](const Request& request) { return bytes_route(api, request); });
}

}  // namespace tz::server
