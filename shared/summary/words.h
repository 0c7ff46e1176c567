// The words of lights and targets, for all who say them: the app's views and the files that the
// server writes. Only the choice of words; the figures are made elsewhere in this room.
#pragma once

#include <string>

#include "summary/light.h"
#include "summary/span.h"
#include "text/strings.h"

namespace tz {

Text word_of(Light light);  // "红"

// The short word for a badge and the full sentence; {0} and {1} are the verdict's figures.
struct LightPhrases {
  Text badge;
  Text why;
};
LightPhrases phrases_of(LightReason reason);
// "已超过时限 8 天。"
std::string why_sentence(Lang lang, const LightVerdict& verdict);

Text goal_text(Comparator comparator);  // "不低于 {0}"
// "事项：不低于 30 项"
std::string goal_sentence(Lang lang, const Target& target);

// What a span is narrowed to: "监管工作专班 · 时限 2026-06-01 至 2026-06-30"; empty where nothing
// is chosen but plans.
std::string narrowing_words(Lang lang, const BoardSpan& span, const LedgerView& ledger);

}  // namespace tz
