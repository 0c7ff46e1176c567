#include "plan/target.h"

#include <algorithm>

#include "plan/date_scan.h"
#include "plan/deadline.h"
#include "plan/quantity_scan.h"

namespace tz::plan {
namespace {

constexpr char32_t kMasked = 0xfffc;
constexpr View kSentenceEnds = U"。;!?";
constexpr View kClauseEnds = U"。;!?,:";

// In a sentence about support, amounts and ratios are those of the policy, not goals.
constexpr View kSupportWords[] = {U"补助", U"补贴", U"贴息", U"奖励", U"奖补", U"资助", U"减免"};
// Verbs that make their number a goal: at least so many.
constexpr View kGoalVerbs[] = {
    U"推出", U"建成", U"新建", U"建设", U"打造", U"培育", U"引进", U"新增", U"净增", U"完成",
    U"签约", U"改造", U"创建", U"发展", U"组织", U"开展", U"举办", U"实现", U"落地", U"开工",
    U"竣工", U"招引", U"认定", U"发放", U"开放", U"帮扶", U"整治", U"设立", U"建立", U"培训",
    U"惠及", U"服务", U"兑现", U"安排", U"支持", U"办理", U"解决", U"投放", U"编制", U"发布"};
// Words between a number and what it counts.
constexpr View kBeforeTail = U"约近在至到为达超不少于低过高得了,、";

template <size_t N>
bool contains_any(View text, const View (&words)[N]) {
  return std::any_of(words, words + N, [&](View word) { return contains(text, word); });
}

class TargetReader {
 public:
  TargetReader(Piece piece, Notes& notes, TargetReading& out)
      : piece_(piece), notes_(notes), out_(out), text_(without_titles(piece)) {
    for (const DateMention& mention : scan_dates(text_)) {
      std::fill(text_.begin() + static_cast<std::ptrdiff_t>(mention.from),
                text_.begin() + static_cast<std::ptrdiff_t>(mention.to), kMasked);
    }
    scan_ = scan_quantities(text_);
    mark_asides();
  }

  void read() {
    size_t next = 0;
    for (size_t begin = 0; begin < text_.size();) {
      const size_t found = text_.find_first_of(kSentenceEnds, begin);
      const size_t end = found == kNowhere ? text_.size() : found + 1;
      supports_ = contains_any(View(text_).substr(begin, end - begin), kSupportWords);
      for (; next < scan_.quantities.size() && scan_.quantities[next].from < end; ++next)
        take(next);
      begin = end;
    }
    for (const auto& [from, to] : scan_.others) note_other(from, to);
  }

 private:
  struct Clause {
    size_t begin = 0;
    size_t end = 0;
  };

  // Brackets and quotation marks hold explanations and names, whose numbers are no goals.
  void mark_asides() {
    aside_.assign(text_.size(), false);
    for (const Bracket& bracket : brackets_of(text_)) {
      std::fill(aside_.begin() + static_cast<std::ptrdiff_t>(bracket.begin),
                aside_.begin() + static_cast<std::ptrdiff_t>(bracket.end), true);
    }
    size_t open = kNowhere;
    for (size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == U'“') open = i;
      if (text_[i] == U'”' && open != kNowhere) {
        std::fill(aside_.begin() + static_cast<std::ptrdiff_t>(open),
                  aside_.begin() + static_cast<std::ptrdiff_t>(i), true);
        open = kNowhere;
      }
    }
  }

  // Quantities come in order, so that each clause is looked for once.
  const Clause& clause_of(const Quantity& quantity) {
    while (clause_.end <= quantity.from && clause_.end < text_.size()) {
      clause_.begin = clause_.end;
      const size_t found = text_.find_first_of(kClauseEnds, clause_.begin);
      clause_.end = found == kNowhere ? text_.size() : found + 1;
      last_verb_ = kNowhere;
      scanned_ = clause_.begin;
    }
    return clause_;
  }

  // Whether a goal verb stands in the clause before the number, with no other number between.
  bool has_goal_verb(const Quantity& quantity) {
    for (; scanned_ < quantity.from; ++scanned_) {
      const View here = View(text_).substr(scanned_);
      if (std::any_of(std::begin(kGoalVerbs), std::end(kGoalVerbs),
                      [&](View verb) { return starts_with(here, verb); })) {
        last_verb_ = scanned_;
      }
    }
    return last_verb_ != kNowhere && last_verb_ >= std::max(previous_to_, clause_.begin);
  }

  bool follows_goal_verb(const Quantity& quantity) const {
    const View before = View(text_).substr(0, quantity.from);
    return std::any_of(std::begin(kGoalVerbs), std::end(kGoalVerbs),
                       [&](View verb) { return ends_with(before, verb); });
  }

  void take(size_t index) {
    const Quantity& quantity = scan_.quantities[index];
    const Clause clause = clause_of(quantity);
    const Piece words = piece_.part(quantity.from, quantity.to);
    const bool goal = has_goal_verb(quantity);
    if (aside_[quantity.from]) {
      notes_.add(ImportCode::number_not_a_target, words.span(), {words.folded()});
    } else if (quantity.range) {
      notes_.add(ImportCode::range_not_a_target, words.span(), {words.folded()});
      push(index, clause, goal, out_.params);
    } else if (!quantity.value) {
      notes_.add(ImportCode::number_too_large, words.span(), {words.folded()});
    } else {
      push(index, clause, goal, is_param(index, clause) ? out_.params : out_.targets);
    }
    previous_to_ = quantity.to;
  }

