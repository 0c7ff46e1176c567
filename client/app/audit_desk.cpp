#include "app/audit_desk.h"

#include <algorithm>
#include <array>

#include "base/percent.h"
#include "model/limits.h"

namespace tz::client {
namespace {

constexpr int64_t kTypingMs = 400;
constexpr size_t kMaxWord = 200;
constexpr size_t kMaxEvents = 1000;
constexpr size_t kGroup = 4;

struct Kind {
  std::string_view what;  // on the wire
  Text word;
  bool bad;
};

constexpr std::array kKinds = {
    Kind{"signed_in", Text::event_signed_in, false},
    Kind{"wrong_password", Text::event_wrong_password, true},
    Kind{"wrong_code", Text::event_wrong_code, true},
    Kind{"unknown_login", Text::event_unknown_login, true},
    Kind{"refused_locked", Text::event_refused_locked, true},
    Kind{"refused_address", Text::event_refused_address, true},
    Kind{"refused_disabled", Text::event_refused_disabled, true},
    Kind{"locked", Text::event_locked, true},
    Kind{"signed_out", Text::event_signed_out, false},
    Kind{"ended_elsewhere", Text::event_ended_elsewhere, false},
    Kind{"ended_by_admin", Text::event_ended_by_admin, false},
    Kind{"ended_with_password", Text::event_ended_with_password, false},
    Kind{"ended_with_account", Text::event_ended_with_account, false},
    Kind{"ended_with_second_factor", Text::event_ended_with_second_factor, false},
    Kind{"password_changed", Text::event_password_changed, false},
    Kind{"password_reset", Text::event_password_reset, false},
    Kind{"second_factor_set", Text::event_second_factor_set, false},
    Kind{"second_factor_taken_off", Text::event_second_factor_taken_off, false},
    Kind{"account_added", Text::event_account_added, false},
    Kind{"account_disabled", Text::event_account_disabled, false},
    Kind{"account_enabled", Text::event_account_enabled, false}};

const Kind* kind_named(std::string_view what) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& kind) { return kind.what == what; });
  return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace

std::string in_groups(std::string_view hash) {
  std::string out;
  for (size_t i = 0; i < hash.size(); i += kGroup) {
    if (!out.empty()) out += ' ';
    out += hash.substr(i, kGroup);
  }
  return out;
}

AuditDesk::AuditDesk(const Host& host, Views& views, std::function<void()> changed,
                     std::function<void(bool)> copied)
    : host_(host), views_(views), changed_(std::move(changed)), copied_(std::move(copied)) {}

AuditDesk::~AuditDesk() {
  stop_timer();
}

void AuditDesk::stop_timer() {
  if (timer_ != 0) host_.clock.cancel(timer_);
  timer_ = 0;
}

void AuditDesk::ask(std::string path, std::function<void(const json&)> take) {
  ++waiting_;
  HttpRequest request;
  request.path = std::move(path);
  call(host_.network, std::move(request),
       [this, mine = round_, take = std::move(take)](const Result<json>& got) {
         if (mine != round_) return;
         --waiting_;
         if (!got) {
           fault_ = got.error();
         } else if (!got->is_object()) {
           fault_ = error(ErrorCode::internal);
         } else {
           take(*got);
         }
         page_.reset();
         changed_();
       });
  page_.reset();
  changed_();
}

void AuditDesk::open() {
  ++round_;
  waiting_ = 0;
  stop_timer();
  fault_.reset();
  ask("/api/v1/chain", [this](const json& body) { take_chain(body); });
  read_events(std::nullopt);
}

void AuditDesk::forget() {
  ++round_;
  waiting_ = 0;
  stop_timer();
  fault_.reset();
  chain_ = {};
  events_.clear();
  more_ = false;
  login_.clear();
  page_.reset();
}

void AuditDesk::set_login(std::string_view login) {
  if (login_ == login) return;
  login_ = login;
  page_.reset();
  stop_timer();
  timer_ = host_.clock.after(kTypingMs, [this] {
    timer_ = 0;
    open();
  });
}

void AuditDesk::read_older() {
  if (waiting_ > 0 || !more_ || events_.empty()) return;
  fault_.reset();
  read_events(events_.back().id);
}

