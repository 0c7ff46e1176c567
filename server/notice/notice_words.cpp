#include "notice/notice_words.h"

#include "text/strings.h"

namespace tz::server {
namespace {

constexpr std::string_view kWords[] = {
#define TZ_NOTICE(key, words) words,
#include "notice/notice.def"
#undef TZ_NOTICE
};

}  // namespace

std::string_view words_of(NoticeWords words) {
  return kWords[static_cast<size_t>(words)];
}

std::string words_of(NoticeWords words, const std::vector<std::string>& args) {
  return filled(words_of(words), args);
}

}  // namespace tz::server
