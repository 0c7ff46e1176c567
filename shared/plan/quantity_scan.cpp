#include "plan/quantity_scan.h"

#include <string>

namespace tz::plan {
namespace {

struct UnitWord {
  View word;
  QuantityKind kind;
};
constexpr UnitWord kUnits[] = {
#define TZ_QUANTITY_UNIT(word, kind) {word, QuantityKind::kind},
#include "plan/quantity_units.def"
#undef TZ_QUANTITY_UNIT
};

struct Around {
  View words;
  Comparator comparator;
};
constexpr Around kBefore[] = {
    {U"不少于", Comparator::at_least},   {U"不低于", Comparator::at_least},
    {U"不小于", Comparator::at_least},   {U"不得少于", Comparator::at_least},
    {U"不得低于", Comparator::at_least}, {U"至少", Comparator::at_least},
    {U"最少", Comparator::at_least},     {U"最低", Comparator::at_least},
    {U"超过", Comparator::at_least},     {U"超", Comparator::at_least},
    {U"突破", Comparator::at_least},     {U"大于", Comparator::at_least},
    {U"高于", Comparator::at_least},     {U"达到", Comparator::at_least},
    {U"达", Comparator::at_least},       {U"增至", Comparator::at_least},
    {U"提高到", Comparator::at_least},   {U"提升到", Comparator::at_least},
    {U"提高至", Comparator::at_least},   {U"提升至", Comparator::at_least},
    {U"增加到", Comparator::at_least},   {U"不高于", Comparator::at_most},
    {U"不超过", Comparator::at_most},    {U"不超", Comparator::at_most},
    {U"不多于", Comparator::at_most},    {U"不大于", Comparator::at_most},
    {U"不得超过", Comparator::at_most},  {U"不得高于", Comparator::at_most},
    {U"最多", Comparator::at_most},      {U"最高", Comparator::at_most},
    {U"至多", Comparator::at_most},      {U"最长", Comparator::at_most},
    {U"小于", Comparator::at_most},      {U"少于", Comparator::at_most},
    {U"低于", Comparator::at_most},      {U"控制在", Comparator::at_most},
    {U"压减至", Comparator::at_most},    {U"压减到", Comparator::at_most},
    {U"压缩至", Comparator::at_most},    {U"压缩到", Comparator::at_most},
    {U"缩短至", Comparator::at_most},    {U"缩短到", Comparator::at_most},
    {U"缩减至", Comparator::at_most},    {U"缩减到", Comparator::at_most},
    {U"精简至", Comparator::at_most},    {U"精简到", Comparator::at_most},
    {U"减少至", Comparator::at_most},    {U"减少到", Comparator::at_most},
    {U"减至", Comparator::at_most},      {U"降至", Comparator::at_most},
    {U"降低到", Comparator::at_most},    {U"降到", Comparator::at_most},
};
struct After {
  View words;
  std::optional<Comparator> comparator;
};
constexpr After kAfter[] = {
    {U"及以上", Comparator::at_least}, {U"以上", Comparator::at_least},
    {U"及以下", Comparator::at_most},  {U"以下", Comparator::at_most},
    {U"以内", Comparator::at_most},    {U"之内", Comparator::at_most},
    {U"内", Comparator::at_most},      {U"左右", std::nullopt},
    {U"上下", std::nullopt},
};
constexpr View kMultipliers[] = {U"万亿", U"亿", U"千万", U"百万", U"万", U"千", U"百"};

class NumberReader {
 public:
  explicit NumberReader(View text) : text_(text) {}

  NumberScan scan() {
    for (size_t i = 0; i < text_.size();) {
      if (!is_digit(text_[i])) {
        ++i;
        continue;
      }
      i = read(i);
    }
    return std::move(out_);
  }

 private:
  char32_t at(size_t i) const { return i < text_.size() ? text_[i] : U'\0'; }

  // The end of a number: digits, groups of three after commas, a decimal point.
  size_t number_end(size_t i) const {
    while (is_digit(at(i))) ++i;
    while (at(i) == U',' && is_digit(at(i + 1)) && is_digit(at(i + 2)) && is_digit(at(i + 3)) &&
           !is_digit(at(i + 4))) {
      i += 4;
    }
    if (at(i) == U'.' && is_digit(at(i + 1))) {
      ++i;
      while (is_digit(at(i))) ++i;
    }
    return i;
  }

