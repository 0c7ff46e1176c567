#include "service/similar_units.h"

#include <algorithm>

#include "base/utf8.h"
#include "model/unit_called.h"

namespace tz::server {
namespace {

constexpr std::u32string_view kOpeners = U"(\uFF08[\u3010\u3014";
constexpr std::u32string_view kClosers = U")\uFF09]\u3011\u3015";
// A single character stands in far too many names.
constexpr size_t kFewestCharacters = 2;
constexpr size_t kFewestShortened = 4;

bool is_one_of(std::u32string_view marks, char32_t c) {
  return marks.find(c) != std::u32string_view::npos;
}

std::string without_brackets(std::string_view name) {
  std::string out;
  size_t depth = 0;
  for (size_t at = 0; at < name.size();) {
    const char32_t c = next_character(name, at);
    if (is_one_of(kOpeners, c)) ++depth;
    if (depth == 0) append_character(out, c);
    if (is_one_of(kClosers, c) && depth > 0) --depth;
  }
  return out;
}

bool holds(const std::string& whole, const std::string& part) {
  return count_characters(part) >= kFewestCharacters && whole.find(part) != std::string::npos;
}

std::u32string characters_of(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) out += next_character(text, at);
  return out;
}

// "区发改局" for "区发展改革局": both begin and end alike, and the short one leaves characters out.
bool shortens(const std::string& whole, const std::string& part) {
  const std::u32string full = characters_of(whole), brief = characters_of(part);
  if (brief.size() < kFewestShortened || brief.size() >= full.size()) return false;
  if (brief.front() != full.front() || brief.back() != full.back()) return false;
  size_t met = 0;
  for (const char32_t c : full) {
    if (met < brief.size() && brief[met] == c) ++met;
  }
  return met == brief.size();
}

struct Likeness {
  int rank = 0;         // 0: not alike; else 1 is the best
  size_t distance = 0;  // in bytes of name
};

Likeness likeness_of(const plan::ImportedUnit& named, const Unit& unit) {
  const bool is_alias = std::any_of(named.aliases.begin(), named.aliases.end(),
                                    [&](const std::string& name) { return is_called(unit, name); });
  if (is_alias) return {1, 0};
  const std::string bare = without_brackets(named.name);
  Likeness best;
  const auto compare = [&](const std::string& name) {
    const std::string other = without_brackets(name);
    if (other.empty() || bare.empty()) return;
    const size_t distance =
        other.size() > bare.size() ? other.size() - bare.size() : bare.size() - other.size();
    const int rank = other == bare                                    ? 2
                     : holds(other, bare) || holds(bare, other)       ? 3
                     : shortens(other, bare) || shortens(bare, other) ? 4
                                                                      : 0;
    const bool is_better =
        best.rank == 0 || rank < best.rank || (rank == best.rank && distance < best.distance);
    if (rank != 0 && is_better) best = {rank, distance};
  };
  compare(unit.name);
  for (const std::string& alias : unit.aliases) compare(alias);
  return best;
}

}  // namespace

std::optional<Unit> exact_unit(const std::string& name, const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.name == name) return unit;
  }
  for (const Unit& unit : units) {
    if (is_called(unit, name)) return unit;
  }
  return std::nullopt;
}

std::vector<Unit> similar_units(const plan::ImportedUnit& named, const std::vector<Unit>& units) {
  std::vector<std::pair<Likeness, const Unit*>> found;
  for (const Unit& unit : units) {
    const Likeness likeness = likeness_of(named, unit);
    if (likeness.rank != 0) found.emplace_back(likeness, &unit);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.first.rank != b.first.rank ? a.first.rank < b.first.rank
                                        : a.first.distance < b.first.distance;
  });
  std::vector<Unit> out;
  for (const auto& [likeness, unit] : found) {
    if (out.size() == kMaxSimilarUnits) break;
    out.push_back(*unit);
  }
  return out;
}

}  // namespace tz::server
