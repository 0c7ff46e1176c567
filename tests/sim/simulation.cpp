#include "simulation.h"

#include <algorithm>

#include "promises.h"
#include "writer.h"

namespace tz::sim {
namespace {

using client::fake::Fate;

constexpr uint64_t kDevices = 4;
// 2026-03-02 was a Monday; 09:00 in Shanghai.
const Instant kBegin{shanghai_start_of(civil_from({2026, 3, 2})).unix_ms + 9 * kHourMs};

class World {
 public:
  explicit World(const Run& what)
      : timeline_(kBegin), server_(timeline_, what.seed, what.breaks.server, violations_) {
    for (uint64_t i = 0; i < kDevices; ++i) {
      devices_.push_back(std::make_unique<Device>(timeline_, server_, i, what.seed * 31 + i,
                                                  what.breaks.device, what.breaks.network, kept_,
                                                  violations_));
      // Everybody has been here before: the app is open and somebody is signed in.
      Device::Tab* tab = devices_.back()->open_tab();
      timeline_.advance(100);
      devices_.back()->sign_in(*tab, login(i + 3));
      timeline_.advance(2000);
    }
  }
  ~World() {
    // What is still on its way must find nobody.
    devices_.clear();
  }

  Ending live(const std::vector<Step>& steps) {
    for (const Step& step : steps) {
      take(step);
      timeline_.advance(step.dice % 700);
      for (const auto& device : devices_) {
        device->bury_dead();
        device->check_honesty();
      }
      trace(timeline_.monotonic_ms());
      if (!violations_.empty()) break;
    }
    if (violations_.empty()) mend();
    if (violations_.empty()) check_promises(timeline_, server_, devices_, kept_, violations_);
    Ending out;
    if (!violations_.empty()) out.violation = violations_.first();
    out.edits = kept_.size();
    if (server_.is_up()) {
      for (const Server::LogRow& row : server_.log()) {
        trace(row.seq * 4 + static_cast<uint64_t>(row.verdict));
        for (const char c : to_string(row.id)) trace(static_cast<uint64_t>(c));
        ++out.verdicts;
      }
    }
    out.trace = trace_;
    out.restores = server_.restores();
    return out;
  }

 private:
  const std::string& login(uint64_t number) const {
    return server_.logins()[number % server_.logins().size()].name;
  }
  PersonId person(uint64_t number) const {
    return server_.logins()[number % server_.logins().size()].person;
  }
  void trace(uint64_t number) { trace_ = (trace_ ^ number) * 1099511628211ull; }

  void take(const Step& step);
  void take_on_page(const Step& step, Device& device, testing::Dice& dice);
  void pass(testing::Dice& dice);
  void set_weather(Device& device, testing::Dice& dice);
  void set_fault(Device& device, testing::Dice& dice);
  void mend();