  std::optional<Decimal> value_of(size_t from, size_t to) const {
    constexpr size_t kLongest = 20;
    std::string digits;
    for (size_t i = from; i < to && digits.size() < kLongest; ++i) {
      if (text_[i] != U',') digits += static_cast<char>(text_[i]);
    }
    return digits.size() < kLongest ? decimal_from(digits) : std::nullopt;
  }

  size_t read(size_t from) {
    size_t to = number_end(from);
    const size_t first_to = to;
    Quantity quantity;
    quantity.from = from;
    const char32_t mark = at(to);
    if ((mark == U'-' || mark == U'~' || mark == U'至' || mark == U'到') && is_digit(at(to + 1))) {
      quantity.range = true;
      to = number_end(to + 1);
    }
    if (glued(from, to) || !read_unit(quantity, to)) {
      out_.others.emplace_back(from, to);
      return to;
    }
    quantity.value = value_of(from, first_to);
    read_after(quantity);
    read_before(quantity);
    out_.quantities.push_back(quantity);
    return quantity.to;
  }

  // Part of a name or formula: 4+1, 7×24, 5G, No1.
  bool glued(size_t from, size_t to) const {
    const char32_t before = from > 0 ? text_[from - 1] : U'\0';
    const char32_t after = at(to);
    return before == U'第' || before == U'+' || before == U'×' || before == U'.' ||
           before == U'-' || is_letter(before) || is_letter(after) || after == U'+' ||
           after == U'×' || after == U'*' || is_private(before) || is_private(after);
  }

  bool read_unit(Quantity& quantity, size_t at_number_end) {
    size_t i = at_number_end;
    const auto skip_rough = [&] {
      if (at(i) == U'余' || at(i) == U'多') {
        quantity.approximate = true;
        ++i;
      }
    };
    quantity.unit_from = i;
    skip_rough();
    if (quantity.approximate) quantity.unit_from = i;
    for (View multiplier : kMultipliers) {
      if (starts_with(rest_of(text_, i), multiplier)) {
        i += multiplier.size();
        break;
      }
    }
    skip_rough();
    const UnitWord* unit = unit_at(i);
    if (unit == nullptr) return false;
    i += unit->word.size();
    quantity.kind = unit->kind;
    if (at(i) == U'/') {
      const UnitWord* per = unit_at(i + 1);
      if (per != nullptr) i += 1 + per->word.size();
    }
    quantity.to = i;
    quantity.suffix_to = i;
    return true;
  }

  const UnitWord* unit_at(size_t i) const {
    const UnitWord* best = nullptr;
    for (const UnitWord& unit : kUnits) {
      if (starts_with(rest_of(text_, i), unit.word) &&
          (best == nullptr || unit.word.size() > best->word.size())) {
        best = &unit;
      }
    }
    return best;
  }

  void read_after(Quantity& quantity) {
    for (const After& after : kAfter) {
      if (!starts_with(rest_of(text_, quantity.to), after.words)) continue;
      quantity.suffix_to = quantity.to + after.words.size();
      quantity.comparator = after.comparator;
      quantity.threshold = after.comparator.has_value();
      quantity.approximate = quantity.approximate || !after.comparator;
      return;
    }
  }

  void read_before(Quantity& quantity) {
    View before = text_.substr(0, quantity.from);
    if (ends_with(before, U"约") || ends_with(before, U"近")) {
      quantity.approximate = true;
      before.remove_suffix(1);
    }
    size_t longest = 0;
    std::optional<Comparator> found;
    for (const Around& around : kBefore) {
      if (ends_with(before, around.words) && around.words.size() > longest) {
        longest = around.words.size();
        found = around.comparator;
      }
    }
    // 达到98%以上: the words after it are the narrower ones.
    if (found && !quantity.comparator) quantity.comparator = found;
  }

  View text_;
  NumberScan out_;
};

}  // namespace

NumberScan scan_quantities(View text) {
  return NumberReader(text).scan();
}

}  // namespace tz::plan
