#include "summary/search.h"

#include <doctest/doctest.h>

#include "base/search_words.h"
#include "base/utf8.h"
#include "model/searchable.h"
#include "support/small_ledger.h"

using namespace tz;
using namespace tz::testing;

namespace {

Finds found(const RecordSet& records, std::string_view typed, size_t limit = kMaxSearchAnswers) {
  return search(records, search_terms(typed), limit);
}

std::vector<Collection> kinds_of(const Finds& finds) {
  std::vector<Collection> out;
  for (const Find& find : finds.finds) out.push_back(find.key.collection);
  return out;
}

std::string marked(const Excerpt& excerpt) {
  std::string out;
  size_t at = 0;
  for (const TextRange& range : excerpt.found) {
    out += excerpt.text.substr(at, range.begin - at) + '[' +
           excerpt.text.substr(range.begin, range.end - range.begin) + ']';
    at = range.end;
  }
  return out + excerpt.text.substr(at);
}

std::string marked(std::string_view text, std::string_view typed) {
  return marked(excerpt_of(text, search_terms(typed)));
}

// One record of every kind that is searched, about the street's assignment.
struct Told : SmallLedger {
  Told() {
    Report report;
    report.id = ReportId(uuid_no(501));
    report.assignment = own();
    report.unit = street;
    report.content.narrative = "走访企业六家，解决２个问题";
    report.content.reason = "口径调整";
    report.review = Review{false, {"请补照片", office.person, now}};
    report.version = 50;
    records.put(report);
    Problem problem;
    problem.id = ProblemId(uuid_no(502));
    problem.assignment = own();
    problem.raised.text = "𠮷祥路窗口没有场地";
    problem.raised_unit = street;
    problem.owner = lead_unit;
    problem.version = 51;
    records.put(problem);
    SupervisionOrder order;
    order.id = OrderId(uuid_no(503));
    order.assignment = own();
    order.basis = "年度方案";
    order.facts = "连续两周未报";
    order.demand = "限期整改";
    order.steps = {{OrderAct::answered, {"已经整改到位", clerk.person, now}}};
    order.version = 52;
    records.put(order);
    Instruction given;
    given.id = InstructionId(uuid_no(504));
    given.assignment = own();
    given.given.text = "请抓紧推进窗口建设";
    given.answer = Remark{"照办", clerk.person, now};
    given.version = 53;
    records.put(given);
  }
};

}  // namespace

TEST_CASE("any two neighbours in what people wrote find the record") {
  Told told;
  size_t pairs = 0;
  for (const Record& record : told.records.all()) {
    const std::string text = folded(searchable_text(record));
    CHECK(text.empty() != is_searched(collection_of(record)));
    for (size_t at = 0; at < text.size();) {
      const size_t begin = at;
      next_character(text, at);
      const std::string pair(first_characters(std::string_view(text).substr(begin), 2));
      if (pair.find(' ') != std::string::npos || count_characters(pair) < 2) continue;
      ++pairs;
      const Finds finds = found(told.records, pair);
      CHECK_MESSAGE(std::any_of(finds.finds.begin(), finds.finds.end(),
                                [&](const Find& find) { return find.key == key_of(record); }),
                    pair);
    }
  }
  CHECK(pairs > 60);
}

TEST_CASE("every term must stand in one record, in whatever width and case") {
  Told told;
  CHECK(kinds_of(found(told.records, "企业　解决2")) == std::vector{Collection::report});
  CHECK(found(told.records, "企业 整改").finds.empty());
  CHECK(kinds_of(found(told.records, "𠮷")) == std::vector{Collection::problem});
  CHECK(found(told.records, "𠮷野").finds.empty());
}

TEST_CASE("nothing to look for finds nothing") {
  Told told;
  CHECK(found(told.records, "").finds.empty());
  CHECK(found(told.records, " 　").finds.empty());
}

TEST_CASE("a task of that number comes first, then titles, then the newest") {
  Told told;
  const Finds window = found(told.records, "窗口");
  CHECK(kinds_of(window) == std::vector{Collection::task, Collection::task, Collection::instruction,
                                        Collection::problem});
  Task task = *told.records.task(told.dated);
  task.number = "窗口";
  task.version = 1;
  told.records.put(task);
  CHECK(found(told.records, "窗口").finds[0].key.id == told.dated.uuid);
  const Finds cut = found(told.records, "窗口", 3);
  CHECK(cut.finds.size() == 3);
  CHECK(cut.more);
  CHECK(cut.finds[2] == window.finds[2]);
  CHECK_FALSE(window.more);
}

TEST_CASE("what is not in the ledger yet is the newest") {
  Told told;
  Report unsent = *told.records.report(ReportId(uuid_no(501)));
  unsent.id = ReportId(uuid_no(599));
  unsent.content.narrative = "窗口已经开放";
  unsent.version = 0;
  told.records.put(unsent);
  CHECK(found(told.records, "窗口").finds[2].key.id == unsent.id.uuid);
}

TEST_CASE("a find names its task and its unit") {
  Told told;
  const Find report = found(told.records, "企业").finds.at(0);
  CHECK(report.task == told.dated);
  CHECK(report.unit == told.street);
  told.records.erase({Collection::assignment, told.own().uuid});
  const Find problem = found(told.records, "𠮷祥").finds.at(0);
  CHECK(problem.task == TaskId());
  CHECK(problem.unit == told.street);
}

TEST_CASE("an excerpt marks whole characters") {
  CHECK(marked("走访６家", "6家") == "走访[６家]");
  CHECK(marked("在𠮷野家", "𠮷 家") == "在[𠮷]野[家]");
  CHECK(marked("Abc abC", "ABC") == "[Abc] [abC]");
  CHECK(marked("河道整治", "河道 道整") == "[河道整]治");
  CHECK(marked("一\n二", "二") == "一 [二]");
  CHECK(marked("没有", "别的") == "没有");
}

TEST_CASE("an excerpt is cut around the first find") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "字";
  const std::string whole = marked(text + "河道" + text, "河道");
  CHECK(whole.rfind("…字", 0) == 0);
  CHECK(whole.find("字[河道]字") != std::string::npos);
  CHECK(whole.substr(whole.size() - 6) == "字…");
  CHECK(count_characters(whole) == 84);
  const std::string head = marked("河道" + text, "河道");
  CHECK(head.rfind("[河道]字", 0) == 0);
}
