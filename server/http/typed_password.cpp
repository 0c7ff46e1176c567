#include "http/typed_password.h"

#include "service/password.h"

namespace tz::server {

std::string typed_password(ObjectReader& in, const json& body, const char* key) {
  if (in.text(key, kMaxPasswordBytes).empty()) {
    return {};
  }
  const std::string* typed = body.find(key)->get_ptr<const std::string*>();
  if (typed->size() > kMaxPasswordBytes) {
    in.fail(ErrorCode::text_too_long, key, {std::to_string(kMaxPasswordBytes)});
  }
  return *typed;
}

}  // namespace tz::server
