#include "made_ledger.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "demo/desk.h"
#include "demo/sources.h"
#include "rules/cycle.h"
#include "rules/judge_common.h"
#include "service/accounts.h"
#include "service/cycle_timer.h"
#include "service/own_operation.h"
#include "store/sqlite_store.h"

namespace tz::bench {

using namespace tz::server;
namespace fs = std::filesystem;

namespace {

// When the text of what is made changes, what was kept is made anew.
constexpr const char* kEdition = "1";
constexpr int64_t kDayOfWork = 2;  // reports are sent on Wednesdays

const std::vector<std::string> kMeetings = {"召开专题推进会", "组织现场协调会", "开展联合督导",
                                            "举办政策宣讲会", "召开部门联席会"};
const std::vector<std::string> kWorks = {"梳理问题清单", "走访重点企业", "更新设施设备",
                                         "受理群众诉求", "核查施工点位", "入户宣传"};
const std::vector<std::string> kNext = {
    "下一步将加快手续办理,争取月底前开工", "下一步重点抓好资金拨付和质量安全",
    "已明确责任人和时限,逐项销号", "对进度滞后的点位将逐一约谈", "正按计划推进,暂无困难"};

Instant noon_of(CivilDate day) {
  return {shanghai_start_of(day).unix_ms + 12 * kHourMs};
}

CivilDate this_monday() {
  return monday_of(shanghai_date(SystemClock().now()));
}

const std::string& one_of(const std::vector<std::string>& all, Dice& dice) {
  return all[static_cast<size_t>(dice.between(0, static_cast<int32_t>(all.size()) - 1))];
}

class Founding {
 public:
  Founding(Service& service, StoryClock& clock, const LedgerShape& shape)
      : service_(service), clock_(clock), shape_(shape), monday_(this_monday()) {}

  void run() {
    // A day before the first cycle, which is then opened like all the others.
    clock_.set(noon_of(monday_ - 7 * shape_.weeks - 1));
    add_people();
    publish();
    for (int32_t week = shape_.weeks; week > 0; --week) {
      clock_.set(noon_of(monday_ - 7 * week + kDayOfWork));
      must(run_cycles(service_), "cycles");
      for (Clerk& clerk : clerks_) report_on_all(clerk);
    }
    clock_.set(SystemClock().now());
    must(run_cycles(service_), "cycles");
  }

 private:
  void add_people() {
    for (int32_t i = 0; i < shape_.units; ++i) {
      const std::string number = std::to_string(100 + i);
      const Unit unit = must(require_unit(service_, system_actor(), "第" + number + "街道办事处",
                                          UnitKind::sub_district),
                             "unit");
      units_.push_back(unit.id);
      Clerk clerk;
      clerk.login = "clerk" + number;
      clerk.person = add(clerk.login, "经办人" + number, unit.id, Role::member);
      desks_.emplace_back(clerk.person);
      clerks_.push_back(std::move(clerk));
    }
    office_ = add(kOffice, "督查室", units_.front(), Role::office);
  }

  PersonId add(const std::string& login, const std::string& name, UnitId unit, Role role) {
    const NewAccount account{.login = login,
                             .password = kPassword,
                             .password_is_temporary = false,
                             .name = name,
                             .unit = unit,
                             .roles = {role}};
    return must(add_account(service_, system_actor(), account), "account").id;
  }

  void publish() {
    PublishPlan body;
    body.plan.id = PlanId(uuid_of_name("bench/plan"));
    body.plan.title = "重点工作任务分工方案";
    body.plan.starts_on = monday_ - 7 * shape_.weeks;
    body.plan.ends_on = monday_ + 365;
    Dice dice("tasks");
    for (int32_t i = 0; i < shape_.tasks; ++i) {
      Task task;
      task.id = TaskId(uuid_of_name("bench/task/" + std::to_string(i)));
      task.plan = body.plan.id;
      task.order = i;
      task.number = std::to_string(i + 1);
      task.title = one_of(kWorks, dice) + std::to_string(i + 1);
      task.text = task.title + "。" + narrative(dice) + narrative(dice);
      for (size_t unit = 0; unit < units_.size(); ++unit) {
        const bool leads = unit == static_cast<size_t>(i) % units_.size();
        task.units.push_back({units_[unit], leads ? Duty::lead : Duty::responsible});
      }
      body.tasks.push_back(std::move(task));
    }
    tasks_ = body.tasks;
    must(submit_own(service_, system_actor(), {{std::move(body), 0}}), "plan");
  }

