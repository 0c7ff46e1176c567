#include "plan/task_list.h"

#include <algorithm>
#include <map>
#include <set>

#include "plan/target.h"
#include "plan/task_number.h"
#include "plan/unit_name.h"

namespace tz::plan {
namespace {

constexpr View kTitleEnd = U"。!?";
constexpr size_t kMaxInherited = 64;  // units that a heading or an earlier task hands on

// What holds for a task from above it.
struct Inherited {
  std::vector<NamedUnit> units;  // said at a heading for all below it
};

class TaskBuilder {
 public:
  TaskBuilder(const Outline& outline, const YearSource& years, ImportedPlan& plan, Notes& notes)
      : outline_(outline), years_(years), plan_(plan), notes_(notes) {}

  void build() {
    names_below_.assign(outline_.nodes.size(), false);
    for (size_t i = outline_.nodes.size(); i-- > 0;) {
      const Node& node = outline_.nodes[i];
      if (node.names_units()) names_below_[i] = true;
      if (names_below_[i]) somebody_named_ = true;
      if (names_below_[i] && node.parent) names_below_[*node.parent] = true;
    }
    for (uint32_t i = 0; i < outline_.nodes.size(); ++i) {
      if (!outline_.nodes[i].parent) visit(i, Place{}, Inherited{});
    }
    name_tasks();
    plan_.units = units_.release(notes_);
  }

 private:
  struct Place {
    std::optional<uint32_t> part;
    std::optional<uint32_t> measure;
    std::string item;           // the number of the item above
    bool in_named_part = true;  // somebody is named in the part
  };

  const Node& node(uint32_t index) const { return outline_.nodes[index]; }

  bool child_names_units(uint32_t index) const {
    const std::vector<uint32_t>& children = node(index).children;
    return std::any_of(children.begin(), children.end(),
                       [&](uint32_t child) { return names_below_[child]; });
  }

  void visit(uint32_t index, Place place, const Inherited& above) {
    const Node& here = node(index);
    if (!is_heading(here.kind)) {
      visit_item(index, place, above);
      return;
    }
    if (here.kind == MarkKind::measure) {
      place.measure = enter_measure(here, place.part);
    } else {
      place.part = enter_part(here);
      place.measure.reset();
    }
    if (here.kind != MarkKind::measure || !here.parent) {
      place.in_named_part = names_below_[index] || !above.units.empty() || !somebody_named_;
    }
    if (!here.children.empty()) {
      Inherited below = above;
      take_default(here, below);
      note_leftover(here);
      for (uint32_t child : here.children) visit(child, place, below);
      return;
    }
    const bool measure_without_names = here.kind == MarkKind::measure && !somebody_named_;
    if (here.names_units() || !above.units.empty() || measure_without_names) {
      add_task(index, place, above);
    } else {
      const Piece title = heading_title(here);
      notes_.add(ImportCode::section_not_a_task, here.at, {title.excerpt()});
    }
  }

  void visit_item(uint32_t index, Place place, const Inherited& above) {
    const Node& here = node(index);
    if (!here.names_units() && child_names_units(index)) {
      place.item += here.number;
      for (uint32_t child : here.children) visit_item(child, place, above);
      return;
    }
    if (!place.in_named_part) {
      notes_.add(ImportCode::item_not_a_task, here.at, {heading_title(here).excerpt()});
      return;
    }
    add_task(index, place, above);
  }

  // The heading's words: to the end of its first sentence, without the number.
  static Piece heading_title(const Node& here) {
    const size_t end = here.heading.norm().find_first_of(kTitleEnd);
    const Piece title = end == kNowhere ? here.heading : here.heading.part(0, end);
    return stripped(title, U"。;,:");
  }

  // With the number as written, bracket and comma included.
  static Quoted numbered_title(const Node& here) {
    const Piece title = heading_title(here);
    if (title.empty()) return Quoted{here.number_piece.name(), here.number_piece.span()};
    const Piece all{title.in, here.number_piece.from, title.to};
    return Quoted{all.shown(), all.span()};
  }

  uint32_t enter_part(const Node& here) {
    const Quoted title = numbered_title(here);
    plan_.parts.push_back(ImportedPart{here.number, title.text, title.at});
    return static_cast<uint32_t>(plan_.parts.size() - 1);
  }

  uint32_t enter_measure(const Node& here, std::optional<uint32_t> part) {
    const Quoted title = numbered_title(here);
    plan_.measures.push_back(ImportedMeasure{here.number, title.text, part, title.at});
    return static_cast<uint32_t>(plan_.measures.size() - 1);
  }

