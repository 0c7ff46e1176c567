#include "plan/deadline.h"

#include <algorithm>

#include "plan/unit_name.h"

namespace tz::plan {
namespace {

constexpr View kOpenEnded[] = {U"持续",   U"长期",   U"常态", U"常年", U"全程",
                               U"随时",   U"适时",   U"贯穿", U"每年", U"每季",
                               U"每月",   U"每周",   U"动态", U"即时", U"立即",
                               U"按上级", U"按要求", U"按省", U"按市", U"按时间节点"};
// What may stand beside the dates of a bare time limit.
constexpr View kFillers = U"完成前并、和底末至到-~于力争确保之各次全面取得基本实现1-";
constexpr size_t kMaxPhrase = 40;
// After a bare year these make it the year by which something is done.
constexpr View kYearVerbs[] = {U"实现", U"完成", U"建成", U"达到", U"基本", U"全面", U"力争"};

bool is_open_ended(View text) {
  return std::any_of(std::begin(kOpenEnded), std::end(kOpenEnded),
                     [&](View word) { return contains(text, word); });
}

class DeadlineReader {
 public:
  DeadlineReader(const YearSource& years, Notes& notes) : years_(years), notes_(notes) {}

  std::vector<ImportedDeadline> stated(const std::vector<Piece>& times, const std::string& number) {
    for (const Piece& piece : times) {
      const std::u32string text = without_titles(piece);
      const std::vector<DateMention> mentions = scan_dates(text);
      const size_t before = found_.size();
      for (const DateMention& mention : mentions) {
        if (!mention.begins && !mention.followed && !mention.repeats && !mention.past) {
          take(mention, piece);
        }
      }
      if (found_.size() > before || !mentions.empty()) continue;
      if (is_open_ended(text)) {
        notes_.add(ImportCode::deadline_open_ended, piece.span(), {number, piece.excerpt()});
      } else if (piece.norm() != U"-" && piece.norm() != U"/" && piece.norm() != U"无") {
        notes_.add(ImportCode::deadline_not_understood, piece.span(), {piece.excerpt()});
      }
    }
    return std::move(found_);
  }

  std::vector<ImportedDeadline> in_text(const std::vector<Piece>& body) {
    for (const Piece& piece : body) {
      const std::u32string text = without_titles(piece);
      for (const DateMention& mention : scan_dates(text)) take_from_text(mention, piece, text);
    }
    return std::move(found_);
  }

 private:
  void take_from_text(const DateMention& mention, Piece piece, View text) {
    if (mention.repeats || mention.whole_year || mention.past) return;
    const bool marked = mention.end || mention.before || mention.within || mention.until;
    const View rest = rest_of(text, mention.to);
    const bool verb = std::any_of(std::begin(kYearVerbs), std::end(kYearVerbs),
                                  [&](View word) { return starts_with(rest, word); });
    const Piece words = piece.part(mention.from, mention.to);
    const bool bare_year = mention.period == DatePeriod::year && !marked && !verb;
    const bool long_past = mention.year > 0 && years_.plan_year && mention.year < *years_.plan_year;
    if (mention.begins || mention.followed || bare_year || long_past || starts_with(rest, U"的")) {
      notes_.add(ImportCode::date_not_a_deadline, words.span(), {words.shown()});
      return;
    }
    if (!take(mention, piece)) return;
    if (!marked) notes_.add(ImportCode::deadline_unmarked, words.span(), {words.shown()});
    if (mention.before && !mention.end && mention.period != DatePeriod::day) {
      notes_.add(ImportCode::deadline_boundary_unclear, words.span(), {words.shown()});
    }
  }

  // The year said in the mention, or before it, or in the title, or with the document's date.
  std::optional<int> year_of(const DateMention& mention, const Piece& words) {
    if (mention.year > 0) return mention.year;
    if (!mention.relative && said_) return said_;
    if (years_.plan_year) return *years_.plan_year + mention.year_offset;
    if (years_.issue_year) {
      notes_.add(ImportCode::year_from_issue_date, words.span(), {words.shown()});
      return *years_.issue_year + mention.year_offset;
    }
    notes_.add(ImportCode::year_unknown, words.span(), {words.shown()});
    return std::nullopt;
  }

  // False when the mention gives no day; a day that was found already is not listed again.
  bool take(const DateMention& mention, Piece piece) {
    const Piece words = piece.part(mention.from, mention.to);
    const std::optional<int> year = year_of(mention, words);
    if (!year) return false;
    said_ = year;
    const std::optional<CivilDate> date = last_day(mention, *year);
    if (!date) {
      notes_.add(ImportCode::date_impossible, words.span(), {words.shown()});
      return false;
    }
    const bool known =
        std::any_of(found_.begin(), found_.end(),
                    [&](const ImportedDeadline& other) { return other.date == *date; });
    if (!known && found_.size() < kMaxDeadlines) {
      found_.push_back(ImportedDeadline{*date, words.shown(), mention.year == 0, words.span()});
    }
    return true;
  }

  static constexpr size_t kMaxDeadlines = 64;  // distinct days of one task

  const YearSource& years_;
  Notes& notes_;
  std::vector<ImportedDeadline> found_;
  std::optional<int> said_;
};

}  // namespace

std::u32string without_titles(Piece piece) {
  std::u32string text(piece.norm());
  bool title = false;
  bool number = false;
  for (char32_t& c : text) {
    if (c == U'《') title = true;
    if (c == U'〔') number = true;
    const bool ends_title = c == U'》';
    const bool ends_number = c == U'〕';
    if (title || number) c = 0xfffc;
    if (ends_title) title = false;
    if (ends_number) number = false;
  }
  // A mark that is never closed hides nothing.
  if (title || number) return std::u32string(piece.norm());
  return text;
}

bool is_time_phrase(View text) {
  if (text.size() > kMaxPhrase) return false;
  const std::vector<DateMention> mentions = scan_dates(text);
  if (mentions.empty()) {
    return text.size() <= 8 && is_open_ended(text) && !looks_like_unit(text);
  }
  size_t at = 0;
  for (const DateMention& mention : mentions) {
    if (text.substr(at, mention.from - at).find_first_not_of(kFillers) != kNowhere) return false;
    at = mention.to;
  }
  return rest_of(text, at).find_first_not_of(kFillers) == kNowhere;
}

std::vector<ImportedDeadline> read_deadlines(const std::vector<Piece>& body,
                                             const std::vector<Piece>& times,
                                             const YearSource& years, const std::string& number,
                                             Notes& notes) {
  std::vector<ImportedDeadline> stated = DeadlineReader(years, notes).stated(times, number);
  if (stated.empty()) return DeadlineReader(years, notes).in_text(body);
  Notes unused;
  for (const ImportedDeadline& other : DeadlineReader(years, unused).in_text(body)) {
    const bool same = std::any_of(stated.begin(), stated.end(), [&](const ImportedDeadline& one) {
      return one.date == other.date;
    });
    if (!same) notes.add(ImportCode::deadline_text_differs, other.at, {other.text});
  }
  return stated;
}

}  // namespace tz::plan
