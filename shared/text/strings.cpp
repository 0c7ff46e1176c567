#include "text/strings.h"

#include <array>

namespace tz {
namespace {

struct Words {
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kTexts = {
#define TZ_TEXT(key, zh, en) Words{zh, en},
#include "text/accountability.def"
#include "text/assessment.def"
#include "text/circular.def"
#include "text/domain.def"
#include "text/publication.def"
#include "text/screens.def"
#include "text/task_force.def"
#undef TZ_TEXT
};

constexpr std::array kSentences = {
#define TZ_ERROR(code, zh, en) Words{zh, en},
#include "base/errors.def"
#undef TZ_ERROR
};

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view pick(Lang lang, const Words& words) {
  return lang == Lang::zh ? words.zh : words.en;
}

// Fields of operations that a person fills in.
struct FieldName {
  std::string_view name;
  Text word;
};
constexpr FieldName kFieldNames[] = {
    {"percent", Text::field_percent},       {"narrative", Text::field_narrative},
    {"problem", Text::field_problem},       {"reason", Text::field_reason},
    {"evidence", Text::field_evidence},     {"goal", Text::field_goal},
    {"measures", Text::field_measures},     {"deadline", Text::deadline},
    {"milestones", Text::field_milestones}, {"unit", Text::field_unit},
    {"until", Text::field_until},           {"facts", Text::field_facts},
    {"decision", Text::field_decision},     {"decided_by", Text::field_decided_by},
    {"decided_on", Text::field_decided_on}, {"name", Text::field_name},
    {"tasks", Text::task_force_tasks}};

// A field's path as a person calls it; the path itself where it has no word.
std::string field_word(Lang lang, std::string_view path) {
  const size_t dot = path.rfind('.');
  const std::string_view name = dot == std::string_view::npos ? path : path.substr(dot + 1);
  for (const FieldName& known : kFieldNames) {
    if (known.name == name) return std::string(tr(lang, known.word));
  }
  if (path.find("values") != std::string_view::npos) {
    return std::string(tr(lang, Text::field_values));
  }
  return std::string(path);
}

}  // namespace

Lang lang_named(std::string_view tag) {
  return tag.substr(0, 2) == "en" ? Lang::en : Lang::zh;
}

std::string_view name_of(Lang lang) {
  return lang == Lang::en ? "en" : "zh";
}

std::string_view tr(Lang lang, Text text) {
  return pick(lang, kTexts[static_cast<size_t>(text)]);
}

std::string tr(Lang lang, Text text, const std::vector<std::string>& args) {
  return filled(tr(lang, text), args);
}

std::string sentence(Lang lang, const Error& error) {
  std::vector<std::string> args = error.args;
  if (!args.empty() && args[0] == error.field) args[0] = field_word(lang, error.field);
  return filled(pick(lang, kSentences[static_cast<size_t>(error.code)]), args);
}

std::string filled(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool is_slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                         pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!is_slot) {
      out += pattern[i];
      continue;
    }
    const auto index = static_cast<size_t>(pattern[i + 1] - '0');
    if (index < args.size()) out += args[index];
    i += 2;
  }
  return out;
}

std::string say_date(Lang lang, CivilDate date, CivilDate today) {
  const YearMonthDay ymd = ymd_of(date);
  const bool same_year = ymd.year == ymd_of(today).year;
  const std::string day = std::to_string(ymd.day);
  if (lang == Lang::en) {
    std::string out = day + ' ' + std::string(kMonths[static_cast<size_t>(ymd.month - 1)]);
    return same_year ? out : out + ' ' + std::to_string(ymd.year);
  }
  const std::string out = filled(tr(lang, Text::date_pattern), {std::to_string(ymd.month), day});
  return same_year ? out : filled(tr(lang, Text::year_pattern), {std::to_string(ymd.year)}) + out;
}

std::string say_time(Lang lang, Instant at, Instant now) {
  const CivilDate date = shanghai_date(at);
  const CivilDate today = shanghai_date(now);
  const std::string day =
      date == today ? std::string(tr(lang, Text::today)) : say_date(lang, date, today);
  return day + ' ' + shanghai_clock(at);
}

}  // namespace tz
