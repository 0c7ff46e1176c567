#include "circular/official_words.h"

#include "text/strings.h"

namespace tz {
namespace {

constexpr std::string_view kWords[] = {
#define TZ_OFFICIAL(key, words) words,
#include "circular/official_words.def"
#undef TZ_OFFICIAL
};

}  // namespace

std::string_view words_of(OfficialWords words) {
  return kWords[static_cast<size_t>(words)];
}

std::string words_of(OfficialWords words, const std::vector<std::string>& args) {
  return filled(words_of(words), args);
}

}  // namespace tz
