#include <doctest/doctest.h>

#include "base/civil.h"
#include "base/decimal.h"
#include "base/id.h"
#include "base/sha256.h"
#include "base/utf8.h"

using namespace tz;

TEST_CASE("the hash agrees with the standard's examples") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1000000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest survives its written form, and nothing else is a digest") {
  const Sha256Digest digest = sha256("x");
  CHECK(digest_from_hex(to_hex(digest)) == digest);
  CHECK_FALSE(digest_from_hex("12"));
  CHECK_FALSE(digest_from_hex(std::string(64, 'G')));
}

TEST_CASE("an id survives its written form") {
  const Uuid id = uuid7(0x0123456789ab, {0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  CHECK(to_string(id).substr(0, 15) == "01234567-89ab-7");
  CHECK(uuid_from(to_string(id)) == id);
}

TEST_CASE("only the canonical form of an id is read") {
  const std::string good = to_string(uuid_of_name("x"));
  std::string upper = good;
  for (char& c : upper) {
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 32);
  }
  CHECK_FALSE(uuid_from(good.substr(1)));
  CHECK_FALSE(uuid_from(good + "0"));
  CHECK((upper == good || !uuid_from(upper)));
  CHECK_FALSE(uuid_from("01234567x89ab-7000-8000-000000000000"));
}

TEST_CASE("ids sort by the time of their making") {
  CHECK(uuid7(1000, {255, 255}) < uuid7(1001, {}));
  CHECK(uuid7(255, {}) < uuid7(256, {}));
}

TEST_CASE("ids made from names are the same for the same name") {
  CHECK(uuid_of_name("a") == uuid_of_name("a"));
  CHECK(uuid_of_name("a") != uuid_of_name("b"));
}

TEST_CASE("every day from 1900 to 2199 survives its parts") {
  const CivilDate end = civil_from({2200, 1, 1});
  CivilDate day = civil_from({1900, 1, 1});
  int broken = 0;
  for (; day < end; day = day + 1) {
    const YearMonthDay ymd = ymd_of(day);
    if (civil_checked(ymd.year, ymd.month, ymd.day) != day) ++broken;
  }
  CHECK(broken == 0);
}

TEST_CASE("dates that do not exist are refused") {
  CHECK_FALSE(civil_checked(2021, 2, 29));
  CHECK(civil_checked(2020, 2, 29));
  CHECK_FALSE(civil_checked(1900, 2, 29));
  CHECK_FALSE(civil_checked(2021, 13, 1));
  CHECK_FALSE(civil_from_iso("2021-6-30"));
  CHECK_FALSE(civil_from_iso("2021-06-31"));
  CHECK_FALSE(civil_from_iso("2021/06/30"));
  CHECK(to_iso(*civil_from_iso("2021-06-30")) == "2021-06-30");
}

TEST_CASE("weeks begin on Monday") {
  const CivilDate friday = civil_from({2021, 5, 21});
  CHECK(weekday_of(friday) == 5);
  CHECK(to_iso(monday_of(friday)) == "2021-05-17");
  CHECK(monday_of(civil_from({2021, 5, 17})) == civil_from({2021, 5, 17}));
  CHECK(weekday_of(civil_from({1969, 12, 31})) == 3);
}

TEST_CASE("a day in Shanghai begins eight hours before the one in UTC") {
  const Instant before{civil_from({2021, 6, 30}).days * kDayMs - 8 * kHourMs - 1};
  CHECK(to_iso(shanghai_date(before)) == "2021-06-29");
  CHECK(to_iso(shanghai_date(Instant{before.unix_ms + 1})) == "2021-06-30");
  CHECK(shanghai_clock(Instant{before.unix_ms}) == "23:59");
  CHECK(to_iso(shanghai_date(Instant{-1})) == "1970-01-01");
}

TEST_CASE("decimals are exact and written without needless zeros") {
  CHECK(to_string(*decimal_from("98.50")) == "98.5");
  CHECK(to_string(*decimal_from("-0.25")) == "-0.25");
  CHECK(to_string(*decimal_from("+7")) == "7");
  CHECK(to_string(*decimal_from("12345678901234")) == "12345678901234");
  CHECK(decimal_from("0.1")->units * 3 == decimal_from("0.3")->units);
}

TEST_CASE("what is no decimal is refused") {
  for (const char* text : {"", ".", "1.", ".5", "1.23456", "1,5", "1e3", "--1", "1234567890123456",
                           "123456789012345", "９"}) {
    CAPTURE(text);
    CHECK_FALSE(decimal_from(text));
  }
}

TEST_CASE("broken, overlong and surrogate UTF-8 is refused") {
  CHECK(is_valid_utf8("街道\xF0\xA0\xAE\xB7"));
  CHECK_FALSE(is_valid_utf8("\xC0\x80"));
  CHECK_FALSE(is_valid_utf8("\xE0\x80\x80"));
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_valid_utf8("\xE8\xA1"));
  CHECK_FALSE(is_valid_utf8("\x80"));
}

TEST_CASE("text is counted and cut by characters") {
  CHECK(count_characters("街道a") == 3);
  CHECK(first_characters("街道办", 2) == "街道");
  CHECK(first_characters("ab", 5) == "ab");
  CHECK(trimmed(" \t\xe3\x80\x80街道\xe3\x80\x80\n") == "街道");
  std::string out;
  for (char32_t c : {U'a', U'é', U'街', U'\U00020BB7'}) append_character(out, c);
  size_t at = 0;
  CHECK(next_character(out, at) == U'a');
  CHECK(next_character(out, at) == U'é');
  CHECK(next_character(out, at) == U'街');
  CHECK(next_character(out, at) == U'\U00020BB7');
  CHECK(at == out.size());
  CHECK(has_control_character("a\x01"));
  CHECK_FALSE(has_control_character("a\n\t"));
  CHECK(without_control_characters("a\r\nb\rc\vd\fe\x01\x7f\t街") == "a\nb\nc\nd\ne\t街");
}
