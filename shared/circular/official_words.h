// The words that a circular has of its own (official_words.def): in Chinese, for every reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tz {

enum class OfficialWords {
#define TZ_OFFICIAL(key, words) key,
#include "circular/official_words.def"
#undef TZ_OFFICIAL
};

std::string_view words_of(OfficialWords words);
// With {0}, {1} replaced.
std::string words_of(OfficialWords words, const std::vector<std::string>& args);

}  // namespace tz
