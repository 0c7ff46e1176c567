// A small ledger with a service over it, for the tests of the use cases: two units, a plan with one
// task that unit A leads and B answers for, and a person for each role. Time stands still until a
// test moves it; random bytes repeat themselves; passwords cost nothing.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>

#include "service/accounts.h"
#include "service/audit.h"
#include "service/own_operation.h"
#include "service/pull.h"
#include "service/push.h"
#include "store/sqlite_connection.h"
#include "store/sqlite_store.h"

namespace tz::server {

class DrivenClock : public Clock {
 public:
  Instant now() override { return Instant{now_ms_.load()}; }
  void pass(int64_t ms) { now_ms_ += ms; }

 private:
  std::atomic<int64_t> now_ms_{1767578400000};  // 2026-01-05 10:00 in Shanghai
};

class RepeatingRandom : public RandomSource {
 public:
  void fill(uint8_t* out, size_t size) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (size_t i = 0; i < size; ++i) {
      state_ = state_ * 6364136223846793005u + 1442695040888963407u;
      out[i] = static_cast<uint8_t>(state_ >> 56);
    }
  }

 private:
  std::mutex mutex_;
  uint64_t state_ = 7;
};

inline constexpr const char* kPassword = "correct horse";

class World {
 public:
  World() : World(Settings{}) {}
  explicit World(Settings settings) : settings_(settings) {
    settings_.password_cost = {8, 1};
    std::string name = (std::filesystem::temp_directory_path() / "tz-XXXXXX").string();
    TZ_ASSERT(::mkdtemp(name.data()) != nullptr);
    folder_ = name;
    open();
    found();
  }
  ~World() {
    close();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  DrivenClock clock;
  RepeatingRandom random;

  Service& service() { return *service_; }
  Store& store() { return *store_; }
  std::string path() const { return folder_ + "/ledger.db"; }

  // `vfs`: the file layer that the ledger is opened through; empty: the usual one.
  void open(const std::string& vfs = {}) {
    SqliteOptions options;
    options.path = path();
    options.new_epoch = uuid_of_name("epoch");
    options.vfs = vfs;
    auto opened = open_sqlite_store(options);
    REQUIRE(opened.ok());
    store_ = std::move(*opened);
    service_ = std::make_unique<Service>(*store_, clock, random, settings_);
  }
  void close() {
    service_.reset();
    store_.reset();
  }
  // Behind the store's back.
  void run(const std::string& sql) {
    auto db = SqliteConnection::open(path(), "", SqliteConnection::Access::read_write);
    REQUIRE(db.ok());
    REQUIRE((*db)->execute("PRAGMA foreign_keys = OFF").ok());
    REQUIRE((*db)->execute(sql.c_str()).ok());
  }

  // Logins: admin, office, leader, auditor, a.lead, a.staff, b.staff.
  const Person& person(const std::string& login) const { return persons_.at(login); }
  Caller caller(const std::string& login) const {
    Caller out;
    out.person = person(login);
    out.login = login;
    out.session = sha256("session of " + login);
    return out;
  }

  const Plan& plan() const { return plan_; }
  const Task& task() const { return task_; }
  AssignmentId assignment_of(const Unit& unit) {
    return record_where<Assignment>(Collection::assignment,
                                    [&](const Assignment& found) {
                                      return found.unit == unit.id && found.task == task_.id;
                                    })
        .id;
  }
  Unit a;
  Unit b;

  // One that a device of the person's made; numbers go on for each person.
  json operation(const std::string& login, OperationBody body, uint64_t base = 0,
                 std::optional<OperationId> after = std::nullopt) {
    Operation out;
    out.id = OperationId(new_uuid(random, clock.now()));
    out.device = device(login);
    out.device_seq = ++device_seq_[login];
    out.actor = person(login).id;
    out.base = base;
    out.device_time = clock.now();
    out.after = after;
    out.body = std::move(body);
    return to_json(out);
  }
  DeviceId device(const std::string& login) const {
    return DeviceId(uuid_of_name("device of " + login));
  }
  static OperationId id_of(const json& operation) {
    return OperationId(*uuid_from(operation.find("id")->get_ref<const std::string&>()));
  }
  json report(const std::string& login, const Unit& unit, int32_t percent,
              const std::string& narrative, uint64_t base = 1000) {
    SubmitReport body;
    body.report = ReportId(new_uuid(random, clock.now()));
    body.assignment = assignment_of(unit);
    body.content.percent = percent;
    body.content.narrative = narrative;
    return operation(login, body, base);
  }

  PushRequest request(const std::string& login, std::vector<json> operations,
                      std::string cursor = {}) {
    PushRequest out;
    out.device = device(login);
    out.cursor = std::move(cursor);
    out.operations = std::move(operations);
    return out;
  }
  PushResponse push(const std::string& login, std::vector<json> operations,
                    std::string cursor = {}) {
    const Result<std::string> text = server::push(
        service(), caller(login), request(login, std::move(operations), std::move(cursor)));
    REQUIRE(text.ok());
    const Result<json> value = parse_json(*text);
    REQUIRE(value.ok());
    CHECK(canonical(*value) == *text);
    Result<PushResponse> response = push_response_from(*value);
    REQUIRE(response.ok());
    return std::move(*response);
  }
  PullResponse pull(const std::string& login, const std::string& cursor = {},
                    bool with_digest = false) {
    const Result<std::string> text = server::pull(service(), caller(login), {cursor, with_digest});
    REQUIRE(text.ok());
    return pull_from(*text);
  }
  static PullResponse pull_from(const std::string& text) {
    const Result<json> value = parse_json(text);
    REQUIRE(value.ok());
    CHECK(canonical(*value) == text);
    Result<PullResponse> response = pull_response_from(*value);
    REQUIRE(response.ok());
    return std::move(*response);
  }
  // Everything that the person may see.
  RecordSet download(const std::string& login) {
    RecordSet out;
    std::string cursor;
    for (bool more = true; more;) {
      PullResponse response = pull(login, cursor);
      for (Record& record : response.page.records) out.put(std::move(record));
      cursor = response.page.next;
      more = response.page.more;
    }
    return out;
  }

  uint64_t head() {
    uint64_t out = 0;
    CHECK(store_
              ->read([&](Snapshot& snapshot) {
                out = snapshot.head()->seq;
                return done();
              })
              .ok());
    return out;
  }
  template <class T, class Where>
  T record_where(Collection collection, Where where) {
    std::optional<T> out;
    CHECK(store_
              ->read([&](Snapshot& snapshot) {
                const auto records = snapshot.records_in(collection);
                for (const Record& record : *records) {
                  const T* found = std::get_if<T>(&record);
                  if (where(*found)) out = *found;
                }
                return done();
              })
              .ok());
    REQUIRE(out.has_value());
    return *out;
  }

  void publish(const std::string& title, std::vector<TaskUnit> units) {
    PublishPlan body;
    body.plan.id = PlanId(new_uuid(random, clock.now()));
    body.plan.title = title;
    body.plan.starts_on = *civil_from_iso("2026-01-01");
    body.plan.ends_on = *civil_from_iso("2026-12-31");
    Task task;
    task.id = TaskId(new_uuid(random, clock.now()));
    task.plan = body.plan.id;
    task.number = "(一)1";
    task.title = "Title";
    task.text = "Text";
    task.units = std::move(units);
    body.tasks = {task};
    REQUIRE(submit_own(service(), actor_of(person("office")), {{body, 0}}).ok());
    plan_ = body.plan;
    task_ = task;
  }

 private:
  void add(const std::string& login, const Unit& unit, std::vector<Role> roles) {
    NewAccount account{login, kPassword, false, "Name of " + login, unit.id, std::move(roles)};
    const Result<Person> made = add_account(service(), system_actor(), account);
    REQUIRE(made.ok());
    persons_.emplace(login, *made);
  }
  void found() {
    const auto unit = [&](const char* name) {
      return *require_unit(service(), system_actor(), name, UnitKind::department);
    };
    const Unit centre = unit("Centre");
    a = unit("A");
    b = unit("B");
    add("admin", centre, {Role::admin});
    add("office", centre, {Role::office});
    add("leader", centre, {Role::supervisor});
    add("auditor", centre, {Role::auditor});
    add("a.lead", a, {Role::unit_lead});
    add("a.staff", a, {Role::member});
    add("b.staff", b, {Role::member});
    publish("Plan", {{a.id, Duty::lead}, {b.id, Duty::responsible}});
  }

  Settings settings_;
  std::string folder_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Service> service_;
  std::map<std::string, Person> persons_;
  std::map<std::string, uint64_t> device_seq_;
  Plan plan_;
  Task task_;
};

}  // namespace tz::server
