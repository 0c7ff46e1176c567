#include "cli/import_print.h"

#include <algorithm>

#include "base/json_read.h"
#include "base/utf8.h"

namespace tz::server {
namespace {

using plan::ImportedDeadline;
using plan::ImportedPlan;
using plan::ImportedTarget;
using plan::ImportedTask;
using plan::ImportNote;
using plan::SourceSpan;
using plan::UnitMention;

enum class Word {
#define TZ_IMPORT_WORD(key, zh, en) key,
#include "cli/import_print.def"
#undef TZ_IMPORT_WORD
};

std::string_view say(Lang lang, Word word) {
  switch (word) {
#define TZ_IMPORT_WORD(key, chinese, english) \
  case Word::key:                             \
    return lang == Lang::zh ? std::string_view(chinese) : std::string_view(english);
#include "cli/import_print.def"
#undef TZ_IMPORT_WORD
  }
  return {};
}

std::string say(Lang lang, Word word, const std::vector<std::string>& args) {
  return filled(say(lang, word), args);
}

// Responsible and supporting units as the document names them, one after the other.
std::vector<UnitMention> others_of(const ImportedTask& task) {
  std::vector<UnitMention> all = task.responsible;
  all.insert(all.end(), task.supporting.begin(), task.supporting.end());
  std::stable_sort(all.begin(), all.end(), [](const UnitMention& a, const UnitMention& b) {
    return a.at.begin < b.at.begin;
  });
  return all;
}

std::string_view sign_of(plan::Comparator comparator) {
  switch (comparator) {
    case plan::Comparator::at_least:
      return "≥";
    case plan::Comparator::at_most:
      return "≤";
    case plan::Comparator::equal:
      return "=";
  }
  return {};
}

std::string_view name_of(plan::Comparator comparator) {
  switch (comparator) {
    case plan::Comparator::at_least:
      return "at_least";
    case plan::Comparator::at_most:
      return "at_most";
    case plan::Comparator::equal:
      return "equal";
  }
  return {};
}

template <class Item, class Show>
std::string joined(const std::vector<Item>& items, std::string_view separator, Show show) {
  std::string out;
  for (const Item& item : items) {
    if (!out.empty()) out += separator;
    out += show(item);
  }
  return out;
}

// --- the table

class TablePrinter {
 public:
  TablePrinter(const ImportedPlan& plan, Lang lang) : plan_(plan), lang_(lang) {}

