#include "cli/commands.h"
#include "service/backup.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/restore.h"

namespace tz::server {

int run_backup(const Console& console, const BackupOptions& options) {
  // Not opened as a ledger: a server is perhaps at work on it, and another version of one.
  const Result<BackupManifest> made =
      make_backup({options.ledger, options.folder, TZ_VERSION, SystemClock().now()});
  if (!made) {
    if (made.error().code == ErrorCode::not_found) {
      return console.refuse(Word::failed, {console.word(Word::ledger_missing, {options.ledger})});
    }
    return console.refuse(made.error());
  }
  console.say(Word::backup_made, {std::to_string(made->head.seq),
                                  std::to_string(made->attachments.size()), options.folder});
  if (made->missing.empty()) {
    return kExitDone;
  }
  console.refuse(Word::backup_lacks, {std::to_string(made->missing.size())});
  for (const Sha256Digest& hash : made->missing) {
    console.refuse(error(ErrorCode::blob_missing, "", {to_hex(hash)}));
  }
  return kExitRefused;
}

int run_restore(const Console& console, const BackupOptions& options) {
  SystemRandom random;
  const Uuid new_epoch = new_uuid(random, SystemClock().now());
  const Result<Restored> restored = restore_backup({options.folder, options.ledger, new_epoch});
  if (!restored) {
    return console.refuse(restored.error());
  }
  if (!restored->findings.empty()) {
    console.refuse(Word::restore_refused, {std::to_string(restored->findings.size())});
    for (const Error& finding : restored->findings) {
      console.refuse(finding);
    }
    return kExitRefused;
  }
  const BackupManifest& manifest = restored->manifest;
  console.say(Word::restored,
              {std::to_string(manifest.head.seq), std::to_string(manifest.attachments.size())});
  return kExitDone;
}

}  // namespace tz::server
