#include "http/static_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "base/sha256.h"
#include "http/answer.h"
#include "http/ascii.h"
#include "http/packing.h"

namespace tz::server {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kMimeTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".txt", "text/plain; charset=utf-8"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".pdf", "application/pdf"},
}};

bool ends_with(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

template <class Pred>
bool all_of(std::string_view text, Pred pred) {
  return std::all_of(text.begin(), text.end(), pred);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What Vite, esbuild, workbox and our own build put between name and extension: at least eight
// lower hexadecimal digits, or at least eight capitals and digits.
bool is_content_hash(std::string_view part) {
  if (part.size() < 8) {
    return false;
  }
  const bool is_hex = all_of(part, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
  const bool is_base32 = all_of(part, [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); });
  return is_base32 || (is_hex && std::any_of(part.begin(), part.end(), is_digit));
}

std::optional<std::string> read_whole(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return std::nullopt;
  }
  std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  return in.bad() ? std::nullopt : std::optional<std::string>(std::move(content));
}

bool matches_etag(std::string_view offered, std::string_view etag) {
  while (!offered.empty()) {
    std::string_view one = next_part(offered, ',');
    if (one.substr(0, 2) == "W/") {
      one.remove_prefix(2);
    }
    if (one == etag || one == "*") {
      return true;
    }
  }
  return false;
}

}  // namespace

bool has_hashed_name(std::string_view path) {
  const size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) {
    return false;
  }
  name = name.substr(0, dot);
  const size_t cut = name.find_last_of("-.");
  return cut != std::string_view::npos && is_content_hash(name.substr(cut + 1));
}

std::string_view mime_type_of(std::string_view path) {
  for (const auto& [extension, type] : kMimeTypes) {
    if (ends_with(path, extension)) {
      return type;
    }
  }
  return "application/octet-stream";
}

Result<StaticFiles> StaticFiles::load(const std::string& folder) {
  StaticFiles loaded;
  std::map<std::string, std::string> contents;
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder, failure);
  if (failure) {
    return error(ErrorCode::file_unreadable, "dist", {folder});
  }
  for (; entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
    if (failure) {
      return error(ErrorCode::file_unreadable, "dist", {folder});
    }
    if (!fs::is_regular_file(entry->symlink_status(failure)) || failure) {
      continue;
    }
    std::optional<std::string> content = read_whole(entry->path());
    if (!content) {
      return error(ErrorCode::file_unreadable, "dist", {entry->path().string()});
    }
    contents.emplace("/" + entry->path().lexically_relative(folder).generic_string(),
                     std::move(*content));
  }
  for (auto& [path, content] : contents) {
    const bool is_packed = ends_with(path, ".br") || ends_with(path, ".gz");
    if (is_packed && contents.count(path.substr(0, path.size() - 3)) > 0) {
      continue;
    }
    File file;
    file.type = mime_type_of(path);
    file.etag = "\"" + to_hex(sha256(content)).substr(0, 32) + "\"";
    file.is_hashed = has_hashed_name(path);
    if (const auto packed = contents.find(path + ".br"); packed != contents.end()) {
      file.brotli = packed->second;
    }
    if (const auto packed = contents.find(path + ".gz"); packed != contents.end()) {
      file.gzip = packed->second;
    }
    file.plain = content;
    loaded.files_.emplace(path, std::move(file));
  }
  return loaded;
}

Response StaticFiles::answer(const Request& request) const {
  const auto found = files_.find(request.path == "/" ? std::string("/index.html") : request.path);
  if (found == files_.end()) {
    return refuse(request, error(ErrorCode::route_unknown));
  }
  const File& file = found->second;
  Response response;
  // index.html and the service worker decide which build runs, so they are asked for anew each
  // time; what bears its hash in its name never changes.
  response.set("Cache-Control",
               file.is_hashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.set("ETag", file.etag);
  if (!file.brotli.empty() || !file.gzip.empty()) {
    response.set("Vary", "Accept-Encoding");
  }
  if (matches_etag(request.header("if-none-match"), file.etag)) {
    response.status = 304;
    return response;
  }
  response.set("Content-Type", file.type);
  const std::string_view accepted = request.header("accept-encoding");
  if (!file.brotli.empty() && accepts_coding(accepted, "br")) {
    response.set("Content-Encoding", "br");
    response.body = file.brotli;
  } else if (!file.gzip.empty() && accepts_coding(accepted, "gzip")) {
    response.set("Content-Encoding", "gzip");
    response.body = file.gzip;
  } else {
    response.body = file.plain;
  }
  return response;
}

}  // namespace tz::server
