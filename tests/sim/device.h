// Device: a phone or a tablet: its disk, its tabs with the real app in them, its line to the
// server, and the people who use it. What its disk is told to keep is watched here.
#pragma once

#include <deque>
#include <memory>
#include <set>

#include "app/app.h"
#include "host/fake/fake_host.h"
#include "network.h"

namespace tz::sim {

// What a test may break on purpose.
struct DeviceBreaks {
  bool says_saved_too_early = false;  // before the disk has it
  bool tears_transactions = false;    // writes one row after the other
  bool cursor_before_page = false;    // stores where it stands before what it got
  bool forgets_when_sent = false;     // deletes an edit when it is sent
  bool loses_edit_when_full = false;  // says yes when there was no room
  bool reuses_ids = false;            // two edits may bear the same id
  bool every_tab_leads = false;
};

// An edit as it was first kept on a disk.
struct Kept {
  std::string text;  // the operation's canonical JSON
  PersonId person;
  uint64_t device = 0;
  bool is_wiped = false;               // that disk was cleared since
  bool excused = false;                // with it in its outbox
  std::vector<Sha256Digest> photos{};  // that it names and whose bytes were on that disk
};

// All that any disk ever kept of anybody's edits.
using KeptEdits = std::map<OperationId, Kept>;

class Device {
 public:
  struct Tab;

  Device(client::fake::Timeline& timeline, Server& server, uint64_t number, uint64_t seed,
         const DeviceBreaks& breaks, const NetworkBreaks& network_breaks, KeptEdits& kept,
         Violations& violations);
  ~Device();
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  // ---- what a person does with it
  Tab* open_tab();
  void close_tab(uint64_t dice);
  Tab* any_tab(uint64_t dice);  // none: no tab is open
  size_t tabs() const { return tabs_.size(); }
  void sign_in(Tab& tab, const std::string& login);
  // Whoever is signed in; empty: nobody.
  std::string login_of(Tab& tab) const;

  // ---- what happens to it
  void set_weather(const Weather& weather);
  // The n-th write from now meets that fate.
  void doom(uint64_t writes, client::fake::Fate fate);
  void heal();
  void shift_clock(int64_t ms);
  void set_old_app(bool is_old) { line_->is_old_app = is_old; }
  // The browser's data are cleared, while no tab is open.
  void clear_disk();

  // Tabs whose end came by itself.
  void bury_dead();
  // That what is shown is true, where it can be told from outside.
  void check_honesty();

  // ---- what its disk holds
  std::set<PersonId> people() const;
  // Waiting or being sent, of that person's.
  size_t unsent_on_disk(PersonId person) const;
  bool holds(OperationId id) const;
  client::fake::FakeBrowser& browser() { return browser_; }
  uint64_t number() const { return number_; }

 private:
  client::fake::Fate fate_of(const std::string& database, const client::Transaction& transaction);
  void note_kept(const std::string& database, const client::Transaction& transaction);
  std::vector<Sha256Digest> photos_on_disk(const std::string& database,
                                           const Operation& operation) const;

  client::fake::Timeline& timeline_;
  Server& server_;
  const uint64_t number_;
  const DeviceBreaks breaks_;
  const NetworkBreaks network_breaks_;
  KeptEdits& kept_;
  Violations& violations_;
  client::fake::FakeBrowser browser_;
  std::shared_ptr<Line> line_;
  std::vector<std::unique_ptr<Tab>> tabs_;
  int64_t clock_offset_ms_ = 0;
  int64_t changed_tabs_at_ms_ = 0;
  uint64_t doomed_in_ = 0;
  client::fake::Fate doom_ = client::fake::Fate::stored;
  uint64_t told_saved_ = 0;
  uint64_t kept_count_ = 0;
};

// One page of the app.
struct Device::Tab {
  Tab(Device& device, client::fake::Timeline& timeline);
  ~Tab();

  client::Host host();
  client::App* operator->() { return app.get(); }

  Device& device;
  const client::fake::Owner owner;
  client::fake::FakeClock clock;
  std::unique_ptr<client::Random> random;
  std::unique_ptr<client::Storage> device_storage;
  std::unique_ptr<client::Storage> person_storage;
  Network network;
  std::unique_ptr<client::Tabs> tabs;
  client::fake::FakeEnvironment environment;
  client::fake::FakeFiles files;
  client::fake::FakeVault vault;
  std::unique_ptr<client::App> app;
};

}  // namespace tz::sim
