// Every word that a person reads, in Chinese and English: the string tables (*.def) and the few
// functions that take from them. Nothing else in the program holds a sentence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil.h"
#include "base/result.h"

namespace tz {

enum class Lang { zh, en };
// "zh", "zh-CN", "en-GB": by the leading letters; Chinese for anything unknown.
Lang lang_named(std::string_view tag);
std::string_view name_of(Lang lang);

// Words of the screens (screens.def) and of the domain (domain.def).
enum class Text {
#define TZ_TEXT(key, zh, en) key,
#include "text/accountability.def"
#include "text/assessment.def"
#include "text/circular.def"
#include "text/domain.def"
#include "text/publication.def"
#include "text/screens.def"
#include "text/task_force.def"
#undef TZ_TEXT
};

std::string_view tr(Lang lang, Text text);
// With {0}, {1} replaced.
std::string tr(Lang lang, Text text, const std::vector<std::string>& args);
// The sentence of an error, with its arguments; field names are said in the reader's words.
std::string sentence(Lang lang, const Error& error);
// Replaces {0} to {9}.
std::string filled(std::string_view pattern, const std::vector<std::string>& args);

// "6月30日" / "30 Jun"; with the year when it differs from the reader's today.
std::string say_date(Lang lang, CivilDate date, CivilDate today);
// "今天 09:12", "6月11日 09:12", in Shanghai.
std::string say_time(Lang lang, Instant at, Instant now);

}  // namespace tz