  std::string print() {
    head();
    for (const ImportedTask& task : plan_.tasks) row(task);
    units();
    notes(Word::notes, plan_.warnings);
    notes(Word::errors, plan_.errors);
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\n"; }

  void head() {
    const std::string& title = plan_.title.text;
    line(title.empty() ? std::string(say(lang_, Word::untitled)) : title);
    if (!plan_.document_number.text.empty()) {
      line(say(lang_, Word::document_number, {plan_.document_number.text}));
    }
    if (!plan_.issuer.text.empty()) line(say(lang_, Word::issuer, {plan_.issuer.text}));
    if (plan_.date) line(say(lang_, Word::date, {to_iso(*plan_.date)}));
    if (plan_.period) {
      line(say(lang_, Word::period, {to_iso(plan_.period->start), to_iso(plan_.period->end)}));
    }
    size_t groups = 0;
    size_t deadlines = 0;
    size_t targets = 0;
    for (const plan::ImportedUnit& unit : plan_.units) groups += unit.is_group ? 1 : 0;
    for (const ImportedTask& task : plan_.tasks) {
      deadlines += task.deadlines.size();
      targets += task.targets.size();
    }
    line(say(lang_, Word::summary,
             {std::to_string(plan_.tasks.size()), std::to_string(plan_.units.size() - groups),
              std::to_string(groups), std::to_string(deadlines), std::to_string(targets)}));
    line("");
  }

  void field(Word word, const std::string& text) {
    if (!text.empty()) line("    " + std::string(say(lang_, word)) + "  " + text);
  }

  void row(const ImportedTask& task) {
    constexpr size_t kTitleCharacters = 48;
    const std::string_view title = first_characters(task.title.text, kTitleCharacters);
    line(task.number + "  " + std::string(title) +
         (title.size() < task.title.text.size() ? "…" : ""));
    const auto name = [](const UnitMention& mention) { return mention.name; };
    field(Word::lead, joined(task.lead, "、", name));
    field(Word::responsible, joined(task.responsible, "、", name));
    field(Word::supporting, joined(task.supporting, "、", name));
    field(Word::groups, joined(task.wildcards, "、", name));
    field(Word::deadlines, joined(task.deadlines, "、", [](const ImportedDeadline& deadline) {
            return to_iso(deadline.date);
          }));
    const auto number = [](const ImportedTarget& target) {
      return std::string(sign_of(target.comparator)) + target.text +
             (target.subject.empty() ? "" : "（" + target.subject + "）");
    };
    field(Word::targets, joined(task.targets, "；", number));
    field(Word::params, joined(task.params, "；", number));
  }

  void units() {
    if (plan_.units.empty()) return;
    line("");
    line(std::string(say(lang_, Word::units)));
    for (const plan::ImportedUnit& unit : plan_.units) {
      std::string text = "  " + unit.name + "  ×" + std::to_string(unit.mentions);
      if (unit.is_group) text += "  " + std::string(say(lang_, Word::open_group));
      if (!unit.aliases.empty()) {
        text += "  " + std::string(say(lang_, Word::also)) + " " +
                joined(unit.aliases, "、", [](const std::string& alias) { return alias; });
      }
      line(text);
    }
  }

  void notes(Word title, const std::vector<ImportNote>& notes) {
    if (notes.empty()) return;
    line("");
    line(say(lang_, title, {std::to_string(notes.size())}));
    for (const ImportNote& note : notes) {
      const std::string place = note.at.line == 0
                                    ? std::string(say(lang_, Word::whole_document))
                                    : say(lang_, Word::at_line, {std::to_string(note.at.line)});
      line("  " + place + "  " +
           filled(plan::sentence_of(note.code, lang_ == Lang::zh), note.args));
    }
  }

  const ImportedPlan& plan_;
  Lang lang_;
  std::string out_;
};

// --- JSON

json json_of(const SourceSpan& at) {
  return json::array({at.begin, at.end});
}

json json_of(const plan::Quoted& quoted) {
  return json{{"text", quoted.text}, {"span", json_of(quoted.at)}, {"line", quoted.at.line}};
}

// Puts the texts under `key` and their places under the same key of "spans".
template <class Item, class Show>
void put(json& task, json& spans, const char* key, const std::vector<Item>& items, Show show) {
  json texts = json::array();
  json places = json::array();
  for (const Item& item : items) {
    texts.push_back(show(item));
    places.push_back(json_of(item.at));
  }
  task[key] = std::move(texts);
  spans[key] = std::move(places);
}

json measured(const std::vector<ImportedTarget>& targets) {
  json out = json::array();
  for (const ImportedTarget& target : targets) {
    out.push_back(json{{"comparator", name_of(target.comparator)},
                       {"value", to_string(target.value)},
                       {"unit", target.unit},
                       {"subject", target.subject}});
  }
  return out;
}

json json_of(const ImportedPlan& plan, const ImportedTask& task) {
  json out = json::object();
  json spans = json::object();
  out["number"] = task.number;
  spans["number"] = json_of(task.number_at);
  out["part"] = "";
  out["section"] = "";
  if (task.measure) {
    out["section"] = plan.measures[*task.measure].title;
    spans["section"] = json_of(plan.measures[*task.measure].at);
  }
  if (task.part) {
    const char* key = task.measure ? "part" : "section";
    out[key] = plan.parts[*task.part].title;
    spans[key] = json_of(plan.parts[*task.part].at);
  }
  out["title"] = task.title.text;
  spans["title"] = json_of(task.title.at);
  out["text"] = task.text;
  spans["text"] = json_of(task.at);
  out["line"] = task.at.line;
  const auto name = [](const UnitMention& mention) { return mention.name; };
  put(out, spans, "lead", task.lead, name);
  put(out, spans, "responsible", others_of(task), name);
  put(out, spans, "supporting", task.supporting, name);
  put(out, spans, "wildcards", task.wildcards, name);
  put(out, spans, "deadlines", task.deadlines,
      [](const ImportedDeadline& deadline) { return to_iso(deadline.date); });
  put(out, spans, "deadline_text", task.deadlines,
      [](const ImportedDeadline& deadline) { return deadline.text; });
  const auto text = [](const ImportedTarget& target) { return target.text; };
  put(out, spans, "targets", task.targets, text);
  put(out, spans, "params", task.params, text);
  out["target_values"] = measured(task.targets);
  out["param_values"] = measured(task.params);
  out["spans"] = std::move(spans);
  return out;
}

json json_of(const std::vector<ImportNote>& notes) {
  json out = json::array();
  for (const ImportNote& note : notes) {
    out.push_back(json{{"code", plan::name_of(note.code)},
                       {"line", note.at.line},
                       {"span", json_of(note.at)},
                       {"args", note.args}});
  }
  return out;
}

json json_of(const plan::ImportedUnit& unit) {
  return json{{"name", unit.name},           {"aliases", unit.aliases},
              {"open_group", unit.is_group}, {"mentions", unit.mentions},
              {"span", json_of(unit.at)},    {"line", unit.at.line}};
}

}  // namespace

std::string import_table(const ImportedPlan& plan, Lang lang) {
  return TablePrinter(plan, lang).print();
}

std::string import_json(const ImportedPlan& plan) {
  json out = json::object();
  out["title"] = json_of(plan.title);
  out["document_number"] = json_of(plan.document_number);
  out["issuer"] = json_of(plan.issuer);
  out["date"] = plan.date ? json(to_iso(*plan.date)) : json();
  out["period"] = json();
  if (plan.period) {
    out["period"] = json{{"start", to_iso(plan.period->start)},
                         {"end", to_iso(plan.period->end)},
                         {"span", json_of(plan.period->at)}};
  }
  out["tasks"] = json::array();
  for (const ImportedTask& task : plan.tasks) out["tasks"].push_back(json_of(plan, task));
  out["units"] = json::array();
  for (const plan::ImportedUnit& unit : plan.units) out["units"].push_back(json_of(unit));
  out["warnings"] = json_of(plan.warnings);
  out["errors"] = json_of(plan.errors);
  return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace tz::server
