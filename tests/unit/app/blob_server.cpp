#include "blob_server.h"

#include "sync/wire.h"

namespace tz::testing {
namespace {

constexpr std::string_view kPath = "/api/v1/blob/";
constexpr size_t kHashDigits = 64;

int64_t number_in(const std::string& path, const std::string& name) {
  const size_t at = path.find(name + '=');
  TZ_ASSERT(at != std::string::npos);
  return std::stoll(path.substr(at + name.size() + 1));
}

client::HttpAnswer answered(int32_t status, std::string body) {
  return {client::HttpAnswer::Kind::answered, status, std::move(body), 0};
}

client::HttpAnswer refused(int32_t status, const Error& error) {
  return answered(status, canonical({{"error", to_json(error)}}));
}

client::HttpAnswer state(size_t received, bool whole) {
  return answered(200, canonical({{"received", received}, {"whole", whole}}));
}

}  // namespace

bool BlobServer::is_for(const client::HttpRequest& request) {
  return request.path.compare(0, kPath.size(), kPath) == 0;
}

client::HttpAnswer BlobServer::answer(const client::HttpRequest& request) {
  const std::string hash = request.path.substr(kPath.size(), kHashDigits);
  const bool asks_state = request.path.find("/received") != std::string::npos;
  const auto kept = whole.find(hash);
  if (request.method == "GET" && !asks_state) {
    if (kept == whole.end()) return refused(404, error(ErrorCode::not_found));
    return answered(200, kept->second);
  }
  if (kept != whole.end()) return state(kept->second.size(), true);
  std::string& so_far = partial[hash];
  if (asks_state) return state(so_far.size(), false);
  if (refuses) return refused(refusal_status, *refuses);
  begun.insert(hash);
  if (number_in(request.path, "offset") != static_cast<int64_t>(so_far.size())) {
    return refused(409, error(ErrorCode::blob_offset, "offset", {std::to_string(so_far.size())}));
  }
  so_far += request.body;
  if (number_in(request.path, "size") != static_cast<int64_t>(so_far.size())) {
    return state(so_far.size(), false);
  }
  const std::string bytes = std::move(so_far);
  partial.erase(hash);
  if (to_hex(sha256(bytes)) != hash) return refused(409, error(ErrorCode::blob_differs));
  whole[hash] = bytes;
  return state(bytes.size(), true);
}

}  // namespace tz::testing