  bool is_param(size_t index, const Clause& clause) {
    const Quantity& quantity = scan_.quantities[index];
    const bool count =
        quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::measure;
    if (supports_ && (!count || quantity.comparator == Comparator::at_most)) return true;
    if (quantity.kind == QuantityKind::span) {
      if (!quantity.comparator) return true;
      const bool within = quantity.comparator == Comparator::at_most;
      if (within && text_[quantity.to - 1] == U'年') {
        const Piece words = piece_.part(quantity.from, quantity.suffix_to);
        notes_.add(ImportCode::relative_deadline, words.span(), {words.folded()});
        return true;
      }
    }
    return is_condition(quantity, clause) || qualifies_next(index, clause);
  }

  // "年薪100万元以上…的,可…", "对面积在5亩以下的…": says for whom, not how many.
  bool is_condition(const Quantity& quantity, const Clause& clause) const {
    if (!quantity.comparator) return false;
    const size_t last = clause.end > clause.begin + 1 ? clause.end - 2 : clause.begin;
    if (text_[clause.end - 1] == U',' && last > quantity.from && text_[last] == U'的') return true;
    const bool modifies = quantity.threshold && quantity.suffix_to < text_.size() &&
                          text_[quantity.suffix_to] == U'的';
    return modifies && !follows_goal_verb(quantity);
  }

  // "10亿元以上项目3个": the first number tells which are counted.
  bool qualifies_next(size_t index, const Clause& clause) const {
    const Quantity& quantity = scan_.quantities[index];
    if (!quantity.threshold || index + 1 >= scan_.quantities.size()) return false;
    const Quantity& next = scan_.quantities[index + 1];
    if (next.from >= clause.end || next.kind != QuantityKind::count) return false;
    return next.from > quantity.suffix_to &&
           View(U"、且和及,").find(text_[quantity.suffix_to]) == kNowhere;
  }

  void push(size_t index, const Clause& clause, bool goal, std::vector<ImportedTarget>& into) {
    const Quantity& quantity = scan_.quantities[index];
    const Piece words = piece_.part(quantity.from, quantity.to);
    ImportedTarget target;
    target.comparator = quantity.comparator.value_or(goal || quantity.range ? Comparator::at_least
                                                                            : Comparator::equal);
    target.value = quantity.value.value_or(Decimal{});
    target.unit = to_utf8(View(text_).substr(quantity.unit_from, quantity.to - quantity.unit_from));
    target.subject = subject_of(index, clause);
    target.text = words.folded();
    target.at = words.span();
    if (quantity.approximate) {
      notes_.add(ImportCode::target_approximate, words.span(), {words.folded()});
    }
    into.push_back(std::move(target));
  }

  std::string subject_of(size_t index, const Clause& clause) const {
    const Quantity& quantity = scan_.quantities[index];
    size_t end = clause.end;
    if (index + 1 < scan_.quantities.size()) {
      end = std::min(end, scan_.quantities[index + 1].from);
    }
    const Piece after = stripped(limited(quantity.suffix_to, end), U"的。;!?,:、和及");
    Piece before = limited(std::max(clause.begin, previous_to_), quantity.from);
    before = stripped(before, kBeforeTail);
    const bool from_before =
        quantity.kind == QuantityKind::ratio ||
        (quantity.kind == QuantityKind::span && !before.empty() && before.norm().back() != U'起');
    if (from_before && !before.empty()) return before.shown();
    return after.empty() ? before.shown() : after.shown();
  }

  // [from, to) without what a date or a title occupies, and not without end.
  Piece limited(size_t from, size_t to) const {
    constexpr size_t kMaxSubject = 60;
    if (from >= to) return piece_.part(from, from);
    if (to - from > kMaxSubject) to = from + kMaxSubject;
    const size_t masked = View(text_).substr(from, to - from).rfind(kMasked);
    return piece_.part(masked == kNowhere ? from : from + masked + 1, to);
  }

  void note_other(size_t from, size_t to) {
    const char32_t before = from > 0 ? text_[from - 1] : U'\0';
    if (before == U'第' || before == kMasked)
      return;  // an ordinal, or part of a number 〔2021〕3号
    const Piece words = piece_.part(from, to);
    notes_.add(ImportCode::number_not_a_target, words.span(), {words.folded()});
  }

  Piece piece_;
  Notes& notes_;
  TargetReading& out_;
  std::u32string text_;
  NumberScan scan_;
  std::vector<bool> aside_;
  Clause clause_;
  bool supports_ = false;
  size_t previous_to_ = 0;
  size_t scanned_ = 0;
  size_t last_verb_ = kNowhere;
};

}  // namespace

TargetReading read_targets(const std::vector<Piece>& body, Notes& notes) {
  TargetReading out;
  for (const Piece& piece : body) {
    if (!piece.empty()) TargetReader(piece, notes, out).read();
  }
  return out;
}

}  // namespace tz::plan
