// SyncLoop: carries the outbox to the server, the server's changes here, and then the attachments.
// It never gives up and never hurries: one request at a time, at once when something asks for it,
// else by a timer that is always set again. Only the leader among the tabs runs one. One thread.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/blob_queue.h"
#include "app/ledger_copy.h"
#include "host/host.h"

namespace tz::client {

class SyncLoop : private LiveListener {
 public:
  struct Listener {
    std::function<void()> changed;          // anything status() says
    std::function<void()> session_expired;  // the server does not know us
    std::function<void()> session_revoked;  // somebody has ended the session from elsewhere
    std::function<void()> lost_found;       // facts().lost of the copy is new
    std::function<void(const Verdict&, const Operation&)> settled;
  };

  SyncLoop(const Host& host, LedgerCopy& copy, Photos& photos, Listener listener);
  ~SyncLoop() override;
  SyncLoop(const SyncLoop&) = delete;
  SyncLoop& operator=(const SyncLoop&) = delete;

  // Begins; harmless when it runs already.
  void start();
  // Nothing is sent any more; late answers are dropped.
  void stop();
  // Something is to be done at once: an edit was saved, the connection is back, a person asks.
  void kick();
  // The page came into sight or went out of it.
  void visibility_changed();
  // After a new sign-in.
  void session_renewed();

  bool running() const { return running_; }
  bool busy() const { return busy_; }
  bool live() const { return live_; }
  // The last answer came from the server.
  bool reached() const { return reached_; }
  bool session_lost() const { return session_lost_; }
  // The whole outbox is acknowledged, no attachment waits, and the copy stood at the ledger's head
  // when last asked.
  bool caught_up() const { return caught_up_; }
  const BlobQueue& blobs() const { return blobs_; }
  // The server asks for a newer app.
  bool outdated() const { return outdated_; }

 private:
  void begin();  // one round: push until empty, pull until the head, then the attachments
  void next_step();
  void introduce();
  void take_introduction(const HttpAnswer& answer, bool is_new);
  void push();
  void pull();
  void send_blob();
  void take_blob(const HttpAnswer& answer);
  void send(HttpRequest request, std::function<void(const json&)> answered);
  void take_push(const json& body, const std::string& cursor, const std::vector<Operation>& sent);
  void take_pull(const json& body, const std::string& cursor);
  bool is_time_to_compare() const;
  void fetch_anew();
  void restore(const Horizon& horizon);
  void measure_skew(Instant server_time, int64_t sent_monotonic_ms);
  void succeed();
  void fail(int32_t retry_after_s);
  void answered_badly(const HttpAnswer& answer);
  void lose_session(bool revoked);
  void rest(int64_t delay_ms);
  void end_step();
  int64_t jittered(int64_t ms);

  void open_live();
  void close_live();
  void live_opened() override;
  void live_event(std::string_view name, std::string_view data) override;
  void live_closed(int32_t status) override;

  Host host_;
  LedgerCopy& copy_;
  Photos& photos_;
  BlobQueue blobs_;
  Listener listener_;
  bool running_ = false;
  bool busy_ = false;
  bool again_ = false;   // asked for while busy
  bool pulled_ = false;  // in this round
  bool live_ = false;
  bool live_open_ = false;  // asked for, perhaps not yet answered
  bool reached_ = false;
  bool session_lost_ = false;
  bool caught_up_ = false;
  bool outdated_ = false;
  bool introduction_tried_ = false;  // in this page's life
  int32_t failures_ = 0;
  int32_t live_failures_ = 0;
  std::string stream_at_;               // the cursor after the stream's last event
  std::optional<int64_t> compared_ms_;  // when the copy was last compared with the ledger
  bool differed_ = false;               // and was not the same: to be told with the next pull
  size_t batch_limit_ = kMaxBatchOperations;
  uint64_t round_ = 0;  // late answers of an older round are dropped
  int64_t request_sent_ms_ = 0;
  TimerId timer_ = 0;
  TimerId watchdog_ = 0;
  TimerId live_timer_ = 0;
};

}  // namespace tz::client
