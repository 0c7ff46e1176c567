#include "service/imported_json.h"

#include <algorithm>

namespace tz::server {
namespace {

using plan::ImportedDeadline;
using plan::ImportedPlan;
using plan::ImportedTarget;
using plan::ImportedTask;
using plan::ImportNote;
using plan::SourceSpan;
using plan::UnitMention;

// Responsible and supporting units as the document names them, one after the other.
std::vector<UnitMention> others_of(const ImportedTask& task) {
  std::vector<UnitMention> all = task.responsible;
  all.insert(all.end(), task.supporting.begin(), task.supporting.end());
  std::stable_sort(all.begin(), all.end(), [](const UnitMention& a, const UnitMention& b) {
    return a.at.begin < b.at.begin;
  });
  return all;
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

json imported_json(const ImportedPlan& plan) {
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
  return out;
}

}  // namespace tz::server
