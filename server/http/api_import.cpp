// POST /api/v1/import, which reads a document and changes nothing, and POST /api/v1/import/publish.
#include "base/json_read.h"
#include "http/answer.h"
#include "http/api.h"
#include "http/language.h"
#include "model/limits.h"
#include "plan/import_plan.h"
#include "service/imported_json.h"
#include "service/publish_import.h"
#include "service/review_import.h"

namespace tz::server {

namespace {

constexpr size_t kMaxDocumentBytes = 5 * 1024 * 1024;

json brief(const Unit& unit) {
  return {{"id", to_string(unit.id)}, {"name", unit.name}};
}

json suggestions_json(const ImportReview& review) {
  json units = json::array();
  for (const ImportReview::NamedUnit& named : review.units) {
    json similar = json::array();
    for (const Unit& unit : named.similar) {
      similar.push_back(brief(unit));
    }
    units.push_back({{"name", named.name},
                     {"exact", named.exact ? brief(*named.exact) : json()},
                     {"similar", std::move(similar)}});
  }
  json groups = json::array();
  for (const ImportReview::NamedGroup& named : review.groups) {
    json members = json::array();
    for (UnitId member : named.members) {
      members.push_back(to_string(member));
    }
    groups.push_back({{"name", named.name}, {"members", std::move(members)}});
  }
  return {{"units", std::move(units)}, {"groups", std::move(groups)}};
}

json sentences_of(const std::vector<plan::ImportNote>& notes, Lang lang) {
  json out = json::array();
  for (const plan::ImportNote& note : notes) {
    out.push_back(filled(plan::sentence_of(note.code, lang == Lang::zh), note.args));
  }
  return out;
}

Response review_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const std::shared_ptr<Seats::Seat> seat = api.import_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const Result<ImportReview> review =
      review_import(api.service, actor_of(caller->person), request.body);
  if (!review) {
    return refuse(request, review.error());
  }
  const Lang lang = language_of(request);
  const json out = {{"text", review->text},
                    {"imported", imported_json(review->imported)},
                    {"messages",
                     {{"warnings", sentences_of(review->imported.warnings, lang)},
                      {"errors", sentences_of(review->imported.errors, lang)}}},
                    {"suggestions", suggestions_json(*review)}};
  return json_answer(canonical(out));
}

struct PublishRequest {
  std::string text;
  PublishChoice choice;
  ImportDecisions decisions;
};

// As it was handed out: every byte of it counts, because the notes tell places in it.
std::string whole_text(ObjectReader& in, const json& body) {
  const auto found = body.is_object() ? body.find("text") : body.end();
  if (found == body.end() || found->is_null()) {
    in.fail(ErrorCode::missing_field, "text");
    return {};
  }
  const std::string* text = found->get_ptr<const std::string*>();
  if (text == nullptr) {
    in.fail(ErrorCode::wrong_type, "text");
    return {};
  }
  return *text;
}

std::vector<size_t> indexes(ObjectReader& in, const char* key) {
  std::vector<size_t> out;
  for (const json& item : in.array(key, kMaxTasks)) {
    if (!item.is_number_unsigned()) {
      in.fail(ErrorCode::wrong_type, key);
      break;
    }
    out.push_back(item.get<size_t>());
  }
  return out;
}

Result<PublishRequest> publish_request_from(const std::string& text) {
  const Result<json> body = parse_json(text);
  if (!body) {
    return body.error();
  }
  ObjectReader in(*body, "");
  PublishRequest out;
  out.text = whole_text(in, *body);
  out.choice.starts_on = in.optional_date("starts_on");
  out.choice.ends_on = in.optional_date("ends_on");
  if (in.has("cadence")) {
    out.choice.cadence = in.choice("cadence", cadence_named);
  }
  in.each("units", kMaxUnits, [&](ObjectReader& item) {
    ImportDecisions::Named named;
    named.name = item.text("name", kMaxName);
    named.unit = item.optional_id<UnitId>("unit");
    out.decisions.units.push_back(std::move(named));
  });
  in.each("groups", kMaxUnits, [&](ObjectReader& item) {
    ImportDecisions::Confirmed confirmed;
    confirmed.name = item.text("name", kMaxName);
    confirmed.members = item.ids<UnitId>("members", kMaxUnits);
    out.decisions.groups.push_back(std::move(confirmed));
  });
  out.decisions.leave_out = indexes(in, "leave_out");
  return in.finish(std::move(out));
}

Response publish_route(Api& api, const Request& request) {
  const Result<Caller> caller = caller_of(api, request);
  if (!caller) {
    return refuse_caller(api, request, caller.error());
  }
  const Actor by = actor_of(caller->person);
  if (!by.has(Role::office)) {
    return refuse(request, error(ErrorCode::not_allowed));
  }
  const std::shared_ptr<Seats::Seat> seat = api.import_seats.take();
  if (!seat) {
    return refuse(request, error(ErrorCode::busy));
  }
  const Result<PublishRequest> wanted = publish_request_from(request.body);
  if (!wanted) {
    return refuse(request, wanted.error());
  }
  const Result<PublishedPlan> published = publish_reviewed(
      api.service, by, plan::import_plan(wanted->text), wanted->choice, wanted->decisions);
  if (!published) {
    return refuse(request, published.error());
  }
  return json_answer(canonical({{"plan", to_string(published->plan)},
                                {"tasks", published->tasks},
                                {"assignments", published->assignments},
                                {"new_units", published->new_units}}));
}

}  // namespace

void add_import_routes(Site& site, Api& api) {
  site.add("POST", "/api/v1/import",
           [&api](const Request& request) { return review_route(api, request); },
           {kMaxDocumentBytes, true});
  site.add("POST", "/api/v1/import/publish",
           [&api](const Request& request) { return publish_route(api, request); },
           {kMaxDocumentBytes, false});
}

}  // namespace tz::server
