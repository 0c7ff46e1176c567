// Photos: the attachments whose bytes are on this device, and what is known of each. Bytes leave
// the device only when the server has all of them, or a person never used them. Rows are in
// Store::photos, bytes in Store::blobs, both under the hash. Owned by App; one thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "host/clock.h"
#include "host/storage.h"
#include "rules/operation.h"

namespace tz::client {

enum class PhotoState {
  kept,     // chosen, and not part of a saved edit yet
  waiting,  // part of a saved edit: must reach the server
  sent,     // the server has all of it; here only to be looked at, and the first to go
  refused   // the server will not take it; the bytes stay
};

struct Photo {
  Attachment attachment;
  PhotoState state = PhotoState::kept;
  Instant added_at;
  std::optional<ErrorCode> refusal;
  friend bool operator==(const Photo&, const Photo&) = default;
};

// The row's key, and its text.
std::string photo_key(const Sha256Digest& hash);
std::string photo_text(const Photo& photo);
// The attachments of an operation; none where its kind has none.
std::vector<Attachment> attachments_of(const Operation& operation);

class Photos {
 public:
  using Answer = std::function<void(Kept)>;

  Photos(Storage& storage, Clock& clock, std::function<void()> changed);
  Photos(const Photos&) = delete;
  Photos& operator=(const Photos&) = delete;

  // Reads what is known; also what another tab has stored since.
  void load(std::function<void()> answer);
  void forget();

  // Null: not on this device.
  const Photo* find(const Sha256Digest& hash) const;
  const std::map<Sha256Digest, Photo>& all() const { return photos_; }
  size_t count(PhotoState state) const;
  // The one that waits longest.
  std::optional<Sha256Digest> next_waiting() const;

  // `yes` only when bytes and row are on disk. One that is here already is no fault.
  void add(const Attachment& attachment, std::string bytes, Answer answer);
  // To look at again without a network; may be forgotten at any time.
  void add_fetched(const Attachment& attachment, std::string bytes);
  // Empty: they are not here.
  void read(const Sha256Digest& hash, std::function<void(std::string bytes)> answer);

  void mark_sent(const Sha256Digest& hash, Answer answer);
  void mark_refused(const Sha256Digest& hash, ErrorCode why, Answer answer);
  // It never was on this device: an edit carries on what a report before had.
  void drop(const Sha256Digest& hash, Answer answer);

  // Erases what was chosen more than a day ago and is named by no draft and no edit, and of what
  // was sent the oldest beyond kRoomBytes.
  void tidy(const std::set<Sha256Digest>& named);
  // When a person signs out: what others may see is not to stay on the device.
  void drop_sent();

  static constexpr int64_t kRoomBytes = 50 * 1024 * 1024;

 private:
  void put(Transaction transaction, std::vector<Photo> photos, Answer answer);
  void erase(const std::vector<Sha256Digest>& hashes, Answer answer);

  Storage& storage_;
  Clock& clock_;
  std::function<void()> changed_;
  std::map<Sha256Digest, Photo> photos_;
  uint64_t generation_ = 0;
};

}  // namespace tz::client
