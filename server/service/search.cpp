#include "service/search.h"

#include <algorithm>

#include "base/search_words.h"
#include "base/utf8.h"
#include "service/view_point.h"
#include "store/store_view.h"
#include "summary/search.h"

namespace tz::server {
namespace {

// The places of the finds, in order, as far as they can be among the first `wanted`: tasks are put
// into an order that the store does not know, so all of them are looked at.
Result<std::vector<FindPlace>> places(Snapshot& snapshot, const Scope& scope,
                                      const std::vector<std::string>& terms, size_t wanted) {
  std::vector<FindPlace> out;
  Outcome fault = done();
  const Outcome read = snapshot.each_match(scope, terms, [&](const Match& match) {
    const bool enough = out.size() >= wanted && match.key.collection != Collection::task &&
                        match.version < out.back().version;
    if (enough) return false;
    const Result<std::optional<Record>> record = snapshot.record(match.key);
    if (!record) fault = record.error();
    if (record && *record) out.push_back(place_of(**record, terms));
    return fault.ok();
  });
  if (!read) return read.error();
  if (!fault) return fault.error();
  std::sort(out.begin(), out.end());
  return out;
}

// Nil ids are left out.
template <class Id>
void put_id(json& out, const char* name, Id id) {
  if (id != Id()) out[name] = to_string(id);
}

json to_json(const Find& find) {
  json out = json::object();
  out["collection"] = name_of(find.key.collection);
  out["id"] = to_string(find.key.id);
  put_id(out, "task", find.task);
  put_id(out, "unit", find.unit);
  out["excerpt"] = find.excerpt.text;
  // In characters: the other side may count a text in bytes, or in halves of UTF-16.
  json ranges = json::array();
  const std::string_view text = find.excerpt.text;
  for (const TextRange& range : find.excerpt.found) {
    const size_t begin = count_characters(text.substr(0, range.begin));
    const size_t count = count_characters(text.substr(range.begin, range.end - range.begin));
    ranges.push_back(json::array({begin, count}));
  }
  out["found"] = std::move(ranges);
  return out;
}

Result<Find> find_at(Snapshot& snapshot, const Scope& scope, const RecordKey& key,
                     const std::vector<std::string>& terms) {
  const Result<std::optional<Record>> record = snapshot.record(key);
  if (!record) return record.error();
  if (!*record) return error(ErrorCode::internal, "search");
  StoreView view(snapshot);
  const Assignment* about = view.assignment(AssignmentId(parent_of(**record)));
  if (view.fault()) return *view.fault();
  // Who is to resolve a problem sees it, but not always the assignment that it stands in the way
  // of.
  if (about != nullptr && !may_see(scope, Record(*about), view)) about = nullptr;
  return find_of(**record, about, terms);
}

}  // namespace

Result<std::string> search(Service& service, const Caller& caller, std::string_view typed,
                           size_t limit) {
  if (count_characters(typed) > kMaxSearchCharacters) {
    return error(ErrorCode::text_too_long, "q", {"q", std::to_string(kMaxSearchCharacters)});
  }
  if (limit < 1 || limit > kMaxSearchAnswers) {
    return error(ErrorCode::out_of_range, "limit",
                 {"limit", "1", std::to_string(kMaxSearchAnswers)});
  }
  const std::vector<std::string> terms = search_terms(typed);
  if (terms.empty()) return error(ErrorCode::text_required, "q", {"q"});
  json out = json::object();
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
    if (!view) return view.error();
    const auto found = places(snapshot, view->scope, terms, limit + 1);
    if (!found) return found.error();
    json finds = json::array();
    for (size_t i = 0; i < std::min(limit, found->size()); ++i) {
      const Result<Find> find = find_at(snapshot, view->scope, (*found)[i].key, terms);
      if (!find) return find.error();
      finds.push_back(to_json(*find));
    }
    out["finds"] = std::move(finds);
    out["more"] = found->size() > limit;
    return done();
  });
  if (!read) return read.error();
  return canonical(out);
}

}  // namespace tz::server
