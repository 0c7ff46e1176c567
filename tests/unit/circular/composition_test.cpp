#include "circular/composition.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace tz;

namespace {

Uuid uuid_no(int n) {
  return uuid_of_name("test/" + std::to_string(n));
}

Circular sample() {
  Circular out;
  CircularFigures& figures = out.figures;
  figures.plan_title = "年度重点任务";
  figures.as_of = civil_from({2021, 6, 20});
  figures.percent = 48;
  figures.expected = 55;
  figures.cycle_first = civil_from({2021, 6, 14});
  figures.cycle_last = civil_from({2021, 6, 20});
  const auto task = [&](int n, Light light) {
    figures.tasks.push_back({TaskId(uuid_no(n)), "(一)" + std::to_string(n), "任务", "区数据局",
                             light, 40, 55, civil_from({2021, 6, 30})});
  };
  task(1, Light::red);
  task(2, Light::blue);
  task(3, Light::yellow);
  figures.units = {{UnitId(uuid_no(11)), "东河街道", 1, 60, 55, 0, {0, 1, 0, 1, 0}},
                   {UnitId(uuid_no(12)), "西山街道", 2, 30, 55, 2, {1, 0, 0, 0, 0}}};
  out.words = first_words(figures, "区政府办公室");
  return out;
}

}  // namespace

TEST_CASE("words are parted into what is written and what is counted") {
  const std::vector<CircularPiece> pieces = pieces_of("共【任务总数】项，见【附件】。");
  REQUIRE(pieces.size() == 5);
  CHECK(pieces[0].text == "共");
  CHECK(pieces[1].token == CircularToken::tasks);
  CHECK(pieces[3].is_token);
  CHECK_FALSE(pieces[3].token.has_value());
  CHECK(unknown_token("共【任务总数】项，见【附件】。") == "附件");
  CHECK_FALSE(unknown_token("没有】数【据").has_value());
  CHECK(with_figures("【【任务总数】】", sample().figures) == "【3】");
}

TEST_CASE("every figure's name leads back to it, and each that counts is the number of its rows") {
  const CircularFigures figures = sample().figures;
  for (int i = 0; i < kCircularTokens; ++i) {
    const auto token = static_cast<CircularToken>(i);
    CAPTURE(name_of(token));
    CHECK(circular_token_named(name_of(token)) == token);
    const FigureRows rows = rows_behind(token, figures);
    const std::string value = value_of(token, figures);
    CHECK_FALSE(value.empty());
    const bool is_number =
        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) CHECK(value == std::to_string(rows.rows.size()));
  }
}

TEST_CASE("a new circular says what the ledger says, with no name of a figure left over") {
  const Circular circular = sample();
  CHECK(with_figures(circular.said(CircularPart::title), circular.figures) ==
        "关于《年度重点任务》推进情况的通报");
  CHECK(with_figures(circular.said(CircularPart::overall), circular.figures) ==
        "截至2021年6月20日，《年度重点任务》确定的3项任务中，已办结1项，正常推进0项，进展滞后2项（"
        "红灯1"
        "项、黄灯1项），未定时限0项。平均进度48%，按时间进度应达55%。");
  CHECK(circular.said(CircularPart::issuer) == "区政府办公室");
  for (const std::string& words : circular.words) CHECK_FALSE(unknown_token(words).has_value());
}

TEST_CASE("of a plan where all is well, too, a new circular names only figures that there are") {
  CircularFigures figures = sample().figures;
  figures.tasks.clear();
  figures.missed.clear();
  const CircularWords words = first_words(figures, "区政府办公室");
  CHECK(words[static_cast<size_t>(CircularPart::behind)] == "没有进展滞后的任务。");
  CHECK(with_figures(words[static_cast<size_t>(CircularPart::missing)], figures).find("均已按时") !=
        std::string::npos);
  for (const std::string& part : words) CHECK_FALSE(unknown_token(part).has_value());
}

TEST_CASE("who is not ranked is neither the first nor the last, and the circular says why") {
  CircularFigures figures = sample().figures;
  figures.units.push_back({UnitId(uuid_no(13)), "南河街道", 0, 0, 0, 0, {0, 0, 1, 0, 0}});
  CHECK(value_of(CircularToken::last_units, figures) == "西山街道");
  const CircularWords words = first_words(figures, "区政府办公室");
  const std::string& said = words[static_cast<size_t>(CircularPart::ranking)];
  CHECK(said.find("未商定时限") != std::string::npos);
  const ComposedTable table = table_of(rows_of(CircularPart::ranking, figures), figures);
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows.back().front() == "—");
  figures.units.erase(figures.units.begin(), figures.units.end() - 1);
  CHECK(value_of(CircularToken::first_units, figures).empty());
  CHECK(value_of(CircularToken::last_units, figures).empty());
  const CircularWords nobody = first_words(figures, "区政府办公室");
  const std::string& alone = nobody[static_cast<size_t>(CircularPart::ranking)];
  CHECK(alone.find("首位单位") == std::string::npos);
  CHECK(alone.find("不参加排名") != std::string::npos);
}

TEST_CASE("sections that have nothing to say are left out, and the rest is numbered in order") {
  Circular circular = sample();
  circular.figures.missed.clear();
  const std::vector<ComposedSection> sections = sections_of(circular);
  std::string numbers;
  for (const ComposedSection& section : sections) numbers += section.number;
  CHECK(numbers == "一、二、三、四、五、六、");
  CHECK(sections.back().part == CircularPart::demands);
  circular.said(CircularPart::demands).clear();
  CHECK(sections_of(circular).back().part != CircularPart::demands);
}

TEST_CASE("each table has a cell for every column") {
  const Circular circular = sample();
  for (const ComposedSection& section : sections_of(circular)) {
    const ComposedTable table = table_of(section.rows, circular.figures);
    CHECK(table.rows.size() == section.rows.rows.size());
    for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
  }
  const ComposedTable behind =
      table_of(rows_of(CircularPart::behind, circular.figures), circular.figures);
  REQUIRE(behind.rows.size() == 2);
  CHECK(behind.rows[0] ==
        std::vector<std::string>{"(一)1", "任务", "区数据局", "6月30日", "40%", "55%", "红"});
}
