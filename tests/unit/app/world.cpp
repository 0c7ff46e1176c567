#include "world.h"

#include <algorithm>

#include "sync/copy_digest.h"

namespace tz::testing {

using client::HttpAnswer;
using client::HttpRequest;

HttpAnswer good(const json& body) {
  return {HttpAnswer::Kind::answered, 200, canonical(body), 0};
}

HttpAnswer bad(int32_t status, const Error& error) {
  return {HttpAnswer::Kind::answered, status, canonical({{"error", to_json(error)}}), 0};
}

namespace {

std::string cursor_in(const std::string& path) {
  const size_t at = path.find("cursor=");
  if (at == std::string::npos) return {};
  return path.substr(at + 7, path.find('&', at) - at - 7);
}

bool has_flag(const std::string& path, std::string_view name) {
  return path.find(std::string(name) + "=1") != std::string::npos;
}

// Who asks is this server's own affair.
HttpRequest without_person(HttpRequest request) {
  const size_t at = request.path.find("person=");
  if (at != std::string::npos) request.path.resize(at - 1);
  return request;
}

}  // namespace

TestServer::TestServer(client::fake::Timeline& timeline)
    : signed_in(ledger.clerk), timeline_(timeline) {}

HttpAnswer TestServer::answer(const HttpRequest& asked_for) {
  const HttpRequest request = without_person(asked_for);
  if (refuse_all) return bad(503, error(ErrorCode::internal));
  if (answers_nonsense) return {HttpAnswer::Kind::answered, 200, "<html>sign in to the hotel", 0};
  if (request.path == "/api/v1/sign-in") {
    if (!code.empty()) {
      const json typed = *parse_json(request.body);
      const auto told = typed.find("code");
      if (told == typed.end()) return bad(401, error(ErrorCode::second_factor_needed, "code"));
      if (*told != code) return bad(401, error(ErrorCode::second_factor_failed, "code"));
    }
    session_valid = true;
    session_fault = ErrorCode::session_expired;
    const Person* person = ledger.records.person(signed_in.person);
    json session = {{"person", to_json(*person)}, {"login", "clerk"}};
    if (password_is_temporary) session["password_is_temporary"] = true;
    if (password_is_old) session["password_is_old"] = true;
    if (!code.empty()) session["second_factor"] = true;
    if (second_factor_is_due) session["second_factor_is_due"] = true;
    return good(session);
  }
  if (request.path == "/api/v1/hello") return good({{"demo", is_demo}});
  if (request.path == "/api/v1/sign-out") {
    session_valid = false;
    return good(json::object());
  }
  if (!session_valid) return bad(401, error(session_fault));
  const auto prepared = answers.find(request.method + ' ' + request.path);
  if (prepared != answers.end()) {
    asked.push_back(request);
    const bool is_replaced = request.path == "/api/v1/password" && prepared->second.status == 200;
    if (is_replaced) password_is_temporary = password_is_old = false;
    const bool is_set_up =
        request.path == "/api/v1/second-factor/confirm" && prepared->second.status == 200;
    if (is_set_up) second_factor_is_due = false;
    return prepared->second;
  }
  if (password_is_temporary) return bad(403, error(ErrorCode::password_temporary));
  if (password_is_old) return bad(403, error(ErrorCode::password_old, "", {"90"}));
  if (second_factor_is_due) return bad(403, error(ErrorCode::second_factor_due));
  if (BlobServer::is_for(request)) return blobs.answer(request);
  if (request.path == "/api/v1/device") {
    devices.push_back(
        DeviceId(*uuid_from((*parse_json(request.body))["device"].get<std::string>())));
    return good(device_before ? json{{"before", *device_before}} : json::object());
  }
  if (request.path == "/api/v1/push") return push(*parse_json(request.body));
  if (request.path.rfind("/api/v1/pull", 0) == 0) return pull(request.path);
  return bad(404, error(ErrorCode::not_found, "path"));
}

Horizon TestServer::horizon() const {
  return {epoch, ledger.seq, "scope-" + to_string(signed_in.person), now(),
          to_hex(sha256(std::to_string(ledger.seq)))};
}

Verdict TestServer::judge(const json& value, int64_t skew_ms) {
  const Result<Operation> operation = operation_from(value);
  TZ_ASSERT(operation.ok());
  const auto known = verdicts.find(operation->id);
  Verdict verdict;
  verdict.operation = operation->id;
  if (known != verdicts.end()) {
    // A verdict that a test has laid down beforehand has none.
    const auto digest = digests.find(operation->id);
    if (digest == digests.end() || digest->second == digest_of(value)) return known->second;
    verdict.kind = VerdictKind::rejected;
    verdict.error = error(ErrorCode::id_reused, "id");
    return verdict;
  }
  digests[operation->id] = digest_of(value);
  uint64_t& highest = highest_seqs[operation->device];
  highest = std::max(highest, operation->device_seq);
  verdict.seq = ++ledger.seq;
  device_seqs.push_back(operation->device_seq);
  const Result<Decision> decision =
      decide(*operation, signed_in, ledger.records, Stamp{verdict.seq, now(), skew_ms});
  if (!decision) {
    verdict.kind = VerdictKind::rejected;
    verdict.error = decision.error();
  } else {
    applied.push_back(operation->id);
    if (decision->late) {
      verdict.kind = VerdictKind::late;
      verdict.error = error(ErrorCode::late_arrival);
    }
    for (const Record& record : decision->changed) ledger.records.put(record);
  }
  verdicts.emplace(operation->id, verdict);
  return verdict;
}

HttpAnswer TestServer::push(const json& body) {
  ++pushes;
  const Result<PushRequest> request = push_request_from(body);
  TZ_ASSERT(request.ok());
  PushResponse response;
  for (const json& operation : request->operations) {
    response.verdicts.push_back(judge(operation, request->skew_ms));
  }
  response.horizon = horizon();
  response.device_seq_seen = highest_seqs[request->device];
  if (!request->cursor.empty()) {
    response.changes = changes_since(std::stoull(request->cursor)).page;
  }
  return good(to_json(response));
}

PullResponse TestServer::changes_since(uint64_t version) const {
  PullResponse out;
  out.horizon = horizon();
  std::vector<Record> all = ledger.records.all();
  std::stable_sort(all.begin(), all.end(),
                   [](const Record& a, const Record& b) { return version_of(a) < version_of(b); });
  uint64_t last = version;
  for (const Record& record : all) {
    if (version_of(record) <= version) continue;
    // Records of one version are not parted: the cursor is a version here.
    if (out.page.records.size() >= page_size && version_of(record) != last) {
      out.page.more = true;
      break;
    }
    out.page.records.push_back(record);
    last = version_of(record);
  }
  out.page.next = std::to_string(out.page.more ? last : ledger.seq);
  return out;
}

HttpAnswer TestServer::pull(const std::string& path) {
  ++pulls;
  const std::string cursor = cursor_in(path);
  if (has_flag(path, "differed")) ++differences;
  const uint64_t from = cursor.empty() ? 0 : std::stoull(cursor);
  if (from > ledger.seq || reset_next) {
    reset_next = false;
    PullResponse anew = changes_since(0);
    anew.reset = true;
    return good(to_json(anew));
  }
  PullResponse changes = changes_since(from);
  if (has_flag(path, "digest")) {
    ++comparisons;
    if (!changes.page.more) changes.digest = copy_digest(ledger.records);
  }
  return good(to_json(changes));
}

uint64_t TestServer::edit(const Actor& actor, OperationBody body) {
  ledger.now = now();
  const bool done = ledger.run(actor, std::move(body)).ok();
  TZ_ASSERT(done);
  return ledger.seq;
}

void TestServer::restore(const RecordSet& records, uint64_t seq) {
  ledger.records = records;
  ledger.seq = seq;
  epoch = "second";
  verdicts.clear();
  highest_seqs.clear();
  applied.clear();
}

int TestServer::times_applied(OperationId id) const {
  return static_cast<int>(std::count(applied.begin(), applied.end(), id));
}

World::World() : timeline(morning_of(kMonday + 1)), server(timeline), browser(timeline) {}

std::unique_ptr<OpenPage> World::open_page(client::fake::FakeBrowser& where) {
  auto page = std::make_unique<OpenPage>(where, server);
  page->app->start();
  pass(100);
  return page;
}

std::unique_ptr<OpenPage> World::ready_page() {
  auto page = open_page();
  if (page->app->phase() == client::Phase::signed_out) page->app->sign_in("clerk", "secret");
  settle();
  return page;
}

void World::reopen_after(std::unique_ptr<OpenPage>& page, int64_t ms) {
  page.reset();
  pass(ms);
  page = ready_page();
}

void World::report(OpenPage& page, int32_t percent, const std::string& words) {
  page->open(client::report_route(own()));
  page->set_percent(percent);
  page->set_narrative(words);
  page->submit_report();
}

const client::fake::Database& World::disk_of(const Actor& actor) {
  return browser.disk.databases["person-" + to_string(actor.person)];
}

}  // namespace tz::testing
