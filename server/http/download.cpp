#include "http/download.h"

#include "base/percent.h"

namespace tz::server {

Response download(const Download& what, std::string bytes) {
  Response response;
  response.set("Content-Type", std::string(what.type));
  response.set("Content-Disposition", "attachment; filename=\"" + std::string(what.plain_name) +
                                          "\"; filename*=UTF-8''" + percent_encoded(what.name));
  response.set("Cache-Control", "no-store");
  response.body = std::move(bytes);
  return response;
}

}  // namespace tz::server