  void report_on_all(Clerk& clerk) {
    const auto at = static_cast<size_t>(&clerk - clerks_.data());
    std::vector<Draft> drafts;
    for (const Task& task : tasks_) {
      SubmitReport body;
      body.report = ReportId(new_uuid(service_.random, clock_.now()));
      body.assignment = assignment_id_for(task.id, units_[at]);
      body.content.percent = dice_.between(1, 99);
      body.content.narrative = narrative(dice_);
      drafts.push_back({std::move(body), 0});
    }
    must(desks_[at].send(service_, std::move(drafts), clock_.now()), "reports");
  }

  Service& service_;
  StoryClock& clock_;
  const LedgerShape shape_;
  const CivilDate monday_;
  Dice dice_{"reports"};
  PersonId office_;
  std::vector<UnitId> units_;
  std::vector<Clerk> clerks_;
  std::vector<Desk> desks_;
  std::vector<Task> tasks_;
};

void make_ledger(const LedgerShape& shape, const std::string& path) {
  StoryClock clock;
  StoryRandom random;
  SqliteOptions options;
  options.path = path;
  options.new_epoch = uuid_of_name("bench/epoch");
  const auto store = must(open_sqlite_store(options), path.c_str());
  // Passwords that cost nothing: what signing in costs is not what is measured.
  Settings settings;
  settings.password_cost = {8, 1};
  Service service(*store, clock, random, settings);
  Founding(service, clock, shape).run();
}

fs::path kept_ledger(const LedgerShape& shape) {
  const char* given = std::getenv("TZ_BENCH_FOLDER");
  const fs::path root = given != nullptr ? fs::path(given) : fs::temp_directory_path();
  const std::string name = std::string(kEdition) + "-" + std::to_string(shape.units) + "x" +
                           std::to_string(shape.tasks) + "x" + std::to_string(shape.weeks) + "-" +
                           to_iso(this_monday());
  const fs::path kept = root / "taizhang-bench" / name;
  if (fs::exists(kept)) return kept;
  std::fprintf(stderr, "making a ledger of %lld assignments with %d weeks of reports\n",
               static_cast<long long>(shape.assignments()), shape.weeks);
  const fs::path fresh = kept.string() + "." + std::to_string(::getpid());
  fs::create_directories(fresh);
  make_ledger(shape, (fresh / "ledger.db").string());
  fs::rename(fresh, kept);
  return kept;
}

}  // namespace

void give_up(const Error& error, const char* what) {
  std::fprintf(stderr, "%s: %s %s\n", what, std::string(name_of(error.code)).c_str(),
               error.field.c_str());
  for (const std::string& arg : error.args) std::fprintf(stderr, "  %s\n", arg.c_str());
  std::exit(1);
}

void must(const Outcome& outcome, const char* what) {
  if (!outcome) give_up(outcome.error(), what);
}

std::string copy_of_ledger(const LedgerShape& shape, const std::string& folder,
                           const std::string& name) {
  const fs::path kept = kept_ledger(shape);
  fs::path copy = fs::path(folder) / (name + ".db");
  fs::copy_file(kept / "ledger.db", copy, fs::copy_options::overwrite_existing);
  fs::copy_file(kept / "ledger.db.head", copy.string() + ".head",
                fs::copy_options::overwrite_existing);
  // Else the disk would be busy with the copy while something is measured.
  ::sync();
  return copy.string();
}

std::vector<Clerk> clerks_of(Store& store) {
  std::vector<Clerk> out;
  must(store.read([&](Snapshot& snapshot) -> Outcome {
    const auto tasks = snapshot.records_in(Collection::task);
    if (!tasks) return tasks.error();
    for (const Account& account : must(snapshot.accounts(), "accounts")) {
      if (account.login == kOffice) continue;
      const auto found = snapshot.record({Collection::person, account.person.uuid});
      if (!found) return found.error();
      const Person& person = *std::get_if<Person>(&**found);
      Clerk clerk{account.login, person.id, {}};
      for (const Record& task : *tasks) {
        clerk.assignments.push_back(assignment_id_for(std::get_if<Task>(&task)->id, person.unit));
      }
      out.push_back(std::move(clerk));
    }
    return done();
  }),
       "clerks");
  return out;
}

std::string narrative(Dice& dice) {
  const auto number = [&](int32_t most) { return std::to_string(dice.between(1, most)); };
  return "本周" + one_of(kMeetings, dice) + number(9) + "次," + one_of(kWorks, dice) + number(400) +
         "处,已办结" + number(300) + "处;累计完成投资" + number(9000) + "万元,占年度计划的" +
         number(99) + "%。" + one_of(kNext, dice) + "。";
}

}  // namespace tz::bench
