// GET /api/v1/search.
#include <charconv>

#include "http/answer.h"
#include "http/api.h"
#include "service/search.h"
#include "summary/search.h"

namespace tz::server {

namespace {

// 0, which no search takes, for anything but a number.
size_t limit_in(const Request& request) {
  const std::optional<std::string_view> text = request.query_value("limit");
  if (!text) return kMaxSearchAnswers;
  size_t out = 0;
  const auto [end, fault] = std::from_chars(text->data(), text->data() + text->size(), out);
  return fault == std::errc() && end == text->data() + text->size() ? out : 0;
}

Response search_route(const Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const std::string_view typed = request.query_value("q").value_or(std::string_view());
  Result<std::string> found = search(api.service, *caller, typed, limit_in(request));
  if (!found) {
    return refuse(request, found.error());
  }
  return json_answer(std::move(*found));
}

}  // namespace

void add_search_route(Site& site, Api& api) {
  site.add("GET", "/api/v1/search",
           [&api](const Request& request) { return search_route(api, request); });
}

}  // namespace tz::server
