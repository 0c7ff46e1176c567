#include "server.h"

#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "http/answer.h"
#include "service/accounts.h"
#include "service/audit.h"
#include "service/cycle_timer.h"
#include "service/own_operation.h"
#include "store/sqlite_store.h"

namespace tz::sim {

using client::HttpAnswer;
using client::HttpRequest;
using server::Caller;
using server::Service;
using server::Snapshot;

namespace {

namespace fs = std::filesystem;

class WallClock : public server::Clock {
 public:
  explicit WallClock(const client::fake::Timeline& timeline) : timeline_(timeline) {}
  Instant now() override { return timeline_.wall(); }

 private:
  const client::fake::Timeline& timeline_;
};

class SeededRandom : public server::RandomSource {
 public:
  explicit SeededRandom(uint64_t seed) : dice_(seed) {}
  void fill(uint8_t* out, size_t size) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (size_t i = 0; i < size; ++i) out[i] = static_cast<uint8_t>(dice_.roll(256));
  }

 private:
  std::mutex mutex_;
  testing::Dice dice_;
};

// Memory where there is some to be had as a disk: the simulated disk is what may lose things, this
// one only holds the head file.
std::string make_folder() {
  const fs::path memory = "/dev/shm";
  std::error_code ignored;
  const fs::path parent = fs::is_directory(memory, ignored) ? memory : fs::temp_directory_path();
  std::string name = (parent / "tz-sim-XXXXXX").string();
  TZ_ASSERT(::mkdtemp(name.data()) != nullptr);
  // The store asks the real disk whether there is a ledger at all.
  std::ofstream(name + "/ledger.db").flush();
  return name;
}

std::string disk_name() {
  static std::atomic<uint64_t> count{0};
  return "tz-sim-" + std::to_string(++count);
}

std::string query_of(const std::string& path, std::string_view name) {
  const std::string wanted = std::string(name) + '=';
  const size_t at = path.find(wanted);
  if (at == std::string::npos) return {};
  std::string out;
  for (size_t i = at + wanted.size(); i < path.size() && path[i] != '&'; ++i) {
    if (path[i] == '%' && i + 2 < path.size()) {
      out += static_cast<char>(std::stoi(path.substr(i + 1, 2), nullptr, 16));
      i += 2;
    } else {
      out += path[i];
    }
  }
  return out;
}

bool is_push(const HttpRequest& request) {
  return request.path.starts_with("/api/v1/push");
}

bool is_pull(const HttpRequest& request) {
  return request.path.starts_with("/api/v1/pull");
}

// As it stands before the routes.
server::Request request_of(const HttpRequest& wanted, const std::string& cookie) {
  server::Request out;
  out.method = wanted.method;
  out.path = wanted.path.substr(0, wanted.path.find('?'));
  out.headers.emplace("content-type", wanted.type);
  out.headers.emplace("x-taizhang", "1");
  if (!cookie.empty()) out.headers.emplace("cookie", cookie);
  for (const char* name : {"cursor", "person", "digest", "differed", "offset", "size"}) {
    const std::string value = query_of(wanted.path, name);
    if (!value.empty()) out.query.emplace(name, value);
  }
  out.body = wanted.body;
  return out;
}

template <class Change>
void alter(HttpAnswer& answer, Change change) {
  Result<json> body = parse_json(answer.body);
  if (!body) return;
  change(*body);
  answer.body = canonical(*body);
}

// What a page of any answer holds.
std::vector<Record> records_in(const std::string& body) {
  const Result<json> value = parse_json(body);
  if (!value) return {};
  if (const Result<PullResponse> pulled = pull_response_from(*value)) return pulled->page.records;
  const Result<PushResponse> pushed = push_response_from(*value);
  if (pushed && pushed->changes) return pushed->changes->records;
  return {};
}

}  // namespace

struct Server::Stream {
  std::shared_ptr<server::LiveListener> listener;
  Events take;
  PersonId person;
};

