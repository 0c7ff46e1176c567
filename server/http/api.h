// The calls of the protocol (docs/protocol.md) as routes: each reads its input, calls one use case
// of the service and says what it said. No rule lives here.
#pragma once

#include <atomic>
#include <functional>
#include <set>
#include <string>

#include "http/browser_cookie.h"
#include "http/device_cookie.h"
#include "http/request_metrics.h"
#include "http/seats.h"
#include "http/session_cookie.h"
#include "http/site.h"
#include "notice/notice_counts.h"
#include "service/readiness.h"
#include "service/sign_in.h"
#include "service/storage_facts.h"

namespace tz::server {

// What all routes share; it must outlive the site. Safe for many threads, as its parts are.
struct Api {
  // `streams`: open at once in all, and of each person.
  Api(Service& the_service, size_t streams, bool has_tls, bool is_a_demo, size_t streams_each = 8)
      : service(the_service),
        stream_seats(streams),
        own_stream_seats(streams_each),
        cookie(has_tls),
        browser_cookie(has_tls),
        device_cookie(has_tls),
        is_demo(is_a_demo) {}

  Service& service;
  Seats stream_seats;
  SeatsEach<PersonId> own_stream_seats;
  // Checking a password takes long on purpose. Guessing at many at once must not take all threads
  // from those who are signed in already.
  Seats sign_in_seats{64};
  // A document costs many times its size while it is read.
  Seats import_seats{2};
  // Freezing figures reads most of the ledger.
  Seats counting_seats{2};
  // Writing a file holds a whole plan in memory.
  Seats export_seats{2};
  const SessionCookie cookie;
  const BrowserCookie browser_cookie;
  const DeviceCookie device_cookie;
  const bool is_demo;  // told to the client, which then says so on every page
  // A device has found that its copy was not what the ledger holds, and fetches it anew. May be
  // empty; called from any thread.
  std::function<void(const Caller&)> on_differing_copy;

  // For those who watch the machine. Set before the first request, but for is_stopping.
  Readiness readiness{service.store, service.clock};
  RequestMetrics requests;
  std::set<std::string> metrics_readers;        // addresses, beside this machine's own
  std::function<StorageFacts()> storage_facts;  // may be empty
  std::function<size_t()> requests_waiting;     // may be empty
  std::function<Instant()> certificate_ends;    // empty: the server has none of its own
  const NoticeCounts* notices = nullptr;        // null: there is no robot to be told anything
  std::atomic<bool> is_stopping{false};         // /readyz says so
};

void add_api(Site& site, Api& api);

// The parts of add_api().
void add_probe_routes(Site& site, Api& api);
void add_metrics_route(Site& site, Api& api);
void add_session_routes(Site& site, Api& api);
void add_second_factor_routes(Site& site, Api& api);
void add_session_list_routes(Site& site, Api& api);
void add_device_route(Site& site, Api& api);
void add_sync_routes(Site& site, Api& api);
void add_live_route(Site& site, Api& api);
void add_presence_route(Site& site, Api& api);
void add_audit_routes(Site& site, Api& api);
void add_search_route(Site& site, Api& api);
void add_import_routes(Site& site, Api& api);
void add_account_routes(Site& site, Api& api);
void add_blob_routes(Site& site, Api& api);
void add_circular_routes(Site& site, Api& api);
void add_assessment_routes(Site& site, Api& api);
void add_export_routes(Site& site, Api& api);

// Of a login, as it is typed.
inline constexpr size_t kMaxLogin = 64;
// Of an authenticator's code, likewise.
inline constexpr size_t kMaxCode = 16;

// A whole number of the query. Errors: bad_number, also where there is none.
Result<int64_t> number_in(const Request& request, std::string_view name);

// The `:id` of the route. Errors: bad_id.
template <class IdType>
Result<IdType> id_in(const Request& request) {
  const std::optional<Uuid> id = uuid_from(request.param("id"));
  if (!id) {
    return error(ErrorCode::bad_id, "id", {"id"});
  }
  return IdType(*id);
}

// Who calls. An error of the session also takes the cookie away: see refuse_caller().
Result<Caller> caller_of(const Api& api, const Request& request);
// Also with a temporary or an old password, or while a second factor is due: for the calls about
// one's own session alone.
Result<Caller> visitor_of(const Api& api, const Request& request);
Response refuse_caller(const Api& api, const Request& request, const Error& error);

}  // namespace tz::server
