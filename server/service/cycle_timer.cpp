#include "service/cycle_timer.h"

#include <algorithm>
#include <chrono>

#include "rules/cycle.h"
#include "service/own_operation.h"

namespace tz::server {
namespace {

constexpr int64_t kLongestSleepMs = kMinuteMs;

// Something to be done to a plan's cycle once its instant has come.
struct Step {
  Instant due;
  PlanId plan;
  CivilDate first;
  bool closes = false;
};

OwnStep own_step(const Step& step) {
  if (step.closes) return {CloseCycle{step.plan, step.first}, 0};
  return {OpenCycle{step.plan, step.first}, 0};
}

Step closing(const Plan& plan, const Cycle& cycle) {
  const int64_t grace_ms = steering_on(plan, cycle.first).grace_hours * kHourMs;
  return {Instant{cutoff_of(cycle).unix_ms + grace_ms}, plan.id, cycle.first, true};
}

// The day on which the ledger came to know the plan as it stands: nothing was asked of anybody
// before.
Result<CivilDate> known_since(Snapshot& snapshot, const Plan& plan) {
  CivilDate day = plan.starts_on;
  const Outcome read = snapshot.each_entry(plan.version - 1, [&](const LogEntry& entry) {
    day = shanghai_date(entry.received_at);
    return false;
  });
  if (!read) return read.error();
  return day;
}

// What is still to be done for the plan, up to the first opening that lies ahead.
Outcome add_steps(Snapshot& snapshot, const Plan& plan, Instant now, std::vector<Step>& steps) {
  const Result<std::vector<Record>> records = snapshot.children(Collection::cycle, plan.id.uuid);
  if (!records) return records.error();
  std::optional<CivilDate> next_day;
  for (const Record& record : *records) {
    const ReportingCycle& known = *std::get_if<ReportingCycle>(&record);
    if (!known.closed_at) steps.push_back(closing(plan, {known.first, known.last}));
    next_day = std::max(next_day.value_or(known.last + 1), known.last + 1);
  }
  if (!next_day) {
    const Result<CivilDate> since = known_since(snapshot, plan);
    if (!since) return since.error();
    next_day = std::max(*since, plan.starts_on);
  }
  while (*next_day <= plan.ends_on) {
    const Cycle cycle = cycle_of(plan, *next_day);
    // A week may begin before the plan does.
    const Instant due = shanghai_start_of(std::max(cycle.first, plan.starts_on));
    steps.push_back({due, plan.id, cycle.first, false});
    if (now < due) break;
    steps.push_back(closing(plan, cycle));
    next_day = cycle.last + 1;
  }
  return done();
}

Result<std::vector<Step>> steps_of(Service& service, Instant now) {
  std::vector<Step> steps;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::vector<Record>> plans = snapshot.records_in(Collection::plan);
    if (!plans) return plans.error();
    for (const Record& record : *plans) {
      const Outcome added = add_steps(snapshot, *std::get_if<Plan>(&record), now, steps);
      if (!added) return added;
    }
    return done();
  });
  if (!read) return read.error();
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.due < b.due; });
  return steps;
}

}  // namespace

Result<std::optional<Instant>> run_cycles(Service& service) {
  const Instant now = service.clock.now();
  const Result<std::vector<Step>> steps = steps_of(service, now);
  if (!steps) return steps.error();
  std::optional<Error> fault;
  for (const Step& step : *steps) {
    if (now < step.due) {
      if (fault) break;
      return std::optional<Instant>(step.due);
    }
    // Each on its own: what is wrong with one plan must not hold up the others.
    const auto verdicts = submit_own(service, system_actor(), {own_step(step)});
    if (!verdicts && !fault) fault = verdicts.error();
  }
  if (fault) return *fault;
  return std::optional<Instant>();
}

CycleTimer::CycleTimer(Service& service, std::function<void(const Error&)> on_fault)
    : service_(service), on_fault_(std::move(on_fault)) {
  service_.plan_bell.set_listener([this] { wake(); });
  const int64_t wait_ms = run_once();
  thread_ = std::thread([this, wait_ms] { work(wait_ms); });
}

CycleTimer::~CycleTimer() {
  service_.plan_bell.set_listener({});
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  woken_.notify_all();
  thread_.join();
}

void CycleTimer::wake() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    asked_ = true;
  }
  woken_.notify_all();
}

void CycleTimer::work(int64_t wait_ms) {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    woken_.wait_for(lock, std::chrono::milliseconds(wait_ms), [&] { return stopping_ || asked_; });
    if (stopping_) return;
    asked_ = false;
    lock.unlock();
    wait_ms = run_once();
    lock.lock();
  }
}

int64_t CycleTimer::run_once() {
  const Result<std::optional<Instant>> next = run_cycles(service_);
  if (!next) {
    on_fault_(next.error());
    return kLongestSleepMs;
  }
  if (!*next) return kLongestSleepMs;
  const int64_t until_ms = (*next)->unix_ms - service_.clock.now().unix_ms;
  return std::clamp<int64_t>(until_ms, 0, kLongestSleepMs);
}

}  // namespace tz::server
