// A small world for the app's tests: a server that judges with the shared rules, browsers with
// disks and tabs, and the app in them. Time passes only when a test says so.
#pragma once

#include <memory>

#include "app/app.h"
#include "blob_server.h"
#include "host/fake/fake_host.h"
#include "support/small_ledger.h"
#include "sync/wire.h"

namespace tz::testing {

client::HttpAnswer good(const json& body);
client::HttpAnswer bad(int32_t status, const Error& error);

// The server's side of the protocol in a few lines.
class TestServer {
 public:
  explicit TestServer(client::fake::Timeline& timeline);

  client::HttpAnswer answer(const client::HttpRequest& request);

  // An edit by somebody else, somewhere else.
  uint64_t edit(const Actor& actor, OperationBody body);
  // As after a backup was put back: everything since `seq` is forgotten.
  void restore(const RecordSet& records, uint64_t seq);
  PullResponse changes_since(uint64_t version) const;
  Horizon horizon() const;
  // How often the operation stands in the ledger.
  int times_applied(OperationId id) const;
  Instant now() const { return timeline_.wall(); }

  SmallLedger ledger;
  Actor signed_in;  // whoever asks
  bool session_valid = true;
  ErrorCode session_fault = ErrorCode::session_expired;  // why it is not
  bool password_is_temporary = false;  // until a change of it is answered with good()
  bool password_is_old = false;        // likewise
  std::string code;  // of the second factor, as a sign-in must name it; empty: there is none
  bool second_factor_is_due = false;  // until a code is confirmed with good()
  bool is_demo = false;
  bool refuse_all = false;  // 503 to everything
  bool answers_nonsense = false;
  bool reset_next = false;  // the next pull does not know the cursor
  std::string epoch = "first";
  size_t page_size = 1000;
  std::map<OperationId, Verdict> verdicts;
  std::map<OperationId, Sha256Digest> digests;
  std::map<DeviceId, uint64_t> highest_seqs;
  std::vector<OperationId> applied;
  std::vector<uint64_t> device_seqs;  // as they arrived
  // Calls that are no part of syncing: what a test answers to "POST /path", and what was asked.
  std::map<std::string, client::HttpAnswer> answers;
  std::vector<client::HttpRequest> asked;
  BlobServer blobs;
  int pushes = 0;
  int pulls = 0;
  int comparisons = 0;                // pulls that asked for a digest
  std::optional<json> device_before;  // what a device hears that says its name
  std::vector<DeviceId> devices;      // that have said theirs
  int differences = 0;                // and those that told of a copy that had gone wrong

 private:
  client::HttpAnswer push(const json& body);
  client::HttpAnswer pull(const std::string& path);
  Verdict judge(const json& operation, int64_t skew_ms);

  client::fake::Timeline& timeline_;
};

struct OpenPage {
  OpenPage(client::fake::FakeBrowser& browser, TestServer& server)
      : tab(browser,
            [&server](const client::HttpRequest& request) { return server.answer(request); }),
        app(std::make_unique<client::App>(tab.host(), [this] { ++frames; })) {}
  ~OpenPage() {
    tab.kill();
    app.reset();
  }
  client::App* operator->() { return app.get(); }

  client::fake::FakeTab tab;
  int frames = 0;
  std::unique_ptr<client::App> app;
};

struct World {
  World();

  void pass(int64_t ms) { timeline.advance(ms); }
  void settle() { pass(2000); }
  std::unique_ptr<OpenPage> open_page() { return open_page(browser); }
  std::unique_ptr<OpenPage> open_page(client::fake::FakeBrowser& where);
  // A page with the clerk signed in and everything downloaded.
  std::unique_ptr<OpenPage> ready_page();
  // Closes the page, lets time pass, and opens another.
  void reopen_after(std::unique_ptr<OpenPage>& page, int64_t ms);
  // Fills in the report form of the clerk's own assignment and submits it.
  void report(OpenPage& page, int32_t percent, const std::string& words);
  const client::fake::Database& disk_of(const Actor& actor);
  size_t outbox_rows() { return disk_of(server.ledger.clerk).of(client::Store::outbox).size(); }
  AssignmentId own() const { return server.ledger.own(); }

  client::fake::Timeline timeline;
  TestServer server;
  client::fake::FakeBrowser browser;
};

}  // namespace tz::testing
