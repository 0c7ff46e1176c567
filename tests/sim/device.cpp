#include "device.h"

#include <algorithm>

#include "app/copy_codec.h"
#include "app/photos.h"
#include "broken.h"

namespace tz::sim {

using client::Transaction;
using client::Write;
using client::fake::Fate;

namespace {

constexpr int64_t kTakeOverMs = 2000;
constexpr std::string_view kPersonPrefix = "person-";

std::optional<PersonId> person_of(std::string_view database) {
  if (!database.starts_with(kPersonPrefix)) return std::nullopt;
  const auto id = uuid_from(std::string(database.substr(kPersonPrefix.size())));
  return id ? std::optional(PersonId(*id)) : std::nullopt;
}

}  // namespace

// ---- a page

Device::Tab::Tab(Device& the_device, client::fake::Timeline& timeline)
    : device(the_device),
      owner(timeline.new_owner()),
      clock(timeline, owner),
      random(random_for(owner * 7919 + ++device.browser_.pages, device.breaks_)),
      device_storage(storage_for(timeline, owner, device.browser_.disk, device.breaks_)),
      person_storage(storage_for(timeline, owner, device.browser_.disk, device.breaks_)),
      network(timeline, owner, device.server_, device.line_, device.network_breaks_),
      tabs(tabs_for(timeline, owner, device.browser_.hub, device.breaks_)) {
  clock.offset_ms = device.clock_offset_ms_;
  if (device.breaks_.forgets_when_sent) {
    network.on_send = [this](const client::HttpRequest& request) {
      forget_sent(request, device.browser_.disk);
    };
  }
  environment.set_online(device.line_->weather.connected);
  app = std::make_unique<client::App>(host(), [] {});
  app->start();
}

Device::Tab::~Tab() {
  device.timeline_.kill(owner);
  tabs->leave();
  app.reset();
}

client::Host Device::Tab::host() {
  return {*device_storage, *person_storage, network, clock, *random,
          *tabs,           environment,     files,   vault};
}

// ---- the device

Device::Device(client::fake::Timeline& timeline, Server& server, uint64_t number, uint64_t seed,
               const DeviceBreaks& breaks, const NetworkBreaks& network_breaks, KeptEdits& kept,
               Violations& violations)
    : timeline_(timeline),
      server_(server),
      number_(number),
      breaks_(breaks),
      network_breaks_(network_breaks),
      kept_(kept),
      violations_(violations),
      browser_(timeline),
      line_(std::make_shared<Line>(seed)) {
  browser_.disk.fate = [this](const std::string& database, const Transaction& transaction) {
    return fate_of(database, transaction);
  };
}

Device::~Device() = default;

Device::Tab* Device::open_tab() {
  tabs_.push_back(std::make_unique<Tab>(*this, timeline_));
  return tabs_.back().get();
}

void Device::close_tab(uint64_t dice) {
  if (tabs_.empty()) return;
  changed_tabs_at_ms_ = timeline_.monotonic_ms();
  tabs_.erase(tabs_.begin() + static_cast<ptrdiff_t>(dice % tabs_.size()));
}

Device::Tab* Device::any_tab(uint64_t dice) {
  return tabs_.empty() ? nullptr : tabs_[dice % tabs_.size()].get();
}

void Device::sign_in(Tab& tab, const std::string& login) {
  if (tab->phase() == client::Phase::starting) return;
  if (tab->phase() == client::Phase::ready && !tab->session_expired()) return;
  tab->sign_in(login, kPassword);
}

std::string Device::login_of(Tab& tab) const {
  return tab->phase() == client::Phase::ready ? tab->me().login : std::string();
}

void Device::set_weather(const Weather& weather) {
  const bool was_connected = line_->weather.connected;
  line_->weather = weather;
  if (was_connected == weather.connected) return;
  for (const auto& tab : tabs_) {
    if (!weather.connected) tab->network.cut_live();
    tab->environment.set_online(weather.connected);
  }
}

void Device::doom(uint64_t writes, Fate fate) {
  doomed_in_ = writes;
  doom_ = fate;
}

void Device::heal() {
  doomed_in_ = 0;
  line_->is_old_app = false;
  set_weather(Weather());
}

void Device::shift_clock(int64_t ms) {
  clock_offset_ms_ += ms;
  for (const auto& tab : tabs_) tab->clock.offset_ms = clock_offset_ms_;
}

void Device::clear_disk() {
  if (!tabs_.empty()) return;
  for (auto& [id, kept] : kept_) {
    if (kept.device != number_) continue;
    kept.is_wiped = true;
    kept.excused = kept.excused || holds(id);
  }
  browser_.disk.databases.clear();
  line_->cookie.clear();
}

void Device::bury_dead() {
  const auto is_dead = [&](const auto& tab) { return timeline_.is_dead(tab->owner); };
  if (std::none_of(tabs_.begin(), tabs_.end(), is_dead)) return;
  tabs_.erase(std::remove_if(tabs_.begin(), tabs_.end(), is_dead), tabs_.end());
  changed_tabs_at_ms_ = timeline_.monotonic_ms();
}

// ---- what the disk is told

Fate Device::fate_of(const std::string& database, const Transaction& transaction) {
  Fate fate = Fate::stored;
  if (doomed_in_ > 0 && --doomed_in_ == 0) fate = doom_;
  if (fate == Fate::stored || fate == Fate::crash_after) note_kept(database, transaction);
  return fate;
}

void Device::note_kept(const std::string& database, const Transaction& transaction) {
  const std::optional<PersonId> person = person_of(database);
  if (!person) return;
  for (const Write& write : transaction.writes) {
    if (write.store != client::Store::outbox || write.kind != Write::Kind::put) continue;
    const std::optional<OutboxEntry> entry = client::entry_from(write.value);
    if (!entry) {
      violations_.add("outbox row unreadable", write.value.substr(0, 200));
      continue;
    }
    Kept kept{canonical(to_json(entry->operation)), *person, number_};
    kept.photos = photos_on_disk(database, entry->operation);
    const auto [known, is_new] = kept_.emplace(entry->operation.id, kept);
    if (is_new) ++kept_count_;
    if (known->second.text != kept.text) {
      violations_.add("operation changed after it was saved", to_string(entry->operation.id));
    }
    if (entry->operation.actor != *person) {
      violations_.add("one person's edit in another's outbox", to_string(entry->operation.id));
    }
  }
}

std::vector<Sha256Digest> Device::photos_on_disk(const std::string& database,
                                                 const Operation& operation) const {
  std::vector<Sha256Digest> out;
  const auto found = browser_.disk.databases.find(database);
  if (found == browser_.disk.databases.end()) return out;
  for (const Attachment& attachment : client::attachments_of(operation)) {
    const bool is_here =
        found->second.of(client::Store::blobs).count(client::photo_key(attachment.hash)) != 0;
    if (is_here) out.push_back(attachment.hash);
  }
  return out;
}

// ---- what is shown

void Device::check_honesty() {
  for (const auto& tab : tabs_) {
    for (const client::Notice& notice : (*tab)->take_notices()) {
      if (notice.kind == client::Notice::Kind::saved) ++told_saved_;
    }
  }
  if (told_saved_ > kept_count_) {
    violations_.add("called saved what is on no disk", "device " + std::to_string(number_));
  }
  // With several tabs, what one has just saved reaches the others a moment later; so does the end
  // of the one that led.
  if (timeline_.monotonic_ms() < changed_tabs_at_ms_ + kTakeOverMs) return;
  if (tabs_.size() != 1 || (*tabs_[0])->phase() != client::Phase::ready) return;
  const auto mood = (*tabs_[0])->status().mood;
  using Mood = client::SyncStatus::Mood;
  if (mood != Mood::synced && mood != Mood::live) return;
  const std::string login = (*tabs_[0])->me().login;
  for (const Login& each : server_.logins()) {
    if (each.name == login && unsent_on_disk(each.person) > 0) {
      violations_.add("says that all is sent while it is not", "device " + std::to_string(number_));
    }
  }
}

// ---- what it holds

std::set<PersonId> Device::people() const {
  std::set<PersonId> out;
  for (const auto& [name, database] : browser_.disk.databases) {
    if (const auto person = person_of(name)) out.insert(*person);
  }
  return out;
}

size_t Device::unsent_on_disk(PersonId person) const {
  const auto found = browser_.disk.databases.find(std::string(kPersonPrefix) + to_string(person));
  if (found == browser_.disk.databases.end()) return 0;
  std::vector<OutboxEntry> entries;
  for (const auto& [key, value] : found->second.of(client::Store::outbox)) {
    if (std::optional<OutboxEntry> entry = client::entry_from(value)) {
      entries.push_back(std::move(*entry));
    }
  }
  return Outbox::restored(std::move(entries)).unsent();
}

bool Device::holds(OperationId id) const {
  for (const auto& [name, database] : browser_.disk.databases) {
    if (database.of(client::Store::outbox).count(to_string(id)) != 0) return true;
  }
  return false;
}

}  // namespace tz::sim
