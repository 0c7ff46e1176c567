#include "plan/unit_list.h"

#include <algorithm>

#include "plan/unit_name.h"

namespace tz::plan {
namespace {

// Longer pieces are no list of names; they are kept whole and noted, and cost no more time.
constexpr size_t kMaxPart = 120;
constexpr size_t kMaxGroup = 48;

constexpr View kJoiners[] = {U"以及", U"会同", U"及", U"和", U"与"};
constexpr View kNobody[] = {U"-", U"--", U"/", U"无", U"\\", U"*", U"---"};

// The levels of government in the names of groups, from the highest.
struct Level {
  View word;
  int rank;
};
constexpr Level kLevels[] = {
    {U"乡镇", 0}, {U"县区", 1},   {U"区县", 1}, {U"市县", 1},      {U"自治区", 3}, {U"直辖市", 3},
    {U"新区", 0}, {U"功能区", 0}, {U"园区", 0}, {U"开发区", 0},    {U"自治州", 2}, {U"街道", 0},
    {U"省", 3},   {U"市", 2},     {U"州", 2},   {U"盟", 2},        {U"县", 1},     {U"区", 1},
    {U"旗", 1},   {U"乡", 0},     {U"镇", 0},   {U"计划单列市", 2}};
// What may follow the last level of a group: "各市、县人民政府".
constexpr View kBodies[] = {U"",       U"政府", U"人民政府", U"办事处",   U"街道办事处",
                            U"管委会", U"党委", U"党工委",   U"党委政府", U"党委和政府"};

struct LevelName {
  int rank = -1;
  View rest;  // after the level and a bracket
};

LevelName read_level(View text) {
  for (const Level& level : kLevels) {
    if (!starts_with(text, level.word)) continue;
    View rest = rest_of(text, level.word.size());
    if (!rest.empty() && is_opener(rest[0])) {
      const std::vector<Bracket> brackets = brackets_of(rest);
      if (!brackets.empty() && brackets[0].begin == 0) rest = rest_of(rest, brackets[0].end);
    }
    return LevelName{level.rank, rest};
  }
  return LevelName{};
}

bool is_body(View text) {
  return std::find(std::begin(kBodies), std::end(kBodies), text) != std::end(kBodies);
}

class Splitter {
 public:
  explicit Splitter(Notes& notes) : notes_(notes) {}

  std::vector<ListedUnit> split(Piece list) {
    const std::vector<Piece> parts = split_top(list, U"、,;。");
    for (size_t i = 0; i < parts.size(); ++i) {
      Piece part = parts[i];
      while (i + 1 < parts.size() && continues_group(part, parts[i + 1])) part.to = parts[++i].to;
      take(part);
    }
    return std::move(out_);
  }

 private:
  // 各市 and 县〔市、区〕政府, 各乡镇 and 街道: one group, whose name holds a separator.
  static bool continues_group(Piece part, Piece next) {
    View text = part.norm();
    if (!starts_with(text, U"各") || text.size() > kMaxGroup) return false;
    const std::vector<Piece> before = split_top(part.after(1), U"、");
    const LevelName left = read_level(before.back().norm());
    if (left.rank < 0 || !left.rest.empty()) return false;
    const LevelName right = read_level(next.norm());
    return right.rank >= 0 && right.rank <= left.rank && is_body(right.rest);
  }

  void take(Piece part) {
    for (View word : {View(U"以及"), View(U"及"), View(U"和"), View(U"与"), View(U"由")}) {
      if (starts_with(part.norm(), word) && begins_like_unit(rest_of(part.norm(), word.size()))) {
        part.from += word.size();
      }
    }
    const View text = part.norm();
    if (text.empty() ||
        std::find(std::begin(kNobody), std::end(kNobody), text) != std::end(kNobody)) {
      return;
    }
    if (text.size() <= kMaxPart &&
        (take_and_so_on(part) || take_joined(part) || take_spaced(part))) {
      return;
    }
    out_.push_back(ListedUnit{part, is_group(text)});
  }

  // "区司法局等有关部门": the unit, then the group; a bare 等 stays.
  bool take_and_so_on(Piece part) {
    const View text = part.norm();
    const size_t at = text.rfind(U'等');
    if (at == kNowhere) return false;
    const View left = text.substr(0, at);
    const View right = rest_of(text, at + 1);
    const bool bare = right.empty();
    if (!bare && !is_group(right)) return false;
    if (!left.empty() && !bare && !looks_like_unit(left)) return false;
    if (!left.empty()) take(part.part(0, at));
    out_.push_back(ListedUnit{bare ? part.part(at, at + 1) : part.after(at + 1), true});
    return true;
  }

  bool take_joined(Piece part) {
    const View text = part.norm();
    size_t brackets = 0;
    size_t quotes = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      const char32_t c = text[i];
      if (is_opener(c)) ++brackets;
      if (is_closer(c) && brackets > 0) --brackets;
      if (c == U'“') ++quotes;
      if (c == U'”' && quotes > 0) --quotes;
      if (brackets > 0 || quotes > 0 || i == 0) continue;
      for (View word : kJoiners) {
        if (starts_with(text.substr(i), word) && joins(text, i, word)) {
          split_at(part, i, word);
          return true;
        }
      }
    }
    return false;
  }

  static bool joins(View text, size_t at, View word) {
    const View left = text.substr(0, at);
    const View right = rest_of(text, at + word.size());
    if (!ends_like_unit(left) || !looks_like_unit(right)) return false;
    return word == U"会同" || begins_like_unit(right) ||
           (word != U"和" && word != U"与" && !is_group(left));
  }

  void split_at(Piece part, size_t at, View word) {
    const Piece left = part.part(0, at);
    const Piece right = part.after(at + word.size());
    if ((word == U"和" || word == U"与") && !is_group(right.norm())) {
      notes_.add(ImportCode::unit_split_at_and, part.span(), {left.name(), right.name()});
    }
    take(left);
    take(right);
  }

  // Spaces separate whole names, but are nothing inside one.
  bool take_spaced(Piece part) {
    for (size_t i = 2; i + 2 <= part.size(); ++i) {
      if (!part.spaced_at(i)) continue;
      const View left = part.norm().substr(0, i);
      const View right = part.norm().substr(i);
      if (left.size() >= 3 && looks_like_unit(left) && right.size() >= 3 && ends_like_unit(right)) {
        out_.push_back(ListedUnit{part.part(0, i), is_group(left)});
        take(part.after(i));
        return true;
      }
    }
    return false;
  }

  Notes& notes_;
  std::vector<ListedUnit> out_;
};

}  // namespace

std::vector<ListedUnit> split_units(Piece list, Notes& notes) {
  return Splitter(notes).split(list);
}

}  // namespace tz::plan
