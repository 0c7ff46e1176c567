#include "plan/attribution.h"

#include <algorithm>

#include "plan/deadline.h"
#include "plan/unit_list.h"
#include "plan/unit_name.h"

namespace tz::plan {
namespace {

struct Verb {
  View words;
  UnitRole role;
};
constexpr Verb kVerbs[] = {
#define TZ_ROLE_VERB(words, role) {words, UnitRole::role},
#include "plan/role_verbs.def"
#undef TZ_ROLE_VERB
};

// Verbs that may stand between two lists without a comma: "甲牵头乙配合".
constexpr View kInnerVerbs[] = {U"牵头", U"负责", U"配合"};

constexpr View kAgents[] = {U"均需由", U"均由",   U"都由",   U"均需", U"均须", U"都需",
                            U"分别由", U"主要由", U"具体由", U"由",   U"请"};

const Verb* verb_at_end(View text) {
  const Verb* best = nullptr;
  for (const Verb& verb : kVerbs) {
    if (ends_with(text, verb.words) &&
        (best == nullptr || verb.words.size() > best->words.size())) {
      best = &verb;
    }
  }
  return best;
}

// "列第一位者为牵头单位", "排在首位的部门为牵头部门".
bool is_first_leads_rule(View text) {
  if (!contains(text, U"牵头")) return false;
  for (View word : {View(U"第一位"), View(U"首位"), View(U"第一个"), View(U"排名第一"),
                    View(U"排第一"), View(U"列第一")}) {
    if (contains(text, word)) return true;
  }
  return false;
}

bool is_from_here_on(View text) {
  return contains(text, U"下同");
}

UnitRole role_of(LabelKind kind) {
  if (kind == LabelKind::lead) return UnitRole::lead;
  return kind == LabelKind::supporting ? UnitRole::supporting : UnitRole::responsible;
}

class AttributionParser {
 public:
  explicit AttributionParser(std::optional<LabelKind> preset) : label_(preset) {}

  ParsedAttribution parse(Piece content) {
    for (const Piece& segment : split_top(content, U";。,")) take_segment(segment);
    assign_pending(UnitRole::responsible);
    return std::move(out_);
  }

 private:
  void take_segment(Piece segment) {
    if (const std::optional<Label> label = read_label(segment)) {
      take_label(segment, *label);
      segment = segment.after(label->length);
    }
    const View text = segment.norm();
    if (text.empty() || take_rule(text)) return;
    if (label_ == LabelKind::deadline) {
      out_.attribution.times.push_back(segment);
      return;
    }
    if (label_ == LabelKind::person) {
      out_.notes.add(ImportCode::label_not_used, segment.span(), {label_word_, segment.excerpt()});
      return;
    }
    if (!label_ && is_time_phrase(text)) {
      out_.attribution.times.push_back(segment);
      return;
    }
    take_units(segment);
  }

  void take_label(Piece segment, const Label& label) {
    assign_pending(label_ ? role_of(*label_) : UnitRole::responsible);
    label_ = label.kind;
    label_word_ = segment.part(0, label.word_to).name();
    out_.labelled = true;
    take_rule(segment.norm().substr(0, label.length));  // 责任单位(列第一位的为牵头单位):
  }

  bool take_rule(View text) {
    Attribution& into = out_.attribution;
    if (is_first_leads_rule(text)) {
      into.first_leads = true;
      into.from_here_on = into.from_here_on || is_from_here_on(text);
      out_.labelled = true;
      return true;
    }
    if (text.size() <= 6 && is_from_here_on(text)) {
      into.from_here_on = true;
      return true;
    }
    // "不再列出", "除特别注明外" say how far a rule reaches.
    return starts_with(text, U"不再") ||
           (contains(text, U"除") && text.back() == U'外' && text.size() <= 20);
  }

