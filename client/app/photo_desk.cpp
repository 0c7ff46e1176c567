#include "app/photo_desk.h"

#include <algorithm>

#include "app/words.h"
#include "base/utf8.h"
#include "model/limits.h"

namespace tz::client {
namespace {

constexpr int32_t kFetchTimeoutMs = 60000;

bool holds(const std::vector<Attachment>& list, const Sha256Digest& hash) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Attachment& each) { return each.hash == hash; });
}

Result<Attachment> attachment_from(const PickedFile& file) {
  if (file.kind == PickedFile::Kind::too_large ||
      static_cast<int64_t>(file.bytes.size()) > kMaxBlobBytes) {
    return error(ErrorCode::blob_too_large, "", {std::to_string(kMaxBlobMegabytes)});
  }
  if (file.kind == PickedFile::Kind::unreadable) return error(ErrorCode::photo_unreadable);
  const std::optional<MediaType> type = media_type_of(file.bytes);
  if (!type) return error(ErrorCode::blob_unknown_type);
  Attachment out;
  out.hash = sha256(file.bytes);
  out.size_bytes = static_cast<int64_t>(file.bytes.size());
  out.type = *type;
  // Cut, it may end in a blank, which the ledger's form does not have.
  const std::string name = without_control_characters(file.name);
  out.name = trimmed(first_characters(trimmed(name), kMaxName));
  out.width = file.width;
  out.height = file.height;
  return out;
}

}  // namespace

PhotoDesk::PhotoDesk(Photos& photos, FormDesk& form, Network& network, Files& files,
                     Listener listener)
    : photos_(photos),
      form_(form),
      network_(network),
      files_(files),
      listener_(std::move(listener)) {}

void PhotoDesk::forget() {
  ++turn_;
  opening_.reset();
  end_question();
}

const std::vector<Attachment>* PhotoDesk::target() const {
  return asked_ ? &*asked_ : form_.attachments();
}

void PhotoDesk::attach(const Attachment& attachment) {
  const std::vector<Attachment>* list = target();
  // The form may have been left meanwhile; and two of one choice may be the same picture.
  if (list == nullptr || holds(*list, attachment.hash)) return;
  if (list->size() >= kMaxAttachments) {
    return listener_.refused(error(ErrorCode::too_many, kAttachmentsKey));
  }
  if (asked_) {
    asked_->push_back(attachment);
  } else {
    form_.attach(attachment);
  }
  listener_.changed();
}

void PhotoDesk::take(PickedFile file) {
  const std::vector<Attachment>* list = target();
  if (list == nullptr) return;
  const Result<Attachment> made = attachment_from(file);
  if (!made) return listener_.refused(made.error());
  const Attachment& attachment = *made;
  if (holds(*list, attachment.hash)) {
    return listener_.refused(error(ErrorCode::attachment_twice));
  }
  if (list->size() >= kMaxAttachments) {
    return listener_.refused(error(ErrorCode::too_many, kAttachmentsKey));
  }
  const uint64_t turn = turn_;
  photos_.add(attachment, std::move(file.bytes), [this, turn, attachment](Kept kept) {
    if (turn != turn_) return;
    if (kept == Kept::yes) return attach(attachment);
    listener_.refused(error(fault_of(kept)));
  });
}

void PhotoDesk::remove(const Sha256Digest& hash) {
  if (!asked_) {
    form_.detach(hash);
  } else {
    const auto is_it = [&](const Attachment& each) { return each.hash == hash; };
    asked_->erase(std::remove_if(asked_->begin(), asked_->end(), is_it), asked_->end());
  }
  listener_.changed();
}

// ---- looking at them

void PhotoDesk::open(const Attachment& attachment) {
  if (opening_) return;
  opening_ = attachment.hash;
  listener_.changed();
  if (photos_.find(attachment.hash) == nullptr) return fetch(attachment);
  const uint64_t turn = turn_;
  photos_.read(attachment.hash, [this, turn, attachment](std::string bytes) {
    if (turn != turn_) return;
    if (sha256(bytes) == attachment.hash) return show(attachment, std::move(bytes));
    fetch(attachment);
  });
}

void PhotoDesk::fetch(const Attachment& attachment) {
  HttpRequest request;
  request.path = "/api/v1/blob/" + to_hex(attachment.hash);
  request.timeout_ms = kFetchTimeoutMs;
  const uint64_t turn = turn_;
  network_.send(std::move(request), [this, turn, attachment](const HttpAnswer& answer) {
    if (turn != turn_) return;
    const bool is_it = answer.kind == HttpAnswer::Kind::answered && answer.status == 200 &&
                       sha256(answer.body) == attachment.hash;
    if (is_it) {
      photos_.add_fetched(attachment, answer.body);
      return show(attachment, answer.body);
    }
    opening_.reset();
    listener_.not_here();
  });
}

void PhotoDesk::show(const Attachment& attachment, std::string bytes) {
  opening_.reset();
  const Lang lang = listener_.lang();
  files_.show({attachment.name, std::string(name_of(attachment.type)), std::move(bytes),
               std::string(tr(lang, Text::close)), std::string(tr(lang, Text::photo_save))});
  listener_.changed();
}

}  // namespace tz::client
