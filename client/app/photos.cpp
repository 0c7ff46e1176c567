#include "app/photos.h"

#include <algorithm>

#include "base/json_read.h"
#include "model/names.h"

namespace tz::client {
namespace {

constexpr NameTable<PhotoState, 4> kStates{{"kept", "waiting", "sent", "refused"}};
constexpr size_t kMaxCode = 100;

std::optional<PhotoState> state_named(std::string_view name) {
  return kStates.value(name);
}

std::optional<Photo> photo_from(std::string_view text) {
  const Result<json> value = parse_json(text);
  if (!value) return std::nullopt;
  ObjectReader in(*value, "");
  Photo photo;
  photo.attachment = read_attachment(in);
  photo.state = in.choice("state", state_named);
  photo.added_at = in.instant("added_at");
  photo.refusal = error_code_named(in.optional_text("refusal", kMaxCode));
  if (in.failed()) return std::nullopt;
  return photo;
}

}  // namespace

std::string photo_key(const Sha256Digest& hash) {
  return to_hex(hash);
}

std::string photo_text(const Photo& photo) {
  json out = to_json(photo.attachment);
  out["state"] = kStates.name(photo.state);
  out["added_at"] = photo.added_at.unix_ms;
  if (photo.refusal) out["refusal"] = name_of(*photo.refusal);
  return canonical(out);
}

std::vector<Attachment> attachments_of(const Operation& operation) {
  if (const auto* report = std::get_if<SubmitReport>(&operation.body)) {
    return report->content.attachments;
  }
  if (const auto* declaration = std::get_if<DeclareComplete>(&operation.body)) {
    return declaration->attachments;
  }
  if (const auto* answer = std::get_if<AnswerOrder>(&operation.body)) return answer->attachments;
  return {};
}

Photos::Photos(Storage& storage, Clock& clock, std::function<void()> changed)
    : storage_(storage), clock_(clock), changed_(std::move(changed)) {}

void Photos::load(std::function<void()> answer) {
  const uint64_t generation = generation_;
  storage_.read(Store::photos, "", [=, this](Kept kept, const Rows& rows) {
    if (generation != generation_) return;
    if (kept == Kept::yes) {
      photos_.clear();
      for (const auto& [key, text] : rows) {
        const std::optional<Photo> photo = photo_from(text);
        if (photo) photos_.emplace(photo->attachment.hash, *photo);
      }
    }
    answer();
  });
}

void Photos::forget() {
  ++generation_;
  photos_.clear();
}

const Photo* Photos::find(const Sha256Digest& hash) const {
  const auto found = photos_.find(hash);
  return found == photos_.end() ? nullptr : &found->second;
}

size_t Photos::count(PhotoState state) const {
  return static_cast<size_t>(std::count_if(photos_.begin(), photos_.end(), [&](const auto& each) {
    return each.second.state == state;
  }));
}

std::optional<Sha256Digest> Photos::next_waiting() const {
  const Photo* first = nullptr;
  for (const auto& [hash, photo] : photos_) {
    if (photo.state != PhotoState::waiting) continue;
    if (first == nullptr || photo.added_at < first->added_at) first = &photo;
  }
  return first == nullptr ? std::nullopt : std::optional(first->attachment.hash);
}

// ---- changes

// Memory follows the storage, never the other way round.
void Photos::put(Transaction transaction, std::vector<Photo> photos, Answer answer) {
  for (const Photo& photo : photos) {
    transaction.put(Store::photos, photo_key(photo.attachment.hash), photo_text(photo));
  }
  const uint64_t generation = generation_;
  storage_.commit(std::move(transaction), [=, this](Kept kept) {
    if (generation != generation_) return;
    if (kept == Kept::yes) {
      for (const Photo& photo : photos) photos_[photo.attachment.hash] = photo;
    }
    answer(kept);
    changed_();
  });
}

void Photos::erase(const std::vector<Sha256Digest>& hashes, Answer answer) {
  Transaction transaction;
  for (const Sha256Digest& hash : hashes) {
    transaction.erase(Store::photos, photo_key(hash));
    transaction.erase(Store::blobs, photo_key(hash));
    photos_.erase(hash);
  }
  if (transaction.empty()) return answer(Kept::yes);
  const uint64_t generation = generation_;
  storage_.commit(std::move(transaction), [=, this](Kept kept) {
    if (generation == generation_) answer(kept);
  });
}

void Photos::add(const Attachment& attachment, std::string bytes, Answer answer) {
  if (find(attachment.hash) != nullptr) return answer(Kept::yes);
  Transaction transaction;
  transaction.strict = true;
  transaction.put(Store::blobs, photo_key(attachment.hash), std::move(bytes));
  put(std::move(transaction), {{attachment, PhotoState::kept, clock_.now(), {}}},
      std::move(answer));
}

void Photos::add_fetched(const Attachment& attachment, std::string bytes) {
  if (find(attachment.hash) != nullptr) return;
  Transaction transaction;
  transaction.put(Store::blobs, photo_key(attachment.hash), std::move(bytes));
  put(std::move(transaction), {{attachment, PhotoState::sent, clock_.now(), {}}}, [](Kept) {});
}

void Photos::read(const Sha256Digest& hash, std::function<void(std::string bytes)> answer) {
  const uint64_t generation = generation_;
  storage_.read_one(Store::blobs, photo_key(hash), [=, this](Kept kept, Rows rows) {
    if (generation != generation_) return;
    const bool found = kept == Kept::yes && !rows.empty();
    answer(found ? std::move(rows.front().second) : std::string());
  });
}

void Photos::mark_sent(const Sha256Digest& hash, Answer answer) {
  const Photo* known = find(hash);
  if (known == nullptr) return answer(Kept::yes);
  Photo next = *known;
  next.state = PhotoState::sent;
  next.refusal.reset();
  put({}, {next}, std::move(answer));
}

void Photos::mark_refused(const Sha256Digest& hash, ErrorCode why, Answer answer) {
  const Photo* known = find(hash);
  if (known == nullptr) return answer(Kept::yes);
  Photo next = *known;
  next.state = PhotoState::refused;
  next.refusal = why;
  put({}, {next}, std::move(answer));
}

void Photos::drop(const Sha256Digest& hash, Answer answer) {
  erase({hash}, std::move(answer));
}

void Photos::tidy(const std::set<Sha256Digest>& named) {
  const Instant now = clock_.now();
  std::vector<const Photo*> sent;
  std::vector<Sha256Digest> gone;
  int64_t sent_bytes = 0;
  for (const auto& [hash, photo] : photos_) {
    if (named.count(hash) != 0) continue;
    const int64_t age_ms = now.unix_ms - photo.added_at.unix_ms;
    if (photo.state == PhotoState::kept && age_ms > kDayMs) gone.push_back(hash);
    if (photo.state != PhotoState::sent) continue;
    sent.push_back(&photo);
    sent_bytes += photo.attachment.size_bytes;
  }
  std::stable_sort(sent.begin(), sent.end(),
                   [](const Photo* a, const Photo* b) { return a->added_at < b->added_at; });
  for (const Photo* photo : sent) {
    if (sent_bytes <= kRoomBytes) break;
    sent_bytes -= photo->attachment.size_bytes;
    gone.push_back(photo->attachment.hash);
  }
  erase(gone, [](Kept) {});
}

void Photos::drop_sent() {
  std::vector<Sha256Digest> gone;
  for (const auto& [hash, photo] : photos_) {
    if (photo.state == PhotoState::sent) gone.push_back(hash);
  }
  erase(gone, [](Kept) {});
}

}  // namespace tz::client
