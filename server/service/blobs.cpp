#include "service/blobs.h"

#include <algorithm>

#include "rules/access.h"
#include "service/view_point.h"
#include "store/store_view.h"

namespace tz::server {
namespace {

bool is_among(const std::vector<BlobHolder>& holders, PersonId person) {
  return std::any_of(holders.begin(), holders.end(),
                     [&](const BlobHolder& holder) { return holder.person == person; });
}

// The size of what the person has sent whole; nothing: not whole.
Result<std::optional<int64_t>> sent_bytes(Service& service, PersonId person,
                                          const Sha256Digest& hash) {
  std::optional<int64_t> out;
  const Outcome read = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<std::vector<BlobHolder>> holders = snapshot.blob_holders(hash);
    if (!holders) return holders.error();
    for (const BlobHolder& holder : *holders) {
      if (holder.person == person) out = holder.size_bytes;
    }
    if (!service.store.blobs().holds(hash)) out.reset();
    return done();
  });
  if (!read) return read.error();
  return out;
}

Outcome check_part(const BlobPart& part) {
  if (part.size_bytes > kMaxBlobBytes) {
    return error(ErrorCode::blob_too_large, "size", {std::to_string(kMaxBlobMegabytes)});
  }
  if (part.bytes.size() > kMaxBlobPart) return error(ErrorCode::body_too_large);
  const int64_t end = part.offset + static_cast<int64_t>(part.bytes.size());
  if (part.size_bytes < 1 || part.offset < 0 || end > part.size_bytes) {
    return error(ErrorCode::out_of_range, "offset",
                 {"offset", "0", std::to_string(part.size_bytes)});
  }
  return done();
}

// Asked once for each blob, before its first bytes are written.
Outcome check_room(Service& service, PersonId person, int64_t size_bytes) {
  const Result<std::vector<IncomingBlob>> incoming = service.store.blobs().incoming();
  if (!incoming) return incoming.error();
  int64_t own_bytes = size_bytes;
  int64_t all_bytes = size_bytes;
  for (const IncomingBlob& blob : *incoming) {
    all_bytes += blob.size_bytes;
    if (blob.person == person) own_bytes += blob.size_bytes;
  }
  return service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<int64_t> uncited = snapshot.uncited_bytes_of(person);
    if (!uncited) return uncited.error();
    const Result<int64_t> kept = snapshot.blob_bytes();
    if (!kept) return kept.error();
    if (own_bytes + *uncited > service.settings.blob_uncited_bytes) {
      return error(ErrorCode::blob_quota);
    }
    if (all_bytes + *kept > service.settings.blob_store_bytes) {
      return error(ErrorCode::storage_full);
    }
    return done();
  });
}

// All bytes are here. The ledger knows of it first, so that a file that is kept always has a
// holder; cut off in between, the next part finds everything received and comes here again.
Result<BlobState> finish(Service& service, PersonId person, const BlobPart& part) {
  BlobFolder& folder = service.store.blobs();
  const Result<std::string> bytes = folder.read_incoming(person, part.hash);
  if (!bytes) return bytes.error();
  const bool is_known_type = media_type_of(*bytes).has_value();
  if (!is_known_type || sha256(*bytes) != part.hash) {
    if (const Outcome dropped = folder.drop_incoming(person, part.hash); !dropped) {
      return dropped.error();
    }
    return error(is_known_type ? ErrorCode::blob_differs : ErrorCode::blob_unknown_type);
  }
  const BlobHolder holder{part.hash, person, part.size_bytes, service.clock.now()};
  const Outcome put =
      service.store.write([&](Transaction& transaction) { return transaction.put_blob(holder); });
  if (!put) return put.error();
  if (const Outcome kept = folder.keep(person, part.hash); !kept) return kept.error();
  return BlobState{part.size_bytes, true};
}

// Whether the caller may see one of the records that cite the blob, and the person who cited it
// there has sent it. After a backup was put back nobody may be known as its sender: then what
// cites it is believed.
Result<bool> is_open_to(Service& service, Snapshot& snapshot, const Caller& caller,
                        const Sha256Digest& hash) {
  const Result<std::vector<CitedIn>> citing = snapshot.citing(hash);
  if (!citing) return citing.error();
  const Result<std::vector<BlobHolder>> holders = snapshot.blob_holders(hash);
  if (!holders) return holders.error();
  const Result<ViewPoint> view = view_point(snapshot, caller.person.id, service.clock.now());
  if (!view) return view.error();
  StoreView ledger(snapshot);
  for (const CitedIn& cited : *citing) {
    if (!holders->empty() && !is_among(*holders, cited.by)) continue;
    const Result<std::optional<Record>> record = snapshot.record(cited.key);
    if (!record) return record.error();
    const bool sees = *record && may_see(view->scope, **record, ledger);
    if (ledger.fault()) return *ledger.fault();
    if (sees) return true;
  }
  return false;
}

}  // namespace

Result<BlobState> blob_state(Service& service, const Caller& caller, const Sha256Digest& hash) {
  const auto sent = sent_bytes(service, caller.person.id, hash);
  if (!sent) return sent.error();
  if (*sent) return BlobState{**sent, true};
  return BlobState{service.store.blobs().received(caller.person.id, hash), false};
}

Result<BlobState> receive_blob(Service& service, const Caller& caller, const BlobPart& part) {
  const Actor actor = actor_of(caller.person);
  if (!actor.is_staff() && !actor.has(Role::office)) return error(ErrorCode::not_allowed);
  if (const Outcome checked = check_part(part); !checked) return checked.error();
  const PersonId person = caller.person.id;
  const std::lock_guard<std::mutex> lock(service.blob_locks.of(part.hash));
  const auto sent = sent_bytes(service, person, part.hash);
  if (!sent) return sent.error();
  if (*sent) return BlobState{**sent, true};
  BlobFolder& folder = service.store.blobs();
  const int64_t received = folder.received(person, part.hash);
  if (part.offset != received) {
    return error(ErrorCode::blob_offset, "offset", {std::to_string(received)});
  }
  const bool is_whole = part.offset + static_cast<int64_t>(part.bytes.size()) == part.size_bytes;
  if (received == 0) {
    // A short first part says too little; the whole is looked at in the end.
    const bool can_tell = is_whole || part.bytes.size() >= kTellingBytes;
    if (can_tell && !media_type_of(part.bytes)) return error(ErrorCode::blob_unknown_type);
    const Outcome room = check_room(service, person, part.size_bytes);
    if (!room) return room.error();
  }
  const Outcome wrote = folder.append(person, part.hash, part.bytes, service.clock.now());
  if (!wrote) return wrote.error();
  if (is_whole) return finish(service, person, part);
  return BlobState{part.offset + static_cast<int64_t>(part.bytes.size()), false};
}

Result<BlobFile> read_blob(Service& service, const Caller& caller, const Sha256Digest& hash) {
  bool is_open = false;
  const Outcome asked = service.store.read([&](Snapshot& snapshot) -> Outcome {
    const Result<bool> open = is_open_to(service, snapshot, caller, hash);
    if (!open) return open.error();
    is_open = *open;
    return done();
  });
  if (!asked) return asked.error();
  if (!is_open) return error(ErrorCode::not_found);
  Result<std::string> bytes = service.store.blobs().read(hash);
  if (!bytes) return bytes.error();
  const std::optional<MediaType> type = media_type_of(*bytes);
  if (!type) return error(ErrorCode::store_failed, "", {"blob"});
  return BlobFile{*type, std::move(*bytes)};
}

}  // namespace tz::server
