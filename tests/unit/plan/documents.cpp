#include "documents.h"

#include <algorithm>
#include <cstdio>

#include "base/utf8.h"
#include "plan/glyph.h"

namespace tz::plan::test {

bool read_file(const std::string& path, std::string& out) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  char buffer[4096];
  size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof(buffer), file)) > 0) out.append(buffer, got);
  std::fclose(file);
  return true;
}

std::string plain(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (!is_blank(c) && !is_line_end(c)) append_character(out, folded(c));
  }
  return out;
}

std::vector<std::string> plain(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) out.push_back(plain(text));
  return out;
}

std::vector<std::string> names_of(const std::vector<UnitMention>& mentions) {
  std::vector<std::string> out;
  for (const UnitMention& mention : mentions) out.push_back(plain(mention.name));
  return out;
}

std::vector<std::string> others_of(const ImportedTask& task) {
  std::vector<UnitMention> all = task.responsible;
  all.insert(all.end(), task.supporting.begin(), task.supporting.end());
  std::stable_sort(all.begin(), all.end(), [](const UnitMention& a, const UnitMention& b) {
    return a.at.begin < b.at.begin;
  });
  return names_of(all);
}

std::vector<std::string> dates_of(const ImportedTask& task) {
  std::vector<std::string> out;
  for (const ImportedDeadline& deadline : task.deadlines) out.push_back(to_iso(deadline.date));
  return out;
}

std::vector<std::string> texts_of(const std::vector<ImportedTarget>& targets) {
  std::vector<std::string> out;
  for (const ImportedTarget& target : targets) out.push_back(target.text);
  return out;
}

std::string section_of(const ImportedPlan& plan, const ImportedTask& task) {
  if (task.measure) return plan.measures[*task.measure].title;
  return task.part ? plan.parts[*task.part].title : std::string();
}

bool has_note(const ImportedPlan& plan, ImportCode code) {
  return std::any_of(plan.warnings.begin(), plan.warnings.end(),
                     [&](const ImportNote& note) { return note.code == code; });
}

bool has_note(const ImportedPlan& plan, ImportCode code, std::string_view first_arg) {
  return std::any_of(plan.warnings.begin(), plan.warnings.end(), [&](const ImportNote& note) {
    return note.code == code && !note.args.empty() && note.args[0] == first_arg;
  });
}

const ImportedTask* task_numbered(const ImportedPlan& plan, std::string_view number) {
  for (const ImportedTask& task : plan.tasks) {
    if (task.number == number) return &task;
  }
  return nullptr;
}

namespace {

std::vector<std::string> strings_in(const json& object, const char* key) {
  std::vector<std::string> out;
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return out;
  for (const json& item : *found) {
    if (item.is_string()) out.push_back(plain(*item.get_ptr<const std::string*>()));
  }
  return out;
}

std::string string_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? *found->get_ptr<const std::string*>() : "";
}

void check_task(const ImportedPlan& plan, const ImportedTask& task, const json& expected) {
  CAPTURE(task.number);
  CHECK(task.number == string_in(expected, "number"));
  CHECK(plain(section_of(plan, task)) == plain(string_in(expected, "section")));
  if (expected.contains("part") && task.part) {
    CHECK(plain(plan.parts[*task.part].title) == plain(string_in(expected, "part")));
  }
  CHECK(names_of(task.lead) == strings_in(expected, "lead"));
  CHECK(others_of(task) == strings_in(expected, "responsible"));
  CHECK(names_of(task.wildcards) == strings_in(expected, "wildcards"));
  CHECK(dates_of(task) == strings_in(expected, "deadlines"));
  CHECK(texts_of(task.targets) == strings_in(expected, "targets"));
  if (expected.contains("params")) {
    CHECK(texts_of(task.params) == strings_in(expected, "params"));
  }
  for (const std::string& distractor : strings_in(expected, "distractors")) {
    const std::vector<std::string> targets = texts_of(task.targets);
    CHECK(std::count(targets.begin(), targets.end(), distractor) == 0);
  }
}

}  // namespace

void check_document(const std::string& path) {
  CAPTURE(path);
  std::string text;
  std::string expected_text;
  REQUIRE(read_file(path + ".txt", text));
  REQUIRE(read_file(path + ".expected.json", expected_text));
  const json expected = json::parse(expected_text, nullptr, false);
  REQUIRE(expected.is_object());
  const ImportedPlan plan = import_plan(text);
  CHECK(plan.errors.empty());
  const auto tasks = expected.find("tasks");
  REQUIRE(tasks != expected.end());
  REQUIRE(plan.tasks.size() == tasks->size());
  for (size_t i = 0; i < plan.tasks.size(); ++i) check_task(plan, plan.tasks[i], (*tasks)[i]);
  for (const std::string& code : strings_in(expected, "warnings")) {
    const bool noted =
        std::any_of(plan.warnings.begin(), plan.warnings.end(),
                    [&](const ImportNote& note) { return name_of(note.code) == code; });
    CHECK_MESSAGE(noted, code);
  }
}

ImportedPlan plan_of(const std::vector<std::string>& items, std::string_view title) {
  std::string text(title);
  text += "\n一、总则\n(一)事项。\n";
  for (size_t i = 0; i < items.size(); ++i) text += std::to_string(i + 1) + "." + items[i] + "\n";
  return import_plan(text);
}

}  // namespace tz::plan::test