  void take_units(Piece segment) {
    bool onward = false;
    const size_t all = leading_all(segment.norm(), onward);
    segment = segment.after(all);
    for (;;) {
      const size_t inner = inner_verb_end(segment.norm());
      if (inner == 0) break;
      take_clause(segment.part(0, inner), onward);
      segment = segment.after(inner);
    }
    take_clause(segment, onward);
  }

  // "以下均需" and "均由": how much to leave out, and whether it holds for all that follows.
  static size_t leading_all(View text, bool& onward) {
    size_t skipped = 0;
    if (starts_with(text, U"以下")) {
      constexpr size_t kNear = 14;
      for (View agent : kAgents) {
        const size_t at = text.substr(0, kNear).find(agent);
        if (agent.size() < 2 || at == kNowhere) continue;
        onward = true;
        return at + agent.size();
      }
    }
    for (View word : {View(U"本部分"), View(U"本项"), View(U"本章"), View(U"本节")}) {
      if (starts_with(text, word)) skipped = word.size();
    }
    for (View agent : kAgents) {
      if (starts_with(rest_of(text, skipped), agent)) return skipped + agent.size();
    }
    return 0;
  }

  // The end of a verb after which another list begins without a comma; 0 when there is none.
  static size_t inner_verb_end(View text) {
    size_t brackets = 0;
    size_t quotes = 0;
    for (size_t i = 1; i < text.size(); ++i) {
      const char32_t c = text[i];
      if (is_opener(c)) ++brackets;
      if (is_closer(c) && brackets > 0) --brackets;
      if (c == U'“') ++quotes;
      if (c == U'”' && quotes > 0) --quotes;
      if (brackets > 0 || quotes > 0) continue;
      for (View word : kInnerVerbs) {
        if (!starts_with(text.substr(i), word)) continue;
        const View then = rest_of(text, i + word.size());
        if (begins_like_unit(then) && verb_at_end(then) != nullptr &&
            looks_like_unit(text.substr(0, i))) {
          return i + word.size();
        }
      }
    }
    return 0;
  }

  void take_clause(Piece clause, bool onward) {
    const Verb* verb = verb_at_end(clause.norm());
    if (verb != nullptr && is_name_to_its_end(clause.norm(), verb->words)) verb = nullptr;
    std::optional<UnitRole> role;
    if (verb != nullptr) {
      role = verb->role;
      clause.to -= verb->words.size();
      out_.has_verb = true;
    } else if (label_) {
      role = role_of(*label_);
    }
    const bool joined = starts_with(clause.norm(), U"会同");
    if (joined) clause = clause.after(2);
    const std::vector<ListedUnit> units = split_units(clause, out_.notes);
    if (role) assign_pending(*role);
    for (const ListedUnit& unit : units) {
      take_unit(unit, joined ? std::optional(UnitRole::supporting) : role, onward);
    }
    if (verb != nullptr) label_.reset();
  }

  // In a labelled list a name may end like a verb; a verb would follow a whole name.
  bool is_name_to_its_end(View text, View verb) const {
    if (!label_) return false;
    const View before = text.substr(0, text.size() - verb.size());
    return !before.empty() && !looks_like_unit(before) && before.back() != U'等';
  }

  void take_unit(const ListedUnit& unit, std::optional<UnitRole> role, bool onward) {
    const View name = unit.name.norm();
    const bool fits = looks_like_unit(name) || unit.group;
    if (!fits) {
      out_.all_units = false;
      const bool named = name.size() <= 48 && name.size() >= 2;
      out_.notes.add(named ? ImportCode::unit_unusual : ImportCode::attribution_not_understood,
                     unit.name.span(), {unit.name.excerpt()});
      if (!named) return;
    }
    NamedUnit named{unit.name, role.value_or(UnitRole::responsible), unit.group};
    if (onward) {
      out_.attribution.onward.push_back(named);
    } else if (role) {
      out_.attribution.units.push_back(named);
    } else {
      pending_.push_back(named);
    }
  }

