#include "plan/date_scan.h"

namespace tz::plan {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

// Reads one date from a place in the text and moves past it.
class DateReader {
 public:
  DateReader(View text, size_t at) : text_(text), begin_(at), at_(at) {}

  bool read(DateMention& out) {
    if (read_numeric()) return finish(out);
    restart();
    const bool year = read_year();
    if (!year) restart();
    if (year && next() == U'年') ++at_;  // 2021年年底
    if (read_part()) return finish(out);
    if (!year) return read_year_end() && finish(out);
    if (next() == U'度') return false;  // 2021年度 is a kind, not a date
    mention_.period = DatePeriod::year;
    return finish(out);
  }

 private:
  // Forgets what a reading that failed has taken.
  void restart() {
    at_ = begin_;
    mention_ = DateMention{};
  }

  char32_t peek(size_t offset) const {
    return at_ + offset < text_.size() ? text_[at_ + offset] : U'\0';
  }
  char32_t next() const { return peek(0); }
  View rest() const { return rest_of(text_, at_); }
  View behind() const {
    constexpr size_t kEnough = 4;
    const size_t from = begin_ > kEnough ? begin_ - kEnough : 0;
    return text_.substr(from, begin_ - from);
  }
  bool touches_number() const {
    const View before = behind();
    return !before.empty() && (is_digit(before.back()) || before.back() == U'.');
  }

  size_t digits_at(size_t offset) const {
    size_t count = 0;
    while (count < 5 && is_digit(peek(offset + count))) ++count;
    return count;
  }
  int digits_value(size_t offset, size_t count) const {
    int value = 0;
    for (size_t i = 0; i < count; ++i)
      value = value * 10 + static_cast<int>(peek(offset + i) - U'0');
    return value;
  }

  // 2021-06-30, 2021.6.30, 2021/6.
  bool read_numeric() {
    if (touches_number() || digits_at(0) != 4) return false;
    const char32_t mark = peek(4);
    if (mark != U'-' && mark != U'.' && mark != U'/') return false;
    const size_t month = digits_at(5);
    if (month == 0 || month > 2) return false;
    const int year = digits_value(0, 4);
    const int value = digits_value(5, month);
    if (!is_year(year) || value < 1 || value > 12) return false;
    mention_.year = year;
    mention_.period = DatePeriod::month;
    mention_.index = value;
    at_ += 5 + month;
    const size_t day = next() == mark ? digits_at(1) : 0;
    if (day == 1 || day == 2) {
      mention_.period = DatePeriod::day;
      mention_.day = digits_value(1, day);
      at_ += 1 + day;
    }
    return next() != U'号' && next() != U'年';
  }

  static bool is_year(int value) { return value >= kFirstYear && value <= kLastYear; }

  bool read_year() {
    if (!touches_number() && digits_at(0) == 4 && peek(4) == U'年') {
      mention_.year = digits_value(0, 4);
      at_ += 5;
      return is_year(mention_.year);
    }
    if (chinese_digit(next()) >= 0 && peek(4) == U'年') {
      const int value = chinese_number(rest().substr(0, 4));
      if (!is_year(value)) return false;
      mention_.year = value;
      at_ += 5;
      return true;
    }
    struct Word {
      View text;
      int offset;
    };
    constexpr Word kWords[] = {{U"今年", 0}, {U"本年", 0}, {U"当年", 0},  {U"明年", 1},
                               {U"次年", 1}, {U"翌年", 1}, {U"去年", -1}, {U"上年", -1}};
    for (const Word& word : kWords) {
      if (!starts_with(rest(), word.text)) continue;
      mention_.relative = true;
      mention_.year_offset = word.offset;
      mention_.past = word.offset < 0;
      at_ += word.text.size();
      return true;
    }
    return false;
  }

  // 年底 and 年内 without a year; 全年.
  bool read_year_end() {
    const View before = behind();
    const char32_t last = before.empty() ? U'\0' : before.back();
    mention_.period = DatePeriod::year;
    if (starts_with(rest(), U"全年")) {
      mention_.whole_year = true;
      at_ += 2;
      return true;
    }
    if (next() != U'年') return false;
    if (is_digit(last) || chinese_digit(last) >= 0 ||
        View(U"两几数半多余多个").find(last) != kNowhere) {
      return false;
    }
    const char32_t mark = peek(1);
    if (mark != U'底' && mark != U'末' && mark != U'终' && mark != U'内') return false;
    if (starts_with(rest_of(text_, at_ + 1), U"终奖")) return false;
    at_ += 1;
    return true;
  }

  bool read_part() {
    if (starts_with(rest(), U"上半年") || starts_with(rest(), U"下半年")) {
      mention_.period = DatePeriod::half;
      mention_.index = next() == U'上' ? 1 : 2;
      at_ += 3;
      return true;
    }
    return read_quarter() || read_month();
  }

  bool read_quarter() {
    const size_t ordinal = next() == U'第' ? 1 : 0;
    if (!starts_with(rest_of(text_, at_ + ordinal + 1), U"季度")) return false;
    const char32_t c = peek(ordinal);
    const int value = is_digit(c) ? static_cast<int>(c - U'0') : chinese_digit(c);
    if (value < 1 || value > 4) return false;
    mention_.period = DatePeriod::quarter;
    mention_.index = value;
    at_ += ordinal + 3;
    return true;
  }

