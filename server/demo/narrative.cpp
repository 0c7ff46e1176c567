#include "demo/narrative.h"

#include <vector>

#include "demo/fill.h"

namespace tz::server {
namespace {

enum class When {
  early,
  middle,
  late,
  whole,
  still,
  lowered,
  lower_reason,
  declaration,
  sent_back,
  report_sent_back,
  corrected,
  resolved,
  closed_out,
  declined,
  basis
};

struct Phrase {
  When when;
  std::string_view text;
};

constexpr Phrase kPhrases[] = {
#define TZ_PHRASE(when, text) {When::when, text},
#include "demo/phrases.def"
#undef TZ_PHRASE
};

constexpr Topic kTopics[] = {
#define TZ_TOPIC(number, noun, measure, total, first, then, last, difficulty) \
  {number, noun, measure, total, first, then, last, difficulty},
#include "demo/topics.def"
#undef TZ_TOPIC
};

constexpr int32_t kEarlyEnds = 30;
constexpr int32_t kMiddleEnds = 75;

When when_of(const Headway& headway) {
  if (headway.percent < headway.previous) return When::lowered;
  if (headway.percent == headway.previous) return When::still;
  if (headway.percent == 100) return When::whole;
  if (headway.percent < kEarlyEnds) return When::early;
  return headway.percent < kMiddleEnds ? When::middle : When::late;
}

bool names(std::string_view text, std::string_view name) {
  return text.find(name) != text.npos;
}

std::vector<std::string_view> phrases_for(When when) {
  std::vector<std::string_view> out;
  for (const Phrase& phrase : kPhrases) {
    if (phrase.when == when) out.push_back(phrase.text);
  }
  return out;
}

std::string only_phrase(When when) {
  return std::string(phrases_for(when).front());
}

// A count of none reads badly ("0 left"): such phrases are passed over where another serves.
bool reads_well(std::string_view text, int32_t done, int32_t left, int32_t added) {
  if (done == 0 && names(text, "{done}")) return false;
  if (left == 0 && names(text, "{left}")) return false;
  return added != 0 || !names(text, "{new}");
}

}  // namespace

const Topic* demo_topic(std::string_view task_number) {
  for (const Topic& topic : kTopics) {
    if (topic.number == task_number) return &topic;
  }
  return nullptr;
}

int32_t count_done(int32_t total, int32_t percent) {
  return total * percent / 100;
}

std::string report_narrative(const Topic& topic, const Headway& headway, int32_t turn) {
  const int32_t done = count_done(headway.total, headway.percent);
  const int32_t before = count_done(headway.total, headway.previous);
  const int32_t added = done > before ? done - before : before - done;
  const int32_t left = headway.total - done;
  const std::vector<std::string_view> choices = phrases_for(when_of(headway));
  const size_t start = static_cast<size_t>(turn);
  std::string_view text = choices[start % choices.size()];
  for (size_t i = 0; i < choices.size() && !reads_well(text, done, left, added); ++i) {
    text = choices[(start + i) % choices.size()];
  }
  return filled(text, {{"first", std::string(topic.first)},
                       {"then", std::string(topic.then)},
                       {"last", std::string(topic.last)},
                       {"noun", std::string(topic.noun)},
                       {"measure", std::string(topic.measure)},
                       {"total", std::to_string(headway.total)},
                       {"done", std::to_string(done)},
                       {"left", std::to_string(left)},
                       {"new", std::to_string(added)},
                       {"percent", std::to_string(headway.percent)}});
}

std::string lowering_reason() {
  return only_phrase(When::lower_reason);
}

std::string declaration_text(const Topic& topic, int32_t total, Dice& dice) {
  const std::vector<std::string_view> choices = phrases_for(When::declaration);
  const int32_t last = static_cast<int32_t>(choices.size()) - 1;
  return filled(choices[static_cast<size_t>(dice.between(0, last))],
                {{"noun", std::string(topic.noun)},
                 {"measure", std::string(topic.measure)},
                 {"total", std::to_string(total)}});
}

std::string return_reason() {
  return only_phrase(When::sent_back);
}

std::string report_return_reason() {
  return only_phrase(When::report_sent_back);
}

std::string correction_note() {
  return only_phrase(When::corrected);
}

std::string resolution_text(Dice& dice) {
  const std::vector<std::string_view> choices = phrases_for(When::resolved);
  const int32_t last = static_cast<int32_t>(choices.size()) - 1;
  return std::string(choices[static_cast<size_t>(dice.between(0, last))]);
}

std::string closing_words() {
  return only_phrase(When::closed_out);
}

std::string declining_words() {
  return only_phrase(When::declined);
}

std::string order_basis() {
  return only_phrase(When::basis);
}

}  // namespace tz::server
