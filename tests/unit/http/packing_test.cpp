#include "http/packing.h"

#include <doctest/doctest.h>

#include "http/answer.h"

namespace tz::server {
namespace {

Response large_answer() {
  return json_answer("\"" + std::string(5000, 'a') + "\"");
}

TEST_CASE("a large JSON answer is packed for a client that takes gzip") {
  Response response = large_answer();
  pack(response, "gzip, deflate, br");
  CHECK(response.header("content-encoding") == "gzip");
  CHECK(response.header("vary") == "Accept-Encoding");
  CHECK(response.body.substr(0, 2) == "\x1f\x8b");
  CHECK(response.body.size() < 200);
}

TEST_CASE("a client that does not take gzip gets the answer as it is") {
  for (const char* accepted : {"", "br", "gzip;q=0", "gzip; q=0.0"}) {
    CAPTURE(accepted);
    Response response = large_answer();
    pack(response, accepted);
    CHECK(response.header("content-encoding").empty());
    CHECK(response.header("vary") == "Accept-Encoding");
    CHECK(response.body == large_answer().body);
  }
}

TEST_CASE("what is small, or not JSON, or packed already, stays as it is") {
  Response small = json_answer("{}");
  pack(small, "gzip");
  CHECK(small.body == "{}");
  Response page = large_answer();
  page.set("Content-Type", "text/html");
  pack(page, "gzip");
  CHECK(page.body == large_answer().body);
  Response packed = large_answer();
  packed.set("Content-Encoding", "br");
  pack(packed, "gzip");
  CHECK(packed.body == large_answer().body);
}

}  // namespace
}  // namespace tz::server
