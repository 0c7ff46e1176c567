#include "app/import_reading.h"

#include <algorithm>

namespace tz::client {
namespace {

const json& at(const json& value, std::string_view key) {
  static const json kNothing;
  if (!value.is_object()) return kNothing;
  const auto found = value.find(key);
  return found == value.end() ? kNothing : *found;
}

const json& item(const json& list, size_t index) {
  static const json kNothing;
  return list.is_array() && index < list.size() ? list[index] : kNothing;
}

std::string words(const json& value) {
  const std::string* text = value.get_ptr<const std::string*>();
  return text == nullptr ? std::string() : *text;
}

size_t number(const json& value, size_t index) {
  const json& found = item(value, index);
  return found.is_number_unsigned() ? found.get<size_t>() : 0;
}

Quote quote(std::string text, const json& span) {
  return {std::move(text), number(span, 0), number(span, 1)};
}

// {"text", "span"}
Quote quoted(const json& value) {
  return quote(words(at(value, "text")), at(value, "span"));
}

// The texts under `key` with their places, which stand under the same key of "spans".
std::vector<Quote> quotes(const json& task, std::string_view key) {
  std::vector<Quote> out;
  const json& texts = at(task, key);
  const json& spans = at(at(task, "spans"), key);
  for (size_t i = 0; texts.is_array() && i < texts.size(); ++i) {
    out.push_back(quote(words(texts[i]), item(spans, i)));
  }
  return out;
}

bool same_place(const Quote& a, const Quote& b) {
  return a.begin == b.begin && a.end == b.end;
}

ImportTask task_in(const json& value) {
  ImportTask task;
  const json& spans = at(value, "spans");
  task.number = quote(words(at(value, "number")), at(spans, "number"));
  task.title = quote(words(at(value, "title")), at(spans, "title"));
  task.text = quote(words(at(value, "text")), at(spans, "text"));
  task.heading = words(at(value, "section"));
  task.lead = quotes(value, "lead");
  task.supporting = quotes(value, "supporting");
  // The list of responsible units holds the supporting ones too.
  for (Quote& unit : quotes(value, "responsible")) {
    const auto supports = std::find_if(task.supporting.begin(), task.supporting.end(),
                                       [&](const Quote& each) { return same_place(each, unit); });
    if (supports == task.supporting.end()) task.responsible.push_back(std::move(unit));
  }
  task.groups = quotes(value, "wildcards");
  task.targets = quotes(value, "targets");
  task.deadlines = quotes(value, "deadlines");
  const std::vector<Quote> said = quotes(value, "deadline_text");
  for (size_t i = 0; i < task.deadlines.size() && i < said.size(); ++i) {
    task.deadlines[i].text += ' ' + said[i].text;
  }
  return task;
}

void read_notes(const json& body, const char* key, bool is_error, ImportPage& page) {
  const json& notes = at(at(body, "imported"), key);
  const json& sentences = at(at(body, "messages"), key);
  for (size_t i = 0; sentences.is_array() && i < sentences.size(); ++i) {
    page.notes.push_back({quote(words(sentences[i]), at(item(notes, i), "span")), is_error});
  }
}

// Where the document first names the unit or the group.
Quote named_in(const json& imported, std::string name) {
  for (const json& unit : at(imported, "units")) {
    if (words(at(unit, "name")) == name) return quote(std::move(name), at(unit, "span"));
  }
  return {std::move(name), 0, 0};
}

// The likely ones first, then a new unit, then the rest of the register.
std::vector<UnitOption> options_of(const json& similar, const std::vector<Unit>& registered) {
  std::vector<UnitOption> out;
  for (const json& unit : similar) {
    const auto id = uuid_from(words(at(unit, "id")));
    if (id) out.push_back({UnitId(*id), words(at(unit, "name"))});
  }
  const size_t likely = out.size();
  out.push_back({});
  for (const Unit& unit : registered) {
    bool listed = false;
    for (size_t i = 0; i < likely; ++i) listed = listed || out[i].unit == unit.id;
    if (!listed) out.push_back({unit.id, unit.name});
  }
  return out;
}

void read_suggestions(const json& body, ImportPage& page) {
  const json& imported = at(body, "imported");
  const json& suggestions = at(body, "suggestions");
  for (const json& named : at(suggestions, "units")) {
    ImportUnit unit;
    unit.name = named_in(imported, words(at(named, "name")));
    unit.is_exact = at(named, "exact").is_object();
    if (!unit.is_exact) {
      unit.options = options_of(at(named, "similar"), page.registered);
      // Where nothing is like it, it can only be new, or an old name that the office knows.
      if (at(named, "similar").empty()) unit.chosen = 0;
    }
    page.units.push_back(std::move(unit));
  }
  for (const json& named : at(suggestions, "groups")) {
    ImportGroup group;
    group.name = named_in(imported, words(at(named, "name")));
    for (const json& member : at(named, "members")) {
      if (const auto id = uuid_from(words(member))) group.members.emplace_back(*id);
    }
    page.groups.push_back(std::move(group));
  }
}

// "units[3].unit" names the fourth.
std::optional<size_t> index_in(std::string_view field, std::string_view list) {
  if (field.substr(0, list.size()) != list || field.size() <= list.size() ||
      field[list.size()] != '[') {
    return std::nullopt;
  }
  size_t index = 0;
  for (const char digit : field.substr(list.size() + 1)) {
    if (digit < '0' || digit > '9') break;
    index = index * 10 + static_cast<size_t>(digit - '0');
  }
  return index;
}

bool is_sent(const ImportUnit& unit) {
  return !unit.is_exact && unit.chosen >= 0;
}

// The one that stands at that place of what was sent.
template <class Item, class Sent>
Item* sent_at(std::vector<Item>& items, size_t index, Sent sent) {
  for (Item& item : items) {
    if (!sent(item)) continue;
    if (index-- == 0) return &item;
  }
  return nullptr;
}

}  // namespace

void read_import(const json& body, ImportReading& into) {
  const json& imported = at(body, "imported");
  into.text = words(at(body, "text"));
  ImportPage& page = into.page;
  page.state = ImportPage::State::review;
  page.title = quoted(at(imported, "title"));
  page.document_number = quoted(at(imported, "document_number"));
  page.issuer = quoted(at(imported, "issuer"));
  const json& period = at(imported, "period");
  if (period.is_object()) {
    page.starts_on = words(at(period, "start"));
    page.ends_on = words(at(period, "end"));
    page.period = quote(page.starts_on + " – " + page.ends_on, at(period, "span"));
  }
  read_notes(body, "errors", true, page);
  read_notes(body, "warnings", false, page);
  for (const json& task : at(imported, "tasks")) page.tasks.push_back(task_in(task));
  read_suggestions(body, page);
}

json publish_body(const ImportReading& reading) {
  const ImportPage& page = reading.page;
  json body = {{"text", reading.text},
               {"cadence", name_of(page.cadence)},
               {"units", json::array()},
               {"groups", json::array()},
               {"leave_out", json::array()}};
  if (page.period.text.empty()) {
    body["starts_on"] = page.starts_on;
    body["ends_on"] = page.ends_on;
  }
  for (const ImportUnit& unit : page.units) {
    if (!is_sent(unit)) continue;
    const UnitId chosen = unit.options[static_cast<size_t>(unit.chosen)].unit;
    body["units"].push_back(
        {{"name", unit.name.text}, {"unit", chosen.is_nil() ? json() : json(to_string(chosen))}});
  }
  for (const ImportGroup& group : page.groups) {
    if (!group.confirmed) continue;
    json members = json::array();
    for (const UnitId member : group.members) members.push_back(to_string(member));
    body["groups"].push_back({{"name", group.name.text}, {"members", std::move(members)}});
  }
  for (size_t i = 0; i < page.tasks.size(); ++i) {
    if (page.tasks[i].left_out) body["leave_out"].push_back(i);
  }
  return body;
}

bool place_fault(ImportReading& reading, const Error& refusal, const std::string& sentence) {
  ImportPage& page = reading.page;
  if (const auto index = index_in(refusal.field, "units")) {
    ImportUnit* unit = sent_at(page.units, *index, is_sent);
    if (unit != nullptr) unit->fault = sentence;
    return unit != nullptr;
  }
  if (const auto index = index_in(refusal.field, "groups")) {
    ImportGroup* group =
        sent_at(page.groups, *index, [](const ImportGroup& each) { return each.confirmed; });
    if (group != nullptr) group->fault = sentence;
    return group != nullptr;
  }
  if (refusal.field == "starts_on") page.starts_fault = sentence;
  if (refusal.field == "ends_on") page.ends_fault = sentence;
  if (refusal.field == "leave_out") page.tasks_fault = sentence;
  return refusal.field == "starts_on" || refusal.field == "ends_on" || refusal.field == "leave_out";
}

Passage passage_of(std::string_view text, const Quote& quote) {
  const size_t begin = std::min(quote.begin, text.size());
  const size_t end = std::clamp(quote.end, begin, text.size());
  const size_t line_before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  const size_t first = line_before == std::string_view::npos ? 0 : line_before + 1;
  const size_t line_after = text.find('\n', end);
  const size_t last = line_after == std::string_view::npos ? text.size() : line_after;
  return {std::string(text.substr(first, begin - first)),
          std::string(text.substr(begin, end - begin)), std::string(text.substr(end, last - end))};
}

}  // namespace tz::client
