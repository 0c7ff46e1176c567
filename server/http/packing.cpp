#include "http/packing.h"

#include <zlib.h>

#include <optional>
#include <string>
#include <utility>

#include "http/ascii.h"

namespace tz::server {

namespace {

// A smaller one fits into one packet anyway.
constexpr size_t kWorthPacking = 1024;
// Above this level our JSON hardly gets smaller, but takes twice the time.
constexpr int kLevel = 5;
constexpr int kGzipWindow = 15 + 16;  // zlib's way of asking for the gzip format
constexpr int kMemoryLevel = 8;

std::optional<std::string> gzipped(std::string_view plain) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return std::nullopt;
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
  // zlib does not write to its input; its type only says so in newer versions.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return ended == Z_STREAM_END ? std::optional<std::string>(std::move(out)) : std::nullopt;
}

}  // namespace

bool accepts_coding(std::string_view accepted, std::string_view coding) {
  while (!accepted.empty()) {
    std::string_view item = next_part(accepted, ',');
    if (!equal_ignoring_case(next_part(item, ';'), coding)) {
      continue;
    }
    const std::string_view weight = without_blanks(item);
    return !(weight == "q=0" || weight == "q=0.0" || weight == "q=0.00" || weight == "q=0.000");
  }
  return false;
}

void pack(Response& response, std::string_view accepted) {
  if (response.body.size() < kWorthPacking ||
      response.header("Content-Type") != "application/json" ||
      !response.header("Content-Encoding").empty() || !response.header("ETag").empty()) {
    return;
  }
  response.set("Vary", "Accept-Encoding");
  if (!accepts_coding(accepted, "gzip")) {
    return;
  }
  if (std::optional<std::string> packed = gzipped(response.body)) {
    response.body = std::move(*packed);
    response.set("Content-Encoding", "gzip");
  }
}

}  // namespace tz::server
