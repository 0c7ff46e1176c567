#include "http/framing.h"

#include <doctest/doctest.h>

#include <string>

namespace tz::server {
namespace {

RequestHead head_of(const std::string& lines) {
  return read_head("POST / HTTP/1.1\r\n" + lines, 0);
}

TEST_CASE("a head is complete at its empty line and tells how long the body is") {
  const RequestHead head = head_of("Host: a\r\ncontent-LENGTH:  12 \r\n\r\n{\"a\"");
  CHECK(head.state == HeadState::complete);
  CHECK(head.content_length == 12);
  CHECK_FALSE(head.is_chunked);
  CHECK(head_of("Host: a\r\n\r\n").content_length == 0);
}

TEST_CASE("a head that comes byte by byte is complete with its last byte and not before") {
  const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  size_t seen = 0;
  for (size_t size = 1; size <= bytes.size(); ++size) {
    const RequestHead head = read_head(std::string_view(bytes).substr(0, size), seen);
    CHECK((head.state == HeadState::complete) == (size == bytes.size()));
    seen = size;
  }
}

TEST_CASE("two lengths, even equal ones, are refused") {
  CHECK(head_of("Content-Length: 5\r\nContent-Length: 5\r\n\r\n").state == HeadState::malformed);
}

TEST_CASE("a length that is not a plain number is refused") {
  for (const char* length : {"", "-1", "+5", "0x10", "5,5", "5 5", "99999999999999999999999"}) {
    CAPTURE(length);
    CHECK(head_of("Content-Length: " + std::string(length) + "\r\n\r\n").state ==
          HeadState::malformed);
  }
}

TEST_CASE("a length beside a transfer encoding is refused") {
  CHECK(head_of("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n").state ==
        HeadState::malformed);
  CHECK(head_of("Transfer-Encoding: chunked\r\n\r\n").is_chunked);
}

TEST_CASE("lines that some readers would end or join elsewhere are refused") {
  CHECK(head_of("A: b\nC: d\r\n\r\n").state == HeadState::malformed);
  CHECK(head_of("A: b\rC: d\r\n\r\n").state == HeadState::malformed);
  CHECK(head_of("A: b\r\n continued\r\n\r\n").state == HeadState::malformed);
  CHECK(head_of(std::string("A: b\0c\r\n\r\n", 11)).state == HeadState::malformed);
}

TEST_CASE("a head past its limit is refused though it has no end yet") {
  const std::string filler(kMaxHeadBytes, 'a');
  CHECK(head_of("A: " + filler).state == HeadState::too_long);
  CHECK(head_of("A: " + filler + "\r\n\r\n").state == HeadState::too_long);
  CHECK(head_of("A: " + filler.substr(100)).state == HeadState::incomplete);
}

TEST_CASE("a client that waits for leave to send its body is known") {
  CHECK(head_of("Content-Length: 5\r\nExpect: 100-continue\r\n\r\n").expects_continue);
}

}  // namespace
}  // namespace tz::server
