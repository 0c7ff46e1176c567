#include "service/totp.h"

#include <doctest/doctest.h>

#include "service/base32.h"

namespace tz::server {
namespace {

const std::string kSecret = "12345678901234567890";  // of RFC 6238, appendix B

struct Vector {
  int64_t unix_s;
  const char* code;
};

}  // namespace

TEST_CASE("codes are those of RFC 6238") {
  for (const Vector& vector : {Vector{59, "94287082"}, Vector{1111111109, "07081804"},
                               Vector{1111111111, "14050471"}, Vector{1234567890, "89005924"},
                               Vector{2000000000, "69279037"}, Vector{20000000000, "65353130"}}) {
    const int64_t step = totp_step(Instant{vector.unix_s * kSecondMs});
    CHECK(totp_code(kSecret, step, 8) == vector.code);
    CHECK(totp_code(kSecret, step) == std::string(vector.code).substr(2));
  }
}

TEST_CASE("a typed code has the step that it was made in, one to each side at most") {
  const Instant now{1111111111 * kSecondMs};
  const int64_t present = totp_step(now);
  for (const int64_t beside : {-1, 0, 1}) {
    const std::string code = totp_code(kSecret, present + beside);
    CHECK(totp_step_of(kSecret, code, now, 0) == present + beside);
    CHECK(totp_step_of(kSecret, code, now, present + beside - 1) == present + beside);
    CHECK_FALSE(totp_step_of(kSecret, code, now, present + beside).has_value());
  }
  CHECK_FALSE(totp_step_of(kSecret, totp_code(kSecret, present - 2), now, 0).has_value());
  CHECK_FALSE(totp_step_of(kSecret, totp_code(kSecret, present + 2), now, 0).has_value());
}

TEST_CASE("a code may be typed with blanks, and nothing else is one") {
  const Instant now{1111111111 * kSecondMs};
  CHECK(totp_step_of(kSecret, "050 471", now, 0) == totp_step(now));
  CHECK(totp_step_of(kSecret, " 050471 ", now, 0) == totp_step(now));
  for (const std::string typed : {"", " ", "05047", "0504711", "o50471", "050471x", "-50471",
                                  "050\xE3\x80\x80"
                                  "471"}) {
    CHECK_FALSE(totp_step_of(kSecret, typed, now, 0).has_value());
  }
  CHECK_FALSE(totp_step_of(kSecret, "050471" + std::string(1000, ' '), now, 0).has_value());
}

TEST_CASE("base32 is that of RFC 4648, without its padding") {
  for (const auto& [bytes, text] :
       std::initializer_list<std::pair<std::string, std::string>>{{"", ""},
                                                                  {"f", "MY"},
                                                                  {"fo", "MZXQ"},
                                                                  {"foo", "MZXW6"},
                                                                  {"foob", "MZXW6YQ"},
                                                                  {"fooba", "MZXW6YTB"},
                                                                  {"foobar", "MZXW6YTBOI"}}) {
    CHECK(base32(bytes) == text);
    CHECK(base32_bytes(text) == bytes);
  }
  const std::string every = std::string("\0\xff\x80\x7f\x01", 5);
  CHECK(base32_bytes(base32(every)) == every);
  CHECK_FALSE(base32_bytes("mzxw6").has_value());
  CHECK_FALSE(base32_bytes("MZX1").has_value());
}

}  // namespace tz::server
