#include <doctest/doctest.h>

#include "base/json_read.h"

using namespace tz;

namespace {

json parsed(std::string_view text) {
  Result<json> value = parse_json(text);
  REQUIRE(value.ok());
  return *value;
}

Error fault_of(std::string_view text, void (*read)(ObjectReader&)) {
  const json value = parsed(text);
  ObjectReader in(value, "body");
  read(in);
  REQUIRE(in.failed());
  return in.fault();
}

}  // namespace

TEST_CASE("what is not JSON is refused without an exception") {
  for (const char* text : {"", "{", "{\"a\":}", "nul", "\"\xff\"", "[1,]"}) {
    CAPTURE(text);
    CHECK(parse_json(text).error().code == ErrorCode::malformed_json);
  }
}

TEST_CASE("a million brackets cost nothing") {
  CHECK(parse_json(std::string(1000000, '[')).error().code == ErrorCode::malformed_json);
  CHECK(parse_json("\"" + std::string(100, '[') + "\"").ok());
}

TEST_CASE("the canonical form does not depend on the order of keys") {
  CHECK(canonical(parsed(R"({"b":1,"a":[true,null]})")) == R"({"a":[true,null],"b":1})");
}

TEST_CASE("the first fault is kept with the path of its field") {
  const Error fault = fault_of(R"({"percent":"70"})", [](ObjectReader& in) {
    in.integer("percent", 0, 100);
    in.text("missing", 10);
  });
  CHECK(fault.code == ErrorCode::wrong_type);
  CHECK(fault.field == "body.percent");
}

TEST_CASE("numbers outside their range are refused, the largest ones too") {
  const auto read = [](ObjectReader& in) { in.integer("n", 0, 100); };
  CHECK(fault_of(R"({"n":101})", read).code == ErrorCode::out_of_range);
  CHECK(fault_of(R"({"n":-1})", read).code == ErrorCode::out_of_range);
  CHECK(fault_of(R"({"n":18446744073709551615})", read).code == ErrorCode::out_of_range);
  CHECK(fault_of(R"({"n":1.5})", read).code == ErrorCode::wrong_type);
}

TEST_CASE("text is trimmed, measured in characters and kept free of control characters") {
  const json value = parsed(R"({"a":" 街道 ","long":"一二三四","bad":"a\u0001","empty":"  "})");
  ObjectReader in(value, "");
  CHECK(in.text("a", 2) == "街道");
  CHECK_FALSE(in.failed());
  CHECK(fault_of(R"({"a":"一二三四"})", [](ObjectReader& r) { r.text("a", 3); }).args ==
        std::vector<std::string>{"body.a", "3"});
  CHECK(fault_of(R"({"a":"a\u0001"})", [](ObjectReader& r) { r.text("a", 3); }).code ==
        ErrorCode::bad_text);
  CHECK(fault_of(R"({"a":"  "})", [](ObjectReader& r) { r.text("a", 3); }).code ==
        ErrorCode::text_required);
}

TEST_CASE("a fault inside a list names its place") {
  const Error fault = fault_of(R"({"list":[{"n":1},{"n":"x"}]})", [](ObjectReader& in) {
    in.each("list", 10, [](ObjectReader& item) { item.integer("n", 0, 9); });
  });
  CHECK(fault.field == "body.list[1].n");
}

TEST_CASE("lists longer than allowed are refused") {
  CHECK(fault_of(R"({"list":[{},{},{}]})", [](ObjectReader& in) {
          in.each("list", 2, [](ObjectReader&) {});
        }).code == ErrorCode::too_many);
}

TEST_CASE("the canonical text is the one that the library would write") {
  std::string every_byte;
  for (int c = 0; c < 128; ++c) every_byte += static_cast<char>(c);
  json value = json::object();
  value["text"] = every_byte + "进展\xf0\x9f\x8c\x8a";
  value["broken"] = "a\xff\xe8\xbf z\xed\xa0\x80";
  value["broken \xc3 key"] = "";
  value["numbers"] = {0, -1, INT64_MIN, INT64_MAX, UINT64_MAX, 1.5, -0.0};
  value["words"] = {true, false, nullptr};
  value["empty"] = {json::array(), json::object(), json::array({json::object()})};
  CHECK(canonical(value) == value.dump(-1, ' ', false, json::error_handler_t::replace));
  CHECK(canonical(json()) == "null");
}

TEST_CASE("every error code survives its name") {
  CHECK(error_code_named(name_of(ErrorCode::stale)) == ErrorCode::stale);
  CHECK(name_of(ErrorCode::internal) == "internal");
  CHECK_FALSE(error_code_named("no such code"));
}