// What dies with the power.
class Server::World {
 public:
  World(std::unique_ptr<server::Store> the_store, client::fake::Timeline& timeline, uint64_t seed)
      : store(std::move(the_store)),
        clock(timeline),
        random(seed),
        service(*store, clock, random, cheap()) {
    add_api(site, api);
  }

  static server::Settings cheap() {
    server::Settings settings;
    settings.password_cost = {8, 1};
    return settings;
  }

  std::unique_ptr<server::Store> store;
  WallClock clock;
  SeededRandom random;
  Service service;
  server::Api api{service, 1000, false, false, 1000};
  server::Site site;
};

Server::Server(client::fake::Timeline& timeline, uint64_t seed, const ServerBreaks& breaks,
               Violations& violations)
    : timeline_(timeline),
      dice_(seed),
      breaks_(breaks),
      violations_(violations),
      folder_(make_folder()),
      disk_(disk_name()) {
  disk_.lies = breaks.lies_about_disk;
  open();
  found();
  backup_ = disk_.copy();
  backup_seq_ = log().size();
}

Server::~Server() {
  world_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

// ---- its life

void Server::open() {
  server::SqliteOptions options;
  options.path = folder_ + "/ledger.db";
  options.vfs = disk_.name();
  const uint64_t epoch = breaks_.keeps_epoch ? 0 : restores_;
  options.new_epoch = uuid_of_name("epoch " + std::to_string(epoch));
  options.restored = is_restoring_;
  auto store = server::open_sqlite_store(options);
  if (!store) {
    // A person sees that it does not start, and why.
    if (disk_.is_in_trouble()) return;
    violations_.add("server does not start", std::string(name_of(store.error().code)));
    return;
  }
  is_restoring_ = false;
  world_ = std::make_unique<World>(std::move(*store), timeline_, dice_.roll(1u << 30) + ++starts_);
  world_->api.on_differing_copy = [this](const Caller& caller) {
    violations_.add("copy differs from the ledger", to_string(caller.person.id));
  };
  check_acknowledged();
}

void Server::stop() {
  for (auto& [id, stream] : streams_) stream->take(std::nullopt);
  streams_.clear();
  world_.reset();
}

void Server::start() {
  if (world_ != nullptr) return;
  disk_.restart(dice_);
  open();
}

void Server::back_up() {
  if (world_ == nullptr) return;
  backup_ = disk_.copy();
  backup_seq_ = log().size();
}

void Server::restore() {
  stop();
  disk_.restart(dice_);
  disk_.replace(backup_);
  ++restores_;
  for (auto it = verdicts_.begin(); it != verdicts_.end();) {
    if (it->second.seq <= backup_seq_) {
      ++it;
      continue;
    }
    undone_.insert(*it);
    it = verdicts_.erase(it);
  }
  // Where the disk refuses, whoever restores tries again.
  is_restoring_ = true;
  open();
}

void Server::pass_time() {
  if (world_ == nullptr) return;
  (void)server::run_cycles(world_->service);
  after_request();
}

std::string Server::read_head_file() const {
  std::ifstream in(folder_ + "/ledger.db.head", std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void Server::write_head_file(const std::string& bytes) const {
  std::ofstream(folder_ + "/ledger.db.head", std::ios::binary | std::ios::trunc) << bytes;
}

// ---- requests

std::optional<Reply> Server::answer(const HttpRequest& given, const std::string& sent_cookie) {
  if (world_ == nullptr) return std::nullopt;
  HttpRequest wanted = given;
  break_request(wanted);
  server::Request request = request_of(wanted, sent_cookie);
  std::string asker = sent_cookie;
  if (breaks_.leaks_scope && is_pull(wanted)) {
    for (const auto& [cookie, whose] : sessions_) {
      if (whose != logins_[1].person) continue;
      request.headers.erase("cookie");
      request.headers.emplace("cookie", cookie);
      request.query.erase("person");
    }
  }
  const std::string head = disk_.is_doomed() ? read_head_file() : std::string();
  const server::Response response = world_->site.answer(request);
  if (disk_.has_crashed()) {
    // The head file is written after the commit; power may go between the two.
    if (dice_.one_in(2)) write_head_file(head);
    stop();
    return std::nullopt;
  }
  HttpAnswer out{HttpAnswer::Kind::answered, response.status, response.body, 0};
  std::optional<std::string> cookie;
  const std::string_view retry = response.header("retry-after");
  if (!retry.empty()) out.retry_after_s = std::stoi(std::string(retry));
  const std::string_view set = response.header("set-cookie");
  if (set.starts_with("tz_session=")) cookie = set.substr(0, set.find(';'));
  if (wanted.path.starts_with("/api/v1/sign-in") && out.status == 200) {
    const Result<json> body = parse_json(out.body);
    sessions_[*cookie] = PersonId(*uuid_from(body->at("person").at("id").get<std::string>()));
    asker = *cookie;
  }
  break_answer(given, out);
  if (out.status == 200) {
    if (is_push(given)) note_verdicts(out.body);
    const auto session = sessions_.find(asker);
    if ((is_push(given) || is_pull(given)) && session != sessions_.end()) {
      check_scope(out.body, session->second);
    }
  }
  after_request();
  return Reply{out, cookie};
}

void Server::after_request() {
  if (disk_.has_crashed()) return stop();
  if (world_ == nullptr) return;
  world_->service.live.settle();
  pump_streams();
}

// What the server says of an operation, it says for ever.
void Server::note_verdicts(const std::string& body) {
  const Result<json> value = parse_json(body);
  const Result<PushResponse> response =
      value ? push_response_from(*value) : Result<PushResponse>(value.error());
  if (!response) return violations_.add("answer unreadable", body.substr(0, 200));
  for (const Verdict& verdict : response->verdicts) {
    if (verdict.seq == 0) continue;
    const auto [known, is_new] = verdicts_.emplace(verdict.operation, verdict);
    if (!is_new && !(known->second == verdict)) {
      violations_.add("verdict changed", to_string(verdict.operation));
    }
  }
}

void Server::check_scope(const std::string& body, PersonId asker) {
  const std::vector<Record> sent = records_in(body);
  if (sent.empty()) return;
  const RecordSet all = records();
  const Scope scope = scope_of(asker, all);
  for (const Record& record : sent) {
    if (may_see(scope, record, all)) continue;
    return violations_.add("record outside the scope",
                           std::string(name_of(collection_of(record))) + " to " + to_string(asker));
  }
}

// After every start: nothing that was acknowledged may be missing or different.
void Server::check_acknowledged() {
  const Outcome read = world_->store->read([&](Snapshot& snapshot) -> Outcome {
    for (const auto& [id, verdict] : verdicts_) {
      const auto receipt = snapshot.receipt(id);
      if (!receipt) return receipt.error();
      if (*receipt && (*receipt)->verdict == verdict) continue;
      violations_.add("acknowledged operation lost", to_string(id));
      return done();
    }
    return done();
  });
  if (!read) violations_.add("ledger unreadable", std::string(name_of(read.error().code)));
}

// ---- streams

int32_t Server::open_stream(const std::string& path, const std::string& cookie, uint64_t id,
                            Events take) {
  if (world_ == nullptr) return 0;
  HttpRequest wanted;
  wanted.path = path;
  const Result<Caller> caller = server::caller_of(world_->api, request_of(wanted, cookie));
  if (disk_.has_crashed()) {
    stop();
    return 0;
  }
  if (!caller) return server::status_of(caller.error().code);
  auto listener = server::listen(world_->service, *caller, query_of(path, "cursor"));
  if (!listener) return server::status_of(listener.error().code);
  auto stream = std::make_unique<Stream>();
  stream->listener = std::move(*listener);
  stream->take = std::move(take);
  stream->person = caller->person.id;
  streams_[id] = std::move(stream);
  after_request();
  return 200;
}

void Server::close_stream(uint64_t id) {
  streams_.erase(id);
}

void Server::pump_streams() {
  std::vector<uint64_t> ended;
  for (auto& [id, stream] : streams_) {
    for (;;) {
      const auto next = stream->listener->next(0);
      if (!next) {
        ended.push_back(id);
        stream->take(std::nullopt);
        break;
      }
      if (!*next) break;
      check_scope(*(*next)->json, stream->person);
      stream->take(*(*next)->json);
    }
  }
  for (const uint64_t id : ended) streams_.erase(id);
}

// ---- the people

void Server::found() {
  Service& service = world_->service;
  const Actor by = server::system_actor();
  for (const char* name : {"区政府办公室", "区数据局", "东河街道", "西山街道"}) {
    units_.push_back(server::require_unit(service, by, name, UnitKind::department)->id);
  }
  const auto add = [&](const char* login, size_t unit, Role role) {
    const server::NewAccount account{login, kPassword, false, login, units_[unit], {role}};
    const Result<Person> made = server::add_account(service, by, account);
    TZ_ASSERT(made.ok());
    logins_.push_back({login, made->id});
    return *made;
  };
  add("admin", 0, Role::admin);
  const Person office = add("office", 0, Role::office);
  add("leader", 0, Role::supervisor);
  add("lead", 1, Role::unit_lead);
  add("east.one", 2, Role::member);
  add("east.two", 2, Role::member);
  add("west.one", 3, Role::member);
  PublishPlan body;
  body.plan.id = PlanId(uuid_of_name("plan"));
  body.plan.title = "年度重点任务";
  body.plan.starts_on = shanghai_date(timeline_.wall()) + -30;
  body.plan.ends_on = shanghai_date(timeline_.wall()) + 200;
  body.plan.parts = {{"一", "服务", {{"一", "窗口"}}}};
  for (int i = 0; i < 3; ++i) {
    Task task;
    task.id = TaskId(uuid_of_name("task " + std::to_string(i)));
    task.plan = body.plan.id;
    task.order = i;
    task.number = "(一)" + std::to_string(i + 1);
    task.part = 0;
    task.measure = 0;
    task.title = "任务";
    task.text = "任务。";
    task.deadline = body.plan.starts_on + 60 + i;
    task.units = {{units_[1], Duty::lead}, {units_[i == 1 ? 3 : 2], Duty::responsible}};
    if (i == 2) task.units.push_back({units_[3], Duty::responsible});
    body.tasks.push_back(task);
  }
  const bool published = server::submit_own(service, actor_of(office), {{body, 0}}).ok();
  TZ_ASSERT(published);
  service.live.settle();
  last_seen_ = records();
}

void Server::end_sessions_of(PersonId person) {
  if (world_ == nullptr) return;
  (void)world_->store->write(
      [&](server::Transaction& transaction) { return transaction.delete_sessions_of(person); });
  world_->service.live.end_person(person);
  after_request();
}

void Server::set_active(PersonId person, bool active) {
  if (world_ == nullptr) return;
  for (const Login& login : logins_) {
    if (login.person != person) continue;
    const Actor by = server::system_actor();
    (void)(active ? server::enable_account(world_->service, by, login.name)
                  : server::disable_account(world_->service, by, login.name));
  }
  after_request();
}

void Server::move_person(PersonId person, uint64_t to) {
  if (world_ == nullptr) return;
  const RecordSet all = records();
  const Person* found = all.person(person);
  if (found == nullptr) return;
  PutPerson body{*found};
  body.person.unit = units_[to % units_.size()];
  const uint64_t base = found->version;
  (void)server::submit_own(world_->service, server::system_actor(), {{body, base}});
  after_request();
}

// ---- what is known to the simulation

RecordSet Server::records() {
  if (world_ == nullptr) return last_seen_;
  RecordSet out;
  (void)world_->store->read([&](Snapshot& snapshot) -> Outcome {
    for (int i = 0; i < kCollections; ++i) {
      auto found = snapshot.records_in(static_cast<Collection>(i));
      if (!found) return found.error();
      for (Record& record : *found) out.put(std::move(record));
    }
    return done();
  });
  last_seen_ = out;
  return out;
}

Scope Server::scope_of(PersonId person, const RecordSet& all) {
  const Person* found = all.person(person);
  if (found == nullptr) return Scope();
  std::set<TaskId> led;
  for (const auto& [id, assignment] : all.assignments()) {
    if (assignment.unit == found->unit && assignment.duty == Duty::lead)
      led.insert(assignment.task);
  }
  return tz::scope_of(actor_of(*found), std::move(led));
}

std::vector<Server::LogRow> Server::log() {
  std::vector<LogRow> rows;
  (void)world_->store->read([&](Snapshot& snapshot) {
    return snapshot.each_entry(0, [&](const server::LogEntry& entry) {
      rows.push_back({entry.id, entry.device, entry.device_seq, entry.actor, entry.text,
                      entry.verdict, entry.seq});
      return true;
    });
  });
  return rows;
}

bool Server::holds_blob(const Sha256Digest& hash) {
  return world_ != nullptr && world_->store->blobs().holds(hash);
}

void Server::check_soundness() {
  const Result<server::AuditReport> report = server::audit(*world_->store);
  if (!report) return violations_.add("audit failed", std::string(name_of(report.error().code)));
  if (report->ok()) return;
  const Error& first = report->findings.front();
  violations_.add("audit found", std::string(name_of(first.code)) + ' ' + first.field);
}

// ---- on purpose

void Server::break_request(HttpRequest& request) {
  if (!is_push(request) || !(breaks_.loses_operations || breaks_.forgets_verdicts)) return;
  Result<json> body = parse_json(request.body);
  if (!body) return;
  if (breaks_.loses_operations && dice_.one_in(6)) {
    (*body)["operations"] = json::array();
    request.body = canonical(*body);
  }
  if (!breaks_.forgets_verdicts) return;
  for (json& operation : (*body)["operations"]) {
    const auto id = uuid_from(operation["id"].get<std::string>());
    if (!id || !has_verdict(OperationId(*id))) continue;
    operation["id"] = to_string(uuid_of_name("again " + to_string(*id)));
    operation["device_seq"] = operation["device_seq"].get<uint64_t>() + 1000000;
  }
  request.body = canonical(*body);
}

void Server::break_answer(const HttpRequest& request, HttpAnswer& answer) {
  if (answer.status != 200) return;
  if (breaks_.loses_operations && is_push(request)) {
    const Result<json> asked = parse_json(request.body);
    Result<json> body = parse_json(answer.body);
    if (!asked || !body || !(*body)["verdicts"].empty()) return;
    for (const json& operation : asked->at("operations")) {
      (*body)["verdicts"].push_back(
          {{"operation", operation.at("id")}, {"verdict", "accepted"}, {"seq", body->at("head")}});
    }
    answer.body = canonical(*body);
  }
  if (breaks_.hides_departures && is_pull(request)) {
    alter(answer, [](json& body) { body["page"].erase("gone"); });
  }
  if (breaks_.claims_whole && request.method == "PUT") {
    alter(answer, [](json& body) { body["whole"] = true; });
  }
  if (breaks_.drops_a_record && is_pull(request)) {
    alter(answer, [this](json& body) {
      json& sent = body["page"]["records"];
      if (!sent.empty() && dice_.one_in(3)) sent.erase(sent.size() - 1);
    });
  }
}

}  // namespace tz::sim
