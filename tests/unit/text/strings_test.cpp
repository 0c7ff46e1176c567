#include "text/strings.h"

#include <doctest/doctest.h>

using namespace tz;

namespace {

int slots_in(std::string_view text) {
  int seen = 0;
  for (int slot = 0; slot < 10; ++slot) {
    const std::string mark = "{" + std::to_string(slot) + "}";
    if (text.find(mark) != std::string_view::npos) seen |= 1 << slot;
  }
  return seen;
}

// Rows of a table: a check written out for each would make a function too long for a browser.
struct TextRow {
  const char* key;
  Text text;
  std::string_view chinese;
  std::string_view english;
};
constexpr TextRow kTexts[] = {
#define TZ_TEXT(key, chinese, english) {#key, Text::key, chinese, english},
#include "text/accountability.def"
#include "text/assessment.def"
#include "text/circular.def"
#include "text/domain.def"
#include "text/publication.def"
#include "text/screens.def"
#include "text/task_force.def"
#undef TZ_TEXT
};

struct ErrorRow {
  const char* key;
  ErrorCode code;
};
constexpr ErrorRow kErrors[] = {
#define TZ_ERROR(code, chinese, english) {#code, ErrorCode::code},
#include "base/errors.def"
#undef TZ_ERROR
};

}  // namespace

TEST_CASE("every text has words in both languages, with the same places to fill") {
  for (const TextRow& row : kTexts) {
    CAPTURE(row.key);
    CHECK_FALSE(tr(Lang::zh, row.text).empty());
    CHECK_FALSE(tr(Lang::en, row.text).empty());
    CHECK(slots_in(row.chinese) == slots_in(row.english));
  }
}

TEST_CASE("every error has a sentence in both languages") {
  for (const ErrorRow& row : kErrors) {
    CAPTURE(row.key);
    CHECK_FALSE(sentence(Lang::zh, error(row.code)).empty());
    CHECK_FALSE(sentence(Lang::en, error(row.code)).empty());
  }
}

TEST_CASE("an error's sentence names the field in the reader's words") {
  const Error fault =
      error(ErrorCode::out_of_range, "body.content.percent", {"body.content.percent", "0", "100"});
  CHECK(sentence(Lang::zh, fault) == "“完成比例”应在 0 到 100 之间。");
  CHECK(sentence(Lang::en, fault) == "\"Percent done\" must be between 0 and 100.");
}

TEST_CASE("places without an argument stay empty, other braces stay") {
  CHECK(filled("{0} of {1}{x}", {"3"}) == "3 of {x}");
}

TEST_CASE("a date names its year only when it is another year") {
  const CivilDate today = civil_from({2021, 6, 18});
  CHECK(say_date(Lang::zh, civil_from({2021, 6, 30}), today) == "6月30日");
  CHECK(say_date(Lang::zh, civil_from({2022, 1, 5}), today) == "2022年1月5日");
  CHECK(say_date(Lang::en, civil_from({2022, 1, 5}), today) == "5 Jan 2022");
}

TEST_CASE("a time today says so") {
  const Instant now{shanghai_start_of(civil_from({2021, 6, 18})).unix_ms + 10 * kHourMs};
  CHECK(say_time(Lang::zh, Instant{now.unix_ms - kHourMs}, now) == "今天 09:00");
  CHECK(say_time(Lang::en, Instant{now.unix_ms - kDayMs}, now) == "17 Jun 10:00");
}
