#include "http/answer.h"

#include <charconv>
#include <cstdint>
#include <utility>

#include "base/json_read.h"
#include "http/language.h"
#include "sync/wire.h"
#include "text/strings.h"

namespace tz::server {

namespace {

constexpr int64_t kBusyWaitS = 5;

// When to ask again; 0 where that would not help.
int64_t wait_s_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::sign_in_locked: {
      int64_t minutes = 1;
      if (!error.args.empty()) {
        const std::string& text = error.args.front();
        std::from_chars(text.data(), text.data() + text.size(), minutes);
      }
      return minutes * 60;
    }
    case ErrorCode::busy:
      return kBusyWaitS;
    case ErrorCode::commit_unknown:
      return 1;
    default:
      return 0;
  }
}

// The ledger is not what it should be, or the program: nobody who asks can mend that.
bool is_own_fault(ErrorCode code) {
  switch (code) {
    case ErrorCode::internal:
    case ErrorCode::store_failed:
    case ErrorCode::store_outdated:
    case ErrorCode::ledger_newer:
    case ErrorCode::ledger_behind:
    case ErrorCode::chain_broken:
    case ErrorCode::records_differ:
    case ErrorCode::blob_missing:
    case ErrorCode::blob_damaged:
    case ErrorCode::figures_differ:
    case ErrorCode::scores_differ:
      return true;
    default:
      return false;
  }
}

}  // namespace

Response json_answer(std::string body, int status) {
  Response response;
  response.status = status;
  response.set("Content-Type", "application/json");
  response.body = std::move(body);
  return response;
}

Response refuse(const Request& request, const Error& error) {
  return refuse_with(request, status_of(error.code), error);
}

Response refuse_with(const Request& request, int status, const Error& error) {
  const Lang lang = language_of(request);
  json inner = to_json(error);
  inner["message"] = sentence(lang, error);
  if (!inner.contains("field")) {
    inner["field"] = "";
  }
  json outer = json::object();
  outer["error"] = std::move(inner);
  Response response = json_answer(canonical(outer), status);
  response.set("Content-Language", std::string(name_of(lang)));
  if (const int64_t wait_s = wait_s_of(error); wait_s > 0) {
    response.set("Retry-After", std::to_string(wait_s));
  }
  return response;
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::session_of_another:
    case ErrorCode::session_required:
    case ErrorCode::session_revoked:
    case ErrorCode::session_expired:
    case ErrorCode::sign_in_failed:
    case ErrorCode::second_factor_needed:
    case ErrorCode::second_factor_failed:
      return 401;
    case ErrorCode::not_allowed:
    case ErrorCode::foreign_actor:
    case ErrorCode::foreign_unit:
    case ErrorCode::person_inactive:
    case ErrorCode::cross_origin:
    case ErrorCode::header_missing:
    case ErrorCode::own_account:
    case ErrorCode::password_temporary:
    case ErrorCode::password_old:
    case ErrorCode::second_factor_due:
      return 403;
    case ErrorCode::route_unknown:
    case ErrorCode::not_found:
    case ErrorCode::login_unknown:
      return 404;
    case ErrorCode::method_not_allowed:
      return 405;
    case ErrorCode::id_reused:
    case ErrorCode::stale:
    case ErrorCode::already_exists:
    case ErrorCode::login_taken:
    case ErrorCode::person_active:
    case ErrorCode::person_erased:
    case ErrorCode::blob_offset:
    case ErrorCode::blob_differs:
    case ErrorCode::circular_state:
    case ErrorCode::assessment_state:
    case ErrorCode::accountability_state:
      return 409;
    case ErrorCode::bad_cursor:
      return 410;
    case ErrorCode::body_too_large:
    case ErrorCode::batch_too_large:
    case ErrorCode::document_too_large:
    case ErrorCode::blob_too_large:
      return 413;
    case ErrorCode::unsupported_type:
    case ErrorCode::blob_unknown_type:
      return 415;
    case ErrorCode::protocol_too_old:
    case ErrorCode::https_needed:
      return 426;
    case ErrorCode::sign_in_locked:
    case ErrorCode::blob_quota:
      return 429;
    case ErrorCode::busy:
    case ErrorCode::commit_unknown:
      return 503;
    case ErrorCode::storage_full:
      return 507;
    default:
      // What is left is content that the sender can mend.
      return is_own_fault(code) ? 500 : 400;
  }
}

}  // namespace tz::server