void AuditDesk::read_events(std::optional<int64_t> before) {
  std::string query;
  if (before) query += "before=" + std::to_string(*before);
  if (!login_.empty()) query += (query.empty() ? "login=" : "&login=") + percent_encoded(login_);
  ask("/api/v1/sign-ins" + (query.empty() ? query : '?' + query),
      [this, fresh = !before](const json& body) { take_events(body, fresh); });
}

void AuditDesk::take_events(const json& body, bool fresh) {
  if (fresh) events_.clear();
  ObjectReader in(body, "");
  more_ = in.boolean_or("more", false);
  in.each("events", kMaxEvents, [&](ObjectReader& item) {
    Event event;
    event.id = item.integer("id", 1, INT64_MAX);
    event.what = item.text("what", kMaxWord);
    event.at = item.instant("at");
    event.login = item.optional_text("login", kMaxWord);
    event.person = item.optional_id<PersonId>("person");
    event.by = item.optional_id<PersonId>("by");
    event.by_server = item.boolean_or("by_server", false);
    event.address = item.optional_text("address", kMaxWord);
    event.device = item.optional_text("device_name", kMaxTitle);
    event.times = item.integer_or("times", 1, 1, INT32_MAX);
    if (!item.failed()) events_.push_back(std::move(event));
  });
  if (in.failed()) fault_ = error(ErrorCode::internal);
}

void AuditDesk::take_chain(const json& body) {
  ObjectReader in(body, "");
  Chain chain;
  chain.head = static_cast<uint64_t>(in.integer("head", 0, INT64_MAX));
  chain.hash = in.text("head_hash", kMaxWord);
  chain.epoch = in.text("epoch", kMaxWord);
  if (in.has("head_at")) chain.at = in.instant("head_at");
  if (in.has("last_backup")) chain.backup = in.instant("last_backup");
  if (in.failed()) {
    fault_ = error(ErrorCode::internal);
  } else {
    chain_ = std::move(chain);
  }
}

void AuditDesk::copy_chain() {
  const std::string text = page().chain.whole;
  if (text.empty()) return;
  host_.environment.copy_text(text, [this, mine = round_](bool done) {
    if (mine == round_) copied_(done);
  });
}

const AuditPage& AuditDesk::page() {
  if (!page_) page_ = made_page();
  return *page_;
}

SignInRow AuditDesk::row_of(const ViewContext& at, const Event& event) {
  const Kind* kind = kind_named(event.what);
  SignInRow row;
  row.bad = kind != nullptr && kind->bad;
  // A newer server may tell what this app has no word for.
  row.title = kind == nullptr ? event.what : at.say(kind->word);
  if (event.times > 1) {
    row.title += ' ' + at.say(Text::event_times, {std::to_string(event.times)});
  }
  const auto add = [&](const std::string& part) {
    if (part.empty()) return;
    row.note = row.note.empty() ? part : at.say(Text::unit_and_person, {row.note, part});
  };
  if (event.person) add(at.person_name(*event.person));
  add(event.login);
  if (event.by) add(at.say(Text::event_by, {at.person_name(*event.by)}));
  if (event.by_server) add(at.say(Text::event_by_server));
  add(event.device);
  add(event.address);
  row.time = at.time(event.at);
  return row;
}

AuditPage AuditDesk::made_page() {
  const ViewContext& at = views_.context();
  AuditPage page;
  page.loading = waiting_ > 0;
  if (fault_) page.fault = sentence(at.reader.lang, *fault_);
  if (!chain_.hash.empty()) {
    const std::string number = std::to_string(chain_.head);
    page.chain.entry = number;
    if (chain_.at) page.chain.entry = at.say(Text::audit_entry_at, {number, at.time(*chain_.at)});
    page.chain.hash = in_groups(chain_.hash);
    page.chain.epoch = chain_.epoch;
    page.chain.backup = chain_.backup ? at.time(*chain_.backup) : at.say(Text::audit_no_backup);
    // Kept elsewhere and read another year: no "today".
    std::string day;
    if (chain_.at) day = to_iso(shanghai_date(*chain_.at)) + ' ' + shanghai_clock(*chain_.at);
    page.chain.whole = at.say(Text::audit_copied_line, {number, chain_.hash, day, chain_.epoch});
  }
  page.login = login_;
  for (const Event& event : events_) page.rows.push_back(row_of(at, event));
  page.more = more_;
  return page;
}

}  // namespace tz::client
