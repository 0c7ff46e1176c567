// The words of what is said to robots (notice.def).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tz::server {

enum class NoticeWords {
#define TZ_NOTICE(key, words) key,
#include "notice/notice.def"
#undef TZ_NOTICE
};

std::string_view words_of(NoticeWords words);
// With {0}, {1} replaced.
std::string words_of(NoticeWords words, const std::vector<std::string>& args);

}  // namespace tz::server
