#include <set>

#include "app/pages.h"
#include "base/search_words.h"

namespace tz::client {
namespace {

Text word_of(Collection collection) {
  switch (collection) {
    case Collection::report:
      return Text::found_report;
    case Collection::problem:
      return Text::found_problem;
    case Collection::order:
      return Text::found_order;
    case Collection::instruction:
      return Text::found_instruction;
    default:
      return Text::task;
  }
}

std::string said_whole(const ViewContext& at, const FoundItem& item) {
  std::string matches;
  for (const TextRange& range : item.excerpt.found) {
    if (!matches.empty()) matches += at.say(Text::list_comma);
    matches += item.excerpt.text.substr(range.begin, range.end - range.begin);
  }
  std::string out = item.kind;
  for (const std::string& part :
       {item.unit, item.title, item.excerpt.text, at.say(Text::found_match, {matches})}) {
    if (!part.empty()) out += at.say(Text::list_comma) + part;
  }
  return out;
}

}  // namespace

FoundList made_found(const ViewContext& at, const std::vector<ListRow>& all,
                     std::string_view words) {
  std::set<TaskId> rows;
  for (const ListRow& row : all) {
    if (matches(row, words)) rows.insert(row.task);
  }
  FoundList out;
  const Finds finds = search(at.records, search_terms(words), kMaxSearchAnswers + rows.size());
  for (const Find& find : finds.finds) {
    const Task* task = at.records.task(find.task);
    const bool is_row = find.key.collection == Collection::task && rows.count(find.task) != 0;
    if (task == nullptr || is_row) continue;
    if (out.items.size() == kMaxSearchAnswers) {
      out.more = at.say(Text::found_first, {std::to_string(kMaxSearchAnswers)});
      break;
    }
    FoundItem item;
    item.key = find.key;
    item.task = find.task;
    item.kind = at.say(word_of(find.key.collection));
    item.title = task->number + ' ' + task->title;
    item.unit = at.unit_name(find.unit);
    item.excerpt = find.excerpt;
    item.a11y = said_whole(at, item);
    out.items.push_back(std::move(item));
  }
  if (finds.more && out.more.empty()) {
    out.more = at.say(Text::found_first, {std::to_string(out.items.size())});
  }
  return out;
}

}  // namespace tz::client