  void assign_pending(UnitRole role) {
    for (NamedUnit& unit : pending_) {
      unit.role = role;
      out_.attribution.units.push_back(unit);
    }
    pending_.clear();
  }

  std::optional<LabelKind> label_;
  std::string label_word_;
  std::vector<NamedUnit> pending_;  // named before the verb that says their role
  ParsedAttribution out_;
};

// Finds the attributions of a paragraph: brackets, then labels that stand outside them.
class AttributionFinder {
 public:
  AttributionFinder(Piece body, Notes& notes) : body_(body), notes_(notes) {}

  std::vector<Attribution> find() {
    bool unclosed = false;
    const std::vector<Bracket> brackets = brackets_of(body_.norm(), &unclosed);
    size_t at = 0;
    for (size_t i = 0; i < brackets.size(); ++i) {
      if (brackets[i].begin < at) continue;
      if (take_labelled(at, brackets[i].begin)) return std::move(found_);
      take_bracket(brackets[i]);
      at = brackets[i].end;
    }
    if (!take_labelled(at, body_.size()) && unclosed) {
      notes_.add(ImportCode::unclosed_bracket, body_.span());
    }
    return std::move(found_);
  }

 private:
  // A label after a sentence's end opens an attribution that runs to the paragraph's end.
  bool take_labelled(size_t from, size_t to) {
    const View text = body_.norm();
    for (size_t i = from; i < to; ++i) {
      const bool begins =
          i == 0 || text[i - 1] == U'。' || text[i - 1] == U';' || is_closer(text[i - 1]);
      if (!begins || !read_label(body_.after(i))) continue;
      accept(parse_attribution(body_.after(i), std::nullopt), body_.after(i));
      return true;
    }
    return false;
  }

  bool at_sentence_end(const Bracket& bracket) const {
    const View rest = rest_of(body_.norm(), bracket.end);
    return rest.empty() || rest[0] == U'。' || is_opener(rest[0]);
  }

  bool after_sentence(const Bracket& bracket) const {
    if (bracket.begin == 0) return true;
    const char32_t before = body_.norm()[bracket.begin - 1];
    return before == U'。' || before == U';' || is_closer(before) || before == U'”';
  }

  void take_bracket(const Bracket& bracket) {
    const Piece words = body_.part(bracket.begin, bracket.end);
    const Piece content = body_.part(bracket.begin + 1, bracket.end - 1);
    const bool ends = at_sentence_end(bracket);
    const bool follows = after_sentence(bracket);
    ParsedAttribution parsed = parse_attribution(content, std::nullopt);
    const Attribution& found = parsed.attribution;
    const bool says_who = found.names_units() || found.first_leads;
    const bool accepted =
        (parsed.labelled && (says_who || !found.times.empty())) ||
        (says_who && parsed.has_verb && (parsed.all_units || (ends && follows))) ||
        (ends && follows && (says_who || !found.times.empty()) && parsed.all_units);
    if (accepted) {
      accept(std::move(parsed), words);
    } else if ((ends && follows && bracket.begin > 0) || contains(content.norm(), U"牵头") ||
               contains(content.norm(), U"单位:")) {
      notes_.add(ImportCode::bracket_not_understood, words.span(), {words.excerpt()});
    }
  }

  void accept(ParsedAttribution parsed, Piece words) {
    notes_.take(std::move(parsed.notes));
    parsed.attribution.words = words;
    found_.push_back(std::move(parsed.attribution));
  }

  Piece body_;
  Notes& notes_;
  std::vector<Attribution> found_;
};

}  // namespace

bool Attribution::has_lead() const {
  return std::any_of(units.begin(), units.end(),
                     [](const NamedUnit& unit) { return unit.role == UnitRole::lead; });
}

ParsedAttribution parse_attribution(Piece content, std::optional<LabelKind> preset) {
  return AttributionParser(preset).parse(content);
}

std::vector<Attribution> find_attributions(Piece body, Notes& notes) {
  return AttributionFinder(body, notes).find();
}

}  // namespace tz::plan
