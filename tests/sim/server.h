// Server: the real routes, use cases and store, behind a simulated network and on a simulated disk.
// It can lose its power at any write, be stopped, and be put back from a backup. It also watches
// itself: what it once acknowledged must stand after every start.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "crash_disk.h"
#include "host/fake/timeline.h"
#include "host/network.h"
#include "http/api.h"
#include "model/record_set.h"
#include "rules/access.h"
#include "store/store.h"
#include "sync/wire.h"
#include "violation.h"

namespace tz::sim {

// What a test may break on purpose, to see that it is found.
struct ServerBreaks {
  bool forgets_verdicts = false;  // judges again what it has judged
  bool keeps_epoch = false;       // says after a restore that nothing happened
  bool leaks_scope = false;       // answers everybody with what the office sees
  bool drops_a_record = false;    // leaves the last record out of a page, and counts it as sent
  bool hides_departures = false;  // never says that a record has left the scope
  bool lies_about_disk = false;   // acknowledges what is not on disk
  bool loses_operations = false;  // says "accepted" and does nothing
  bool claims_whole = false;      // says of a part of a file that it is all of it
};

// Everybody's.
inline constexpr const char* kPassword = "correct horse battery";

// An answer, and the cookie that it puts into the browser, which an answer that is cut does not.
struct Reply {
  client::HttpAnswer answer;
  std::optional<std::string> cookie;
};

struct Login {
  std::string name;
  PersonId person;
};

class Server {
 public:
  Server(client::fake::Timeline& timeline, uint64_t seed, const ServerBreaks& breaks,
         Violations& violations);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // A request as it arrives. Nothing: nobody answers, or the power went before the answer was out.
  std::optional<Reply> answer(const client::HttpRequest& request, const std::string& cookie);

  // A stream that was opened; `take` gets each event, or nothing when the stream ends.
  using Events = std::function<void(const std::optional<std::string>&)>;
  struct Stream;
  // 200, or why it was refused: 0 where nobody answers.
  int32_t open_stream(const std::string& path, const std::string& cookie, uint64_t id, Events take);
  void close_stream(uint64_t id);

  // ---- its life
  bool is_up() const { return world_ != nullptr; }
  void crash_after(uint64_t writes) { disk_.crash_after(writes); }
  void set_disk_trouble(CrashDisk::Trouble trouble) { disk_.set_trouble(trouble); }
  void stop();   // finishes what it is at
  void start();  // also after a crash; harmless when it is up
  void back_up();
  // Stops, puts the last backup in the place of the ledger, starts with a new epoch.
  void restore();
  // Cycles that fell due.
  void pass_time();

  // ---- what people do at the office
  void end_sessions_of(PersonId person);
  void set_active(PersonId person, bool active);
  void move_person(PersonId person, uint64_t to);

  // ---- what is known to the simulation; while it is down, the records as they were seen last
  const std::vector<Login>& logins() const { return logins_; }
  const std::vector<UnitId>& units() const { return units_; }
  RecordSet records();
  Scope scope_of(PersonId person, const RecordSet& records);
  struct LogRow {
    OperationId id;
    DeviceId device;
    std::optional<uint64_t> device_seq;
    PersonId actor;
    std::string text;
    VerdictKind verdict = VerdictKind::accepted;
    uint64_t seq = 0;
  };
  std::vector<LogRow> log();
  // Operations that had a verdict once and lost it by a restore.
  const std::map<OperationId, Verdict>& undone() const { return undone_; }
  bool has_verdict(OperationId id) const { return verdicts_.count(id) != 0; }
  bool holds_blob(const Sha256Digest& hash);
  uint64_t restores() const { return restores_; }
  // The chain, the records against a replay, the storage itself.
  void check_soundness();

 private:
  class World;

  void found();
  void open();
  void after_request();
  void pump_streams();
  void check_acknowledged();
  void note_verdicts(const std::string& body);
  void check_scope(const std::string& body, PersonId asker);
  void break_request(client::HttpRequest& request);
  void break_answer(const client::HttpRequest& request, client::HttpAnswer& answer);
  std::string read_head_file() const;
  void write_head_file(const std::string& bytes) const;

  client::fake::Timeline& timeline_;
  testing::Dice dice_;
  const ServerBreaks breaks_;
  Violations& violations_;
  const std::string folder_;
  CrashDisk disk_;
  std::unique_ptr<World> world_;
  std::vector<Login> logins_;
  std::vector<UnitId> units_;
  std::map<uint64_t, std::unique_ptr<Stream>> streams_;
  std::map<std::string, PersonId> sessions_;  // by cookie
  std::map<OperationId, Verdict> verdicts_;   // told to somebody, and not undone
  std::map<OperationId, Verdict> undone_;
  std::map<std::string, std::string> backup_;
  RecordSet last_seen_;
  uint64_t backup_seq_ = 0;
  bool is_restoring_ = false;  // until the ledger was opened as a restored one
  uint64_t restores_ = 0;
  uint64_t starts_ = 0;
};

}  // namespace tz::sim
