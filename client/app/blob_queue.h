// BlobQueue: sends the bytes of attachments, one at a time, in small parts, each where the one
// before ended. It makes requests and reads answers; when they are sent, and how long to wait after
// a cut, is the sync loop's to say. Owned by App; one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/photos.h"
#include "host/network.h"

namespace tz::client {

class BlobQueue {
 public:
  enum class Next {
    go_on,    // at once
    later,    // the server has no room now: has_work() is false for a while
    failed,   // this device could not store what became of it
    not_ours  // no answer, or one that concerns every request alike
  };

  BlobQueue(Photos& photos, Clock& clock);

  // Something waits that may be sent now.
  bool has_work() const;
  // Makes the next request; none when the next thing can only be looked for again.
  void prepare(std::function<void(std::optional<HttpRequest>)> ready);
  void take(const HttpAnswer& answer, std::function<void(Next)> then);
  // What became of the last request is not known: the server is asked first how far it has come.
  void interrupt();

  // Of the one that is being sent, 0 to 100; nothing for any other.
  std::optional<int32_t> percent_of(const Sha256Digest& hash) const;

  // A cut costs a part at most: small ones keep that below what a phone's network is worth.
  static constexpr int64_t kPartBytes = 64 * 1024;

 private:
  void begin(const Sha256Digest& hash);
  HttpRequest request() const;
  void take_state(const json& body, std::function<void(Next)> then);
  void take_refusal(const HttpAnswer& answer, std::function<void(Next)> then);
  void finish(const std::function<void(Next)>& then, Kept kept);

  Photos& photos_;
  Clock& clock_;
  std::optional<Sha256Digest> current_;
  std::optional<std::string> bytes_;  // of the current one; none: not read yet
  std::optional<int64_t> offset_;     // none: the server must be asked
  int32_t stalls_ = 0;                // answers that brought it no further
  uint64_t turn_ = 0;                 // late answers of the storage are dropped
  int64_t paused_until_ms_ = 0;
};

}  // namespace tz::client
