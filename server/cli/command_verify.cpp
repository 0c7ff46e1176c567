#include "cli/commands.h"
#include "cli/ledger_file.h"
#include "service/audit.h"

namespace tz::server {

int run_verify(const Console& console, const std::string& ledger_path) {
  const auto ledger = LedgerFile::open(console, ledger_path, LedgerMode::must_exist);
  if (!ledger) {
    return kExitRefused;
  }
  const Result<AuditReport> report = audit(ledger->store());
  if (!report) {
    return console.refuse(report.error());
  }
  if (const Outcome wiped = ledger->store().wipe(); !wiped) {
    return console.refuse(Word::not_wiped, {sentence(console.lang(), wiped.error())});
  }
  if (report->ok()) {
    console.say(Word::verified,
                {std::to_string(report->head.seq), std::to_string(report->records),
                 std::to_string(report->blobs), std::to_string(report->blobs_awaited)});
    return kExitDone;
  }
  console.refuse(Word::verify_failed, {std::to_string(report->findings.size())});
  for (const Error& finding : report->findings) {
    console.refuse(finding);
  }
  return kExitRefused;
}

}  // namespace tz::server
