#include "plan/unit_name.h"

#include <algorithm>

namespace tz::plan {
namespace {

constexpr size_t kMinUnit = 2;
constexpr size_t kMaxUnit = 48;
constexpr size_t kEachWithin = 6;  // "各" that far into a name still opens a group

constexpr View kLastCharacters =
    U"局委办部厅署院会行社联校所站队区镇乡街心司团府班组处室科馆园场厂店台业网庭盟州县市村道库关"
    U"位门构学协港矿旗企体";

constexpr View kGroupBeginnings[] = {U"各",   U"有关", U"相关", U"其他", U"其它",    U"所有",
                                     U"全体", U"属地", U"所在", U"涉及", U"地方各级"};
constexpr View kGroupEndings[] = {U"部门", U"单位", U"成员单位"};
constexpr View kOpenWords[] = {U"有关", U"相关", U"各", U"成员", U"直属", U"所属"};
constexpr View kPlurals[] = {
    U"镇街",         U"街镇",       U"乡镇",         U"镇(街道)",   U"乡镇(街道)", U"街道(功能区)",
    U"街道",         U"县区",       U"区县",         U"县(市、区)", U"镇(街)",     U"地方政府",
    U"地方人民政府", U"街道办事处", U"乡镇人民政府", U"乡镇政府",   U"街道(乡镇)", U"镇办",
    U"功能区",       U"园区",       U"村(社区)",     U"村居",       U"区直部门",   U"责任单位"};

constexpr View kBeginnings[] = {U"各",   U"省",   U"市",   U"区",    U"县",   U"镇",
                                U"乡",   U"州",   U"街",   U"旗",    U"国家", U"中央",
                                U"有关", U"相关", U"其他", U"国务院"};

template <size_t N>
bool starts_with_any(View text, const View (&words)[N]) {
  return std::any_of(words, words + N, [&](View word) { return starts_with(text, word); });
}

template <size_t N>
bool ends_with_any(View text, const View (&words)[N]) {
  return std::any_of(words, words + N, [&](View word) { return ends_with(text, word); });
}

bool has_sentence_mark(View name) {
  return name.find_first_of(U"。;:!?|\t") != kNowhere;
}

}  // namespace

View without_bracket(View name) {
  if (name.empty() || !is_closer(name.back())) return name;
  size_t depth = 0;
  for (size_t i = name.size(); i-- > 0;) {
    if (is_closer(name[i])) ++depth;
    if (is_opener(name[i]) && --depth == 0) return i == 0 ? name : name.substr(0, i);
  }
  return name;
}

bool is_group(View name) {
  if (name.empty() || name.size() > kMaxUnit) return false;
  if (starts_with_any(name, kGroupBeginnings)) return true;
  if (std::find(std::begin(kPlurals), std::end(kPlurals), name) != std::end(kPlurals)) return true;
  const View base = without_bracket(name);
  if (ends_with_any(base, kGroupEndings)) return true;
  const size_t each = base.find(U'各');
  if (each != kNowhere && each <= kEachWithin) return true;
  if (!ends_with(base, U"机构") && !ends_with(base, U"企业") && !ends_with(base, U"街道")) {
    return false;
  }
  return std::any_of(std::begin(kOpenWords), std::end(kOpenWords),
                     [&](View word) { return contains(base, word); });
}

bool ends_like_unit(View name) {
  const View base = without_bracket(name);
  return base.size() >= kMinUnit && kLastCharacters.find(base.back()) != kNowhere;
}

bool looks_like_unit(View name) {
  if (name.size() < kMinUnit || name.size() > kMaxUnit || has_sentence_mark(name)) return false;
  return is_group(name) || ends_like_unit(name);
}

bool begins_like_unit(View name) {
  return starts_with_any(name, kBeginnings);
}

char32_t level_prefix(View name) {
  if (name.size() < 3 || View(U"省市区县州").find(name[0]) == kNowhere) return 0;
  return starts_with(name, U"市场") ? 0 : name[0];
}

bool is_department(View name) {
  const View base = without_bracket(name);
  return !base.empty() && View(U"局厅委部办").find(base.back()) != kNowhere;
}

}  // namespace tz::plan
