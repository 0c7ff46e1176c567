#include "demo/fill.h"

namespace tz::server {
namespace {

const std::string* found(std::string_view name, const Fills& fills) {
  for (const auto& [known, value] : fills) {
    if (known == name) return &value;
  }
  return nullptr;
}

}  // namespace

std::string filled(std::string_view sentence, const Fills& fills) {
  std::string out;
  out.reserve(sentence.size());
  size_t at = 0;
  while (at < sentence.size()) {
    const size_t open = sentence.find('{', at);
    const size_t close = open == sentence.npos ? open : sentence.find('}', open);
    if (close == sentence.npos) break;
    const std::string* value = found(sentence.substr(open + 1, close - open - 1), fills);
    out += sentence.substr(at, open - at);
    out += value != nullptr ? *value : std::string(sentence.substr(open, close - open + 1));
    at = close + 1;
  }
  return out += sentence.substr(at);
}

}  // namespace tz::server