  client::fake::Timeline timeline_;
  Violations violations_;
  Server server_;
  KeptEdits kept_;
  std::vector<std::unique_ptr<Device>> devices_;
  uint64_t trace_ = 1469598103934665603ull;
};

void World::take(const Step& step) {
  testing::Dice dice(step.dice);
  Device& device = *devices_[step.device % devices_.size()];
  switch (step.kind) {
    case StepKind::wait:
      return pass(dice);
    case StepKind::open_tab:
      if (device.tabs() < 3) device.open_tab();
      return;
    case StepKind::close_tab:
      return device.close_tab(dice.roll(8));
    case StepKind::weather:
      return set_weather(device, dice);
    case StepKind::disk_fault:
      return set_fault(device, dice);
    case StepKind::clock:
      return device.shift_clock(dice.one_in(2)
                                    ? static_cast<int64_t>(dice.roll(4000)) - 2000
                                    : (static_cast<int64_t>(dice.roll(400)) - 200) * kHourMs);
    case StepKind::clear_disk:
      return device.clear_disk();
    case StepKind::server_crash:
      return server_.crash_after(1 + dice.roll(40));
    case StepKind::server_disk:
      return server_.set_disk_trouble(static_cast<CrashDisk::Trouble>(dice.roll(4)));
    case StepKind::server_stop:
      return server_.stop();
    case StepKind::server_start:
      return server_.start();
    case StepKind::back_up:
      return server_.back_up();
    case StepKind::restore:
      return server_.restore();
    case StepKind::move_person:
      return server_.move_person(person(3 + dice.roll(4)), 1 + dice.roll(3));
    case StepKind::disable:
      return server_.set_active(person(3 + dice.roll(4)), dice.one_in(2));
    case StepKind::app_age:
      return device.set_old_app(dice.one_in(2));
    case StepKind::end_sessions:
      return server_.end_sessions_of(person(dice.roll(8)));
    default:
      return take_on_page(step, device, dice);
  }
}

void World::take_on_page(const Step& step, Device& device, testing::Dice& dice) {
  Device::Tab* tab = device.any_tab(dice.roll(8));
  if (tab == nullptr) return;
  const bool is_ready = (*tab)->phase() == client::Phase::ready;
  switch (step.kind) {
    case StepKind::write:
      if (is_ready) write_something(*tab, server_, dice);
      return;
    case StepKind::fill_in:
      if (is_ready) fill_in_report(*tab, dice);
      return;
    case StepKind::photo:
      if (is_ready) report_with_photo(*tab, dice);
      return;
    case StepKind::settle:
      if (is_ready) settle_something(*tab, dice);
      return;
    case StepKind::sign_in:
      return device.sign_in(*tab, login(1 + dice.roll(6)));
    case StepKind::sign_out:
      if (is_ready) (*tab)->sign_out();
      return;
    case StepKind::sync_now:
      return (*tab)->sync_now();
    default:
      return tab->environment.set_visible(!tab->environment.visible());
  }
}

void World::pass(testing::Dice& dice) {
  constexpr int64_t kWaits[] = {300,           2 * kSecondMs,  20 * kSecondMs, kMinuteMs,
                                3 * kMinuteMs, 20 * kMinuteMs, kHourMs,        9 * kHourMs};
  timeline_.advance(kWaits[dice.roll(dice.one_in(4) ? 8 : 5)]);
  server_.pass_time();
}

void World::set_weather(Device& device, testing::Dice& dice) {
  Weather weather;
  switch (dice.roll(5)) {
    case 0:
      break;
    case 1:
    case 2:
      weather.connected = false;
      break;
    case 3:  // the edge of a cell
      weather = {true, 300, 4000, 15, 15, 10, 10};
      break;
    default:  // the worst that still is a network
      weather = {true, 800, 20000, 25, 30, 25, 20};
  }
  device.set_weather(weather);
}

void World::set_fault(Device& device, testing::Dice& dice) {
  constexpr Fate kFates[] = {Fate::full, Fate::failed, Fate::crash_before, Fate::crash_after};
  device.doom(1 + dice.roll(12), kFates[dice.roll(4)]);
}

// Everything is well again, and everybody comes by once.
void World::mend() {
  server_.crash_after(0);
  server_.set_disk_trouble(CrashDisk::Trouble::none);
  server_.start();
  for (const Login& each : server_.logins()) server_.set_active(each.person, true);
  for (const auto& device : devices_) {
    device->heal();
    device->bury_dead();
  }
  // What hung on the way for long arrives now.
  timeline_.advance(40 * kMinuteMs);
  server_.pass_time();
}

}  // namespace

Ending run(const Run& what) {
  World world(what);
  return world.live(what.steps);
}

std::vector<Step> shortened(const Run& what, const Violation& violation, int tries) {
  Run best = what;
  for (size_t chunk = std::max<size_t>(1, best.steps.size() / 2); chunk > 0; chunk /= 2) {
    for (size_t at = 0; at < best.steps.size() && tries > 0;) {
      Run shorter = best;
      const size_t end = std::min(at + chunk, shorter.steps.size());
      shorter.steps.erase(shorter.steps.begin() + static_cast<ptrdiff_t>(at),
                          shorter.steps.begin() + static_cast<ptrdiff_t>(end));
      --tries;
      const Ending ending = run(shorter);
      if (ending.violation && ending.violation->promise == violation.promise) {
        best = std::move(shorter);
      } else {
        at += chunk;
      }
    }
  }
  return best.steps;
}

}  // namespace tz::sim
