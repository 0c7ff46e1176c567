// The words of JSON texts for a dictionary: the names of fields, and the short texts among the
// values, which are mostly names of kinds and states.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/json_read.h"
#include "target.h"

namespace tz::fuzz {

inline void collect_words(const json& value, std::set<std::string>& words) {
  if (const std::string* text = value.get_ptr<const std::string*>()) {
    std::string quoted = canonical(*text);
    if (quoted.size() <= kMaxWord) words.insert(std::move(quoted));
    return;
  }
  if (!value.is_structured()) return;
  for (const auto& [name, item] : value.items()) {
    if (value.is_object()) words.insert(canonical(name) + ":");
    collect_words(item, words);
  }
}

// Of every line that is JSON; a line that is none is a word itself.
inline std::vector<std::string> words_of(const std::vector<std::string>& inputs) {
  std::set<std::string> words;
  for (const std::string& input : inputs) {
    std::string_view rest = input;
    while (!rest.empty()) {
      const auto [line, after] = first_line(rest);
      rest = after;
      if (const Result<json> value = parse_json(line)) {
        collect_words(*value, words);
      } else {
        words.insert(std::string(line));
      }
    }
  }
  return {words.begin(), words.end()};
}

}  // namespace tz::fuzz
