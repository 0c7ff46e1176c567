#include "summary/search.h"

#include <algorithm>

#include "base/search_words.h"
#include "base/utf8.h"
#include "model/searchable.h"

namespace tz {
namespace {

enum Rank : int32_t { kNumber, kTitle, kOfTask, kOther };

constexpr size_t kCharactersBefore = 16;
constexpr size_t kCharactersInAll = 80;
constexpr std::string_view kCut = "…";

// A folded text, and for each of its bytes where in the text the character began that it is of.
struct Folded {
  std::string text;
  std::vector<size_t> from;
};

Folded folded_with_places(std::string_view text) {
  Folded out;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    fold_character(text, at, out.text);
    out.from.resize(out.text.size(), begin);
  }
  out.from.push_back(text.size());
  return out;
}

// Ascending, those that touch or overlap joined into one.
std::vector<TextRange> joined(std::vector<TextRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::vector<TextRange> out;
  for (const TextRange& range : ranges) {
    if (!out.empty() && range.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, range.end);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

std::vector<TextRange> ranges_in(std::string_view text, const std::vector<std::string>& terms) {
  const Folded plain = folded_with_places(text);
  std::vector<TextRange> out;
  for (const std::string& term : terms) {
    for (size_t at = plain.text.find(term); at != std::string::npos;) {
      out.push_back({plain.from[at], plain.from[at + term.size()]});
      at = plain.text.find(term, at + term.size());
    }
  }
  return joined(std::move(out));
}

// The place `count` characters before `at`.
size_t characters_back(std::string_view text, size_t at, size_t count) {
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xc0) == 0x80);
  }
  return at;
}

int32_t rank_of(const Task& task, const std::vector<std::string>& terms) {
  const std::string number = folded(task.number);
  if (terms.size() == 1 && terms[0] == number) return kNumber;
  return holds_all(number + ' ' + folded(task.title), terms) ? kTitle : kOfTask;
}

template <class T>
FindPlace place_among(const T& record, const std::vector<std::string>& terms) {
  FindPlace out;
  out.rank = kOther;
  if constexpr (std::is_same_v<T, Task>) out.rank = rank_of(record, terms);
  // What is not in the ledger yet is the newest.
  out.version = record.version == 0 ? UINT64_MAX : record.version;
  out.key = {kCollectionOf<T>, record.id.uuid};
  return out;
}

class Searcher {
 public:
  Searcher(const RecordSet& records, const std::vector<std::string>& terms)
      : records_(records), terms_(terms) {}

  template <class T>
  void look_through() {
    for (const auto& [id, record] : records_.all_of<T>()) {
      if (!holds_all(folded(searchable_text(record)), terms_)) continue;
      places_.push_back(place_among(record, terms_));
    }
  }

  Finds first(size_t limit) {
    Finds out;
    out.more = places_.size() > limit;
    const size_t count = std::min(limit, places_.size());
    std::partial_sort(places_.begin(), places_.begin() + static_cast<ptrdiff_t>(count),
                      places_.end());
    for (size_t i = 0; i < count; ++i) {
      const Record record = *records_.find(places_[i].key);
      const Assignment* about = records_.assignment(AssignmentId(parent_of(record)));
      out.finds.push_back(find_of(record, about, terms_));
    }
    return out;
  }

 private:
  const RecordSet& records_;
  const std::vector<std::string>& terms_;
  std::vector<FindPlace> places_;
};

}  // namespace

Excerpt excerpt_of(std::string_view text, const std::vector<std::string>& terms) {
  const std::vector<TextRange> ranges = ranges_in(text, terms);
  const size_t first = ranges.empty() ? 0 : ranges.front().begin;
  const size_t begin = characters_back(text, first, kCharactersBefore);
  const std::string_view piece = first_characters(text.substr(begin), kCharactersInAll);
  const size_t end = begin + piece.size();
  Excerpt out;
  if (begin > 0) out.text += kCut;
  const size_t shift = out.text.size();
  out.text += piece;
  std::replace(out.text.begin(), out.text.end(), '\n', ' ');
  if (end < text.size()) out.text += kCut;
  for (const TextRange& range : ranges) {
    if (range.begin >= end) break;
    out.found.push_back({range.begin - begin + shift, std::min(range.end, end) - begin + shift});
  }
  return out;
}

bool operator<(const FindPlace& a, const FindPlace& b) {
  if (a.rank != b.rank) return a.rank < b.rank;
  if (a.version != b.version) return a.version > b.version;
  return a.key < b.key;
}

FindPlace place_of(const Record& record, const std::vector<std::string>& terms) {
  return std::visit([&](const auto& body) { return place_among(body, terms); }, record);
}

Find find_of(const Record& record, const Assignment* about, const std::vector<std::string>& terms) {
  Find out;
  out.key = key_of(record);
  out.excerpt = excerpt_of(searchable_text(record), terms);
  if (const Task* task = std::get_if<Task>(&record)) {
    out.task = task->id;
    return out;
  }
  if (about != nullptr) {
    out.task = about->task;
    out.unit = about->unit;
  }
  if (const auto* report = std::get_if<Report>(&record)) out.unit = report->unit;
  if (const auto* problem = std::get_if<Problem>(&record)) out.unit = problem->raised_unit;
  return out;
}

Finds search(const RecordSet& records, const std::vector<std::string>& terms, size_t limit) {
  if (terms.empty()) return {};
  Searcher searcher(records, terms);
  searcher.look_through<Task>();
  searcher.look_through<Report>();
  searcher.look_through<Problem>();
  searcher.look_through<SupervisionOrder>();
  searcher.look_through<Instruction>();
  return searcher.first(limit);
}

}  // namespace tz
