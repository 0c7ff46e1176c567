// Any JSON: what can be read is written in one way, and reading that gives the same again. Hashes
// are taken of this text, so that a second way to write it would be a second history.
#include <algorithm>

#include "base/json_read.h"
#include "json_words.h"
#include "stocks.h"
#include "target.h"

namespace tz::fuzz {
namespace {

// Levels of brackets.
size_t depth_of(const json& value) {
  if (!value.is_structured()) return 0;
  size_t deepest = 0;
  for (const json& item : value) deepest = std::max(deepest, depth_of(item));
  return deepest + 1;
}

std::string nested(size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

Seeds seeds() {
  Seeds out;
  out.inputs = {R"({"b":[1,-1,0.5,1e300,18446744073709551615],"a":{"c":null,"d":true}})",
                R"(["\u0000\u001f\"\\\b\f\n\r\t","\ud83d\ude00","话"])",
                R"({"a":1,"a":2})",
                " [ -0 , -0.0 , 1E+2 ] ",
                nested(kMaxJsonDepth),
                nested(kMaxJsonDepth + 1)};
  out.words = {"\\u", "\\ud83d\\ude00", "\\\"", "e+", "e-", "null", "true", "[[", "]]", "{\"a\":"};
  for (const Stock& stock : stocks()) {
    out.inputs.push_back(canonical(to_json(stock.operation)));
  }
  return out;
}

void try_out(std::string_view input) {
  const Result<json> read = parse_json(input);
  if (!read) {
    promise(read.error().code == ErrorCode::malformed_json, "one word for all that is no JSON");
    return;
  }
  promise(depth_of(*read) <= kMaxJsonDepth, "nothing deeper than the limit is read");
  const std::string text = canonical(*read);
  promise(text == read->dump(-1, ' ', false, json::error_handler_t::replace),
          "our writer writes what the library would");
  const Result<json> again = parse_json(text);
  promise(again.ok(), "the canonical text can be read");
  promise(*again == *read, "the canonical text says the same");
  promise(canonical(*again) == text, "there is one canonical text");
  promise(digest_of(*again) == digest_of(*read), "there is one digest");
}

}  // namespace tz::fuzz
