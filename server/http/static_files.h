// The built client, read into memory once at the start: a request is a look-up in a table of names,
// so no path from outside ever reaches the file system. A rebuilt client is seen after a restart.
// Safe to read by many threads.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace tz::server {

class StaticFiles {
 public:
  // Reads every regular file below `folder` (links are not followed). A sibling with ".br" or ".gz"
  // added is the same file, packed. file_unreadable when the folder or a file cannot be read.
  static Result<StaticFiles> load(const std::string& folder);

  // For GET and HEAD. "/" is index.html; anything unknown is 404.
  Response answer(const Request& request) const;

  size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string type;
    std::string etag;
    bool is_hashed = false;  // its name changes with its content
    std::string plain;
    std::string brotli;  // empty: no such sibling
    std::string gzip;
  };

  std::map<std::string, File> files_;  // by path, "/app.js"
};

// True when the name bears a hash of its content ("app-4f2a9c1b.js"), so that it may be kept for
// ever.
bool has_hashed_name(std::string_view path);
// By the extension; "application/octet-stream" when it is not known.
std::string_view mime_type_of(std::string_view path);

}  // namespace tz::server