  bool read_month() {
    size_t count = digits_at(0);
    int value = 0;
    if (count > 0) {
      if (at_ == begin_ && touches_number()) return false;
      value = count <= 2 ? digits_value(0, count) : 0;
    } else {
      while (count < 3 && chinese_digit(peek(count)) >= 0) ++count;
      value = chinese_number(rest().substr(0, count));
    }
    if (value < 1 || value > 12 || peek(count) != U'月') return false;
    mention_.period = DatePeriod::month;
    mention_.index = value;
    at_ += count + 1;
    if (next() == U'份') ++at_;
    read_day();
    return true;
  }

  void read_day() {
    if (next() == U'上' && peek(1) == U'旬') return third(10);
    if (next() == U'中' && peek(1) == U'旬') return third(20);
    if (next() == U'下' && peek(1) == U'旬') {
      at_ += 2;
      mention_.end = true;
      return;
    }
    size_t count = digits_at(0);
    int value = 0;
    if (count > 0) {
      value = count <= 2 ? digits_value(0, count) : 0;
    } else {
      while (count < 3 && chinese_digit(peek(count)) >= 0) ++count;
      value = chinese_number(rest().substr(0, count));
    }
    const char32_t unit = peek(count);
    if (count == 0 || value < 1 || value > 31 || (unit != U'日' && unit != U'号')) return;
    mention_.period = DatePeriod::day;
    mention_.day = value;
    at_ += count + 1;
  }

  void third(int day) {
    mention_.period = DatePeriod::third;
    mention_.day = day;
    at_ += 2;
  }

  bool finish(DateMention& out) {
    mention_.from = begin_;
    read_marks();
    read_before();
    mention_.to = at_;
    out = mention_;
    return true;
  }

  bool take(View word) {
    if (!starts_with(rest(), word)) return false;
    at_ += word.size();
    return true;
  }

  void read_marks() {
    if (take(U"底") || take(U"末") || take(U"终")) mention_.end = true;
    if (take(U"以内") || take(U"之内") || take(U"内")) mention_.within = true;
    for (View word :
         {View(U"以来"), View(U"以后"), View(U"之后"), View(U"后"), View(U"起"), View(U"开始")}) {
      if (take(word)) mention_.begins = true;
    }
    if (take(U"之前") || take(U"以前") || take(U"前")) mention_.before = true;
    const char32_t mark = next();
    const bool joined = mark == U'-' || mark == U'~' || mark == U'至' || mark == U'到';
    const char32_t then = peek(1);
    if (joined && (is_digit(then) || chinese_digit(then) >= 0 || then == U'年' || then == U'今')) {
      mention_.followed = true;
    }
  }

  void read_before() {
    const View before = behind();
    if (ends_with(before, U"自") || ends_with(before, U"从")) mention_.begins = true;
    if (ends_with(before, U"每") || ends_with(before, U"每年")) mention_.repeats = true;
    if (ends_with(before, U"至") || ends_with(before, U"截止") || ends_with(before, U"-") ||
        ends_with(before, U"~")) {
      mention_.until = true;
    }
    // 达到2021年水平 and 提高到2020年的2倍 compare; they set no day.
    if (ends_with(before, U"到")) {
      const char32_t verb = before.size() > 1 ? before[before.size() - 2] : U'\0';
      mention_.until = View(U"达高加升降少").find(verb) == kNowhere;
    }
  }

  View text_;
  size_t begin_;
  size_t at_;
  DateMention mention_;
};

bool may_begin_date(char32_t c) {
  return is_digit(c) || chinese_digit(c) >= 0 ||
         View(U"今本当明次翌去上下第年全零").find(c) != kNowhere;
}

// 2020-2022年, read as the first year of a range.
bool is_year_of_range(View text, size_t at) {
  if (at + 9 >= text.size() || (at > 0 && is_digit(text[at - 1]))) return false;
  for (size_t i = 0; i < 4; ++i) {
    if (!is_digit(text[at + i]) || !is_digit(text[at + 5 + i])) return false;
  }
  return View(U"-~至到").find(text[at + 4]) != kNowhere && text[at + 9] == U'年';
}

}  // namespace

std::vector<DateMention> scan_dates(View text) {
  std::vector<DateMention> found;
  for (size_t i = 0; i < text.size();) {
    if (!may_begin_date(text[i])) {
      ++i;
      continue;
    }
    DateMention mention;
    if (is_year_of_range(text, i)) {
      mention.from = i;
      mention.to = i + 4;
      mention.followed = true;
      found.push_back(mention);
      i += 5;
    } else if (DateReader(text, i).read(mention)) {
      found.push_back(mention);
      i = mention.to;
    } else {
      ++i;
    }
  }
  return found;
}

std::optional<CivilDate> last_day(const DateMention& mention, int year) {
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  switch (mention.period) {
    case DatePeriod::year:
      return civil_checked(year, 12, 31);
    case DatePeriod::half:
      return last_day_of_month(year, mention.index * 6);
    case DatePeriod::quarter:
      return last_day_of_month(year, mention.index * 3);
    case DatePeriod::month:
      return last_day_of_month(year, mention.index);
    case DatePeriod::third:
    case DatePeriod::day:
      return civil_checked(year, mention.index, mention.day);
  }
  return std::nullopt;
}

}  // namespace tz::plan
