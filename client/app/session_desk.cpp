#include "app/session_desk.h"

#include <algorithm>

#include "model/limits.h"

namespace tz::client {
namespace {

constexpr size_t kMaxId = 64;

}  // namespace

SessionDesk::SessionDesk(Network& network, Views& views, std::function<void()> changed)
    : network_(network), views_(views), changed_(std::move(changed)) {}

std::string SessionDesk::path() const {
  return login_.empty() ? "/api/v1/sessions" : "/api/v1/accounts/" + login_ + "/sessions";
}

void SessionDesk::ask(HttpRequest request, CallAnswer answer) {
  call(network_, std::move(request),
       [this, mine = round_, answer = std::move(answer)](const Result<json>& got) {
         if (mine != round_) return;
         answer(got);
         page_.reset();
         changed_();
       });
  page_.reset();
  changed_();
}

void SessionDesk::open(const std::string& login) {
  forget();
  login_ = login;
  read();
}

void SessionDesk::forget() {
  ++round_;
  login_.clear();
  loading_ = false;
  fault_.reset();
  sessions_.clear();
  to_end_.clear();
  asked_ = {};
  page_.reset();
}

void SessionDesk::read() {
  loading_ = true;
  HttpRequest request;
  request.path = path();
  ask(std::move(request), [this](const Result<json>& got) {
    loading_ = false;
    fault_.reset();
    if (!got) {
      fault_ = got.error();
    } else if (!got->is_array()) {
      fault_ = error(ErrorCode::internal);
    } else {
      take(*got);
    }
  });
}

void SessionDesk::take(const json& body) {
  sessions_.clear();
  for (const json& item : body) {
    if (!item.is_object()) continue;
    ObjectReader in(item, "");
    Session session;
    session.id = in.text("id", kMaxId);
    session.device = in.optional_text("device_name", kMaxTitle);
    session.begun_at = in.instant("begun_at");
    session.last_seen = in.instant("last_seen");
    session.current = in.boolean_or("current", false);
    if (!in.failed()) sessions_.push_back(std::move(session));
  }
  // This device first, then what was used last: what is strange stands there.
  std::stable_sort(sessions_.begin(), sessions_.end(), [](const Session& a, const Session& b) {
    return a.current != b.current ? a.current : b.last_seen < a.last_seen;
  });
}

void SessionDesk::end(const std::string& id) {
  if (asked_.busy()) return;
  to_end_ = {id};
  end_next();
}

void SessionDesk::end_others() {
  if (asked_.busy()) return;
  to_end_.clear();
  for (const Session& session : sessions_) {
    if (!session.current) to_end_.push_back(session.id);
  }
  if (!to_end_.empty()) end_next();
}

void SessionDesk::end_next() {
  asked_ = {Asked::State::busy, {}, {}};
  const std::string id = to_end_.front();
  to_end_.pop_front();
  ask(post(path() + '/' + id + "/end", json::object()), [this](const Result<json>& got) {
    // One that is gone already has ended by itself.
    if (!got && got.error().code != ErrorCode::not_found) {
      to_end_.clear();
      asked_ = refused(views_.context().reader.lang, got.error());
      return;
    }
    if (!to_end_.empty()) return end_next();
    asked_ = {Asked::State::done, {}, {}};
    read();
  });
}

const SessionsPage& SessionDesk::page() {
  if (!page_) page_ = made_page();
  return *page_;
}

SessionsPage SessionDesk::made_page() {
  const ViewContext& at = views_.context();
  SessionsPage page;
  page.own = login_.empty();
  page.whose = login_;
  page.loading = loading_;
  if (fault_) page.fault = sentence(at.reader.lang, *fault_);
  page.asked = asked_;
  for (const Session& session : sessions_) {
    SessionRow row;
    row.id = session.id;
    row.device = session.device.empty() ? at.say(Text::session_unnamed) : session.device;
    row.times =
        at.say(Text::session_times, {at.time(session.begun_at), at.time(session.last_seen)});
    row.current = session.current;
    if (!row.current) ++page.others;
    page.rows.push_back(std::move(row));
  }
  return page;
}

}  // namespace tz::client