  // "(本部分均由区发改局牵头负责)" at a heading holds for what stands below it.
  void take_default(const Node& here, Inherited& below) {
    std::vector<NamedUnit> units;
    for (const Attribution& attribution : here.attributions) {
      const std::vector<NamedUnit> ruled = with_rule(attribution);
      units.insert(units.end(), ruled.begin(), ruled.end());
      take_onward(attribution);
    }
    if (units.empty()) return;
    cut_to_limit(units);
    below.units = std::move(units);
  }

  void cut_to_limit(std::vector<NamedUnit>& units) {
    if (units.size() <= kMaxInherited) return;
    const NamedUnit& first = units[kMaxInherited];
    notes_.add(ImportCode::attribution_not_understood, first.name.span(), {first.name.excerpt()});
    units.resize(kMaxInherited);
  }

  // What a heading with tasks below it says beyond its title belongs to none of them.
  void note_leftover(const Node& here) {
    for (size_t i = 0; i < here.body.size(); ++i) {
      Piece piece = here.body[i];
      if (i == 0 && !here.heading.empty()) {
        const size_t end = piece.norm().find_first_of(kTitleEnd);
        piece = end == kNowhere ? piece.part(0, 0) : piece.after(end + 1);
      }
      if (piece.empty()) continue;
      notes_.add(ImportCode::paragraph_outside_tasks, piece.span(), {piece.excerpt()});
    }
  }

  // The attribution's units, the first as lead where the document has said so.
  std::vector<NamedUnit> with_rule(const Attribution& attribution) {
    if (attribution.first_leads && attribution.from_here_on) first_leads_ = true;
    std::vector<NamedUnit> units = attribution.units;
    const bool rules = first_leads_ || attribution.first_leads;
    if (!rules || units.empty() || attribution.has_lead()) return units;
    if (!units[0].group) {
      if (units[0].role == UnitRole::responsible) units[0].role = UnitRole::lead;
    } else if (std::any_of(units.begin(), units.end(),
                           [](const NamedUnit& u) { return !u.group; })) {
      notes_.add(ImportCode::first_is_group, units[0].name.span(), {units[0].name.name()});
    }
    return units;
  }

  void take_onward(const Attribution& attribution) {
    if (attribution.onward.empty()) return;
    onward_ = attribution.onward;
    cut_to_limit(onward_);
  }

  void add_task(uint32_t index, const Place& place, const Inherited& above) {
    const Node& here = node(index);
    ImportedTask task;
    task.number_at = here.number_piece.empty() ? here.at : here.number_piece.span();
    task.part = place.part;
    task.measure = place.measure;
    task.at = here.at;
    const Piece title = heading_title(here);
    task.title = Quoted{title.shown(), title.span()};
    numbers_.push_back(number_of(here, place));

    std::vector<Piece> body;
    std::vector<Piece> times;
    bracketed_ = 0;
    collect(index, task, body, times);
    inherit(task, above);
    check_units(task);
    note_several(task);
    task.deadlines = read_deadlines(body, times, years_, here.number, notes_);
    TargetReading reading = read_targets(body, notes_);
    task.targets = std::move(reading.targets);
    task.params = std::move(reading.params);
    plan_.tasks.push_back(std::move(task));
  }

  TaskNumber number_of(const Node& here, const Place& place) const {
    TaskNumber number;
    number.own = here.number;
    number.item = place.item;
    number.below_measure = !is_heading(here.kind);
    if (number.below_measure && place.measure)
      number.measure = plan_.measures[*place.measure].number;
    if (place.part && here.kind >= MarkKind::measure) {
      number.part = plan_.parts[*place.part].number;
    }
    return number;
  }

  // The node's own words and those of what is numbered below it.
  void collect(uint32_t index, ImportedTask& task, std::vector<Piece>& body,
               std::vector<Piece>& times) {
    const Node& here = node(index);
    const bool below = !task.text.empty();
    if (below) task.text += "\n" + here.number_piece.shown();
    for (size_t i = 0; i < here.body.size(); ++i) {
      const Piece& piece = here.body[i];
      const bool same = i > 0 && here.body[i - 1].in == piece.in;
      if (i > 0 && !same) task.text += "\n";
      task.text += piece.shown();
      body.push_back(piece);
    }
    task.at.end = std::max(task.at.end, here.at.end);
    for (const Attribution& attribution : here.attributions) {
      take_attribution(attribution, task, times);
    }
    for (uint32_t child : here.children) collect(child, task, body, times);
  }

  void take_attribution(const Attribution& attribution, ImportedTask& task,
                        std::vector<Piece>& times) {
    task.attributions.push_back(Quoted{attribution.words.shown(), attribution.words.span()});
    task.at.end = std::max(task.at.end, attribution.words.span().end);
    if (attribution.names_units() && is_opener(attribution.words.norm()[0])) ++bracketed_;
    note_elided(attribution);
    for (const NamedUnit& unit : with_rule(attribution)) mention(task, unit, false);
    take_onward(attribution);
    times.insert(times.end(), attribution.times.begin(), attribution.times.end());
  }

