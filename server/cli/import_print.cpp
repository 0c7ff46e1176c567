#include "cli/import_print.h"

#include "base/utf8.h"
#include "service/imported_json.h"

namespace tz::server {
namespace {

using plan::ImportedDeadline;
using plan::ImportedPlan;
using plan::ImportedTarget;
using plan::ImportedTask;
using plan::ImportNote;
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

}  // namespace

std::string import_table(const ImportedPlan& plan, Lang lang) {
  return TablePrinter(plan, lang).print();
}

std::string import_json(const ImportedPlan& plan) {
  return imported_json(plan).dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace tz::server
