// Whatever bytes come, the importer answers, and what it answers points into those bytes.
#include "documents.h"
#include "support/plan_spans.h"

namespace tz::plan::test {
namespace {

// xorshift64*: the same mutations on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  size_t below(size_t limit) {
    state_ ^= state_ >> 12;
    state_ ^= state_ << 25;
    state_ ^= state_ >> 27;
    return static_cast<size_t>((state_ * 2685821657736338717ULL) >> 33) % limit;
  }

 private:
  uint64_t state_;
};

constexpr const char* kDocuments[] = {
    "square-and-round-brackets", "first-named-leads", "wrapped-pages", "lines-and-fields", "tabs",
    "dates-and-numbers"};
constexpr const char* kPieces[] = {
    "(",  ")",        "〔",        "】",     "“",     "《",          "》",   "、",
    ",",  "。",       "\n",        "\f",     "\t",    "|",           "牵头", "等",
    "1.", "(一)",     "一、",      "2030年", "6月",   "各市、",      "\xff", "\xe4\xb8",
    "\0", "：",       "以下均需",  "下同",   "第",    "99999999999", "%",    "至",
    "-",  "个工作日", "牵头单位:", "季度",   "10以上"};

void check_spans(const ImportedPlan& plan, size_t size) {
  CHECK(testing::spans_are_within(plan, size));
}

std::string mutated(std::string text, Random& random) {
  const size_t changes = 1 + random.below(12);
  for (size_t i = 0; i < changes && !text.empty(); ++i) {
    const size_t at = random.below(text.size());
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.below(30));
        break;
      case 1:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 2:
        text.insert(at, kPieces[random.below(sizeof(kPieces) / sizeof(kPieces[0]))]);
        break;
      default:
        text.insert(at, text.substr(random.below(text.size()), 1 + random.below(60)));
        break;
    }
  }
  return text;
}

TEST_CASE("a document with any bytes changed is still answered") {
  Random random(20300101);
  for (const char* name : kDocuments) {
    std::string text;
    REQUIRE(read_file(std::string(TZ_SOURCE_DIR "/tests/plans/") + name + ".txt", text));
    for (int round = 0; round < 150; ++round) {
      const std::string changed = mutated(text, random);
      check_spans(import_plan(changed), changed.size());
    }
  }
}

TEST_CASE("a document cut off anywhere is still answered") {
  std::string text;
  REQUIRE(read_file(TZ_SOURCE_DIR "/tests/plans/square-and-round-brackets.txt", text));
  for (size_t length = 0; length < text.size(); length += 7) {
    check_spans(import_plan(std::string_view(text).substr(0, length)), length);
  }
}

TEST_CASE("one piece again and again is still answered") {
  for (const char* piece : kPieces) {
    std::string text = "一、甲\n1.乙";
    while (text.size() < 20000) text += piece[0] == '\0' ? "\n1.区局等" : piece;
    check_spans(import_plan(text), text.size());
    text = "一、甲\n1.乙。(";
    while (text.size() < 20000) text += std::string(piece) + "区局";
    check_spans(import_plan(text), text.size());
  }
}

TEST_CASE("broken bytes are counted and noted") {
  const ImportedPlan plan = import_plan("一、甲\n1.\xff\xfe乙。(区财政局负责)\xe4\xb8");
  CHECK(plan.tasks.size() == 1);
  CHECK(has_note(plan, ImportCode::bad_encoding, "2"));
}

TEST_CASE("the same text gives the same plan") {
  std::string text;
  REQUIRE(read_file(TZ_SOURCE_DIR "/tests/plans/lines-and-fields.txt", text));
  const ImportedPlan first = import_plan(text);
  const ImportedPlan second = import_plan(text);
  REQUIRE(first.tasks.size() == second.tasks.size());
  CHECK(first.warnings.size() == second.warnings.size());
  for (size_t i = 0; i < first.tasks.size(); ++i) {
    CHECK(first.tasks[i].text == second.tasks[i].text);
    CHECK(names_of(first.tasks[i].lead) == names_of(second.tasks[i].lead));
  }
}

}  // namespace
}  // namespace tz::plan::test