  // "省自然资源厅、住房城乡建设厅": the second may leave out the level that the first names.
  void note_elided(const Attribution& attribution) {
    char32_t level = 0;
    for (const NamedUnit& unit : attribution.units) {
      const View name = unit.name.norm();
      if (unit.group) continue;
      if (const char32_t own = level_prefix(name)) {
        level = own;
        continue;
      }
      constexpr size_t kPlace = 6;  // a place's name before its level: 杭州市
      const bool placed = name.substr(0, kPlace).find_first_of(U"省市区县州") != kNowhere;
      if (level == 0 || placed || !is_department(name) || starts_with(name, U"国")) continue;
      notes_.add(ImportCode::elided_prefix, unit.name.span(),
                 {unit.name.name(), to_utf8(View(&level, 1))});
    }
  }

  void mention(ImportedTask& task, const NamedUnit& unit, bool inherited) {
    UnitMention mention;
    mention.name = unit.name.name();
    mention.role = unit.role;
    mention.inherited = inherited;
    mention.at = unit.name.span();
    std::vector<UnitMention>& into = list_for(task, unit);
    mention.unit = units_.enter(unit.name, unit.group);
    const bool known = !mentioned_.insert({mention.unit, unit.role}).second;
    if (!known) into.push_back(std::move(mention));
  }

  static std::vector<UnitMention>& list_for(ImportedTask& task, const NamedUnit& unit) {
    if (unit.group) return task.wildcards;
    if (unit.role == UnitRole::lead) return task.lead;
    return unit.role == UnitRole::supporting ? task.supporting : task.responsible;
  }

  // A heading's lead stands where the task names none; its other units, and what was said "for all
  // below", where the task names nobody in that role.
  void inherit(ImportedTask& task, const Inherited& above) {
    const bool own_lead = !task.lead.empty();
    const bool own_others = !task.responsible.empty() || !task.supporting.empty() || own_lead ||
                            !task.wildcards.empty();
    for (const NamedUnit& unit : above.units) {
      const bool lacks = unit.role == UnitRole::lead && !unit.group ? !own_lead : !own_others;
      if (lacks) hand_down(task, unit);
    }
    for (const NamedUnit& unit : onward_) hand_down(task, unit);
    mentioned_.clear();
  }

  void hand_down(ImportedTask& task, const NamedUnit& unit) {
    mention(task, unit, true);
    notes_.add(ImportCode::units_inherited, task.number_at,
               {numbers_.back().item + numbers_.back().own, unit.name.name()});
  }

  // Labels on lines of their own and the cells of a row are one attribution in pieces; brackets are
  // one each.
  void note_several(const ImportedTask& task) {
    if (bracketed_ < 2) return;
    notes_.add(ImportCode::several_attributions, task.attributions[1].at,
               {numbers_.back().item + numbers_.back().own, std::to_string(bracketed_)});
  }

  void check_units(const ImportedTask& task) {
    if (task.lead.empty() && task.responsible.empty() && task.supporting.empty() &&
        task.wildcards.empty()) {
      notes_.add(ImportCode::task_without_units, task.number_at,
                 {numbers_.back().item + numbers_.back().own});
      return;
    }
    std::set<uint32_t> seen;
    for (const auto* list : {&task.lead, &task.responsible, &task.supporting}) {
      for (const UnitMention& mention : *list) {
        if (!seen.insert(mention.unit).second) {
          notes_.add(ImportCode::unit_in_two_roles, mention.at, {mention.name});
        }
      }
    }
  }

  void name_tasks() {
    const std::vector<std::string> names = displayed_numbers(numbers_);
    for (size_t i = 0; i < names.size(); ++i) plan_.tasks[i].number = names[i];
  }

  const Outline& outline_;
  const YearSource& years_;
  ImportedPlan& plan_;
  Notes& notes_;
  UnitRegister units_;
  std::vector<bool> names_below_;  // somebody is named at the node or below it
  std::vector<TaskNumber> numbers_;
  std::vector<NamedUnit> onward_;
  std::set<std::pair<uint32_t, UnitRole>> mentioned_;  // in the task at hand
  size_t bracketed_ = 0;  // attributions of the task at hand that stand in brackets
  bool first_leads_ = false;
  bool somebody_named_ = false;
};

}  // namespace

void build_tasks(const Outline& outline, const YearSource& years, ImportedPlan& plan,
                 Notes& notes) {
  TaskBuilder(outline, years, plan, notes).build();
}

}  // namespace tz::plan
