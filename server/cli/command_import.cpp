#include <fstream>
#include <iterator>

#include "cli/commands.h"
#include "cli/import_print.h"
#include "cli/ledger_file.h"
#include "document/document_text.h"
#include "plan/import_plan.h"
#include "service/own_operation.h"
#include "service/publish_import.h"

namespace tz::server {

namespace {

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    return error(ErrorCode::file_unreadable, "file", {path});
  }
  return bytes;
}

int publish(const Console& console, const ImportOptions& options,
            const plan::ImportedPlan& imported) {
  const auto ledger = LedgerFile::open(console, options.ledger, LedgerMode::may_be_new);
  if (!ledger) {
    return kExitRefused;
  }
  PublishChoice choice;
  choice.starts_on = options.starts_on;
  choice.ends_on = options.ends_on;
  choice.cadence = options.cadence;
  const Result<PublishedPlan> published =
      publish_import(ledger->service(), system_actor(), imported, choice);
  if (!published) {
    return console.refuse(published.error());
  }
  console.say(Word::published,
              {std::to_string(published->tasks), std::to_string(published->assignments),
               std::to_string(published->new_units)});
  return kExitDone;
}

}  // namespace

int run_import(const Console& console, const ImportOptions& options) {
  const Result<std::string> document = read_file(options.file);
  if (!document) {
    return console.refuse(document.error());
  }
  const Result<std::string> text = text_of_document(*document);
  if (!text) {
    return console.refuse(text.error());
  }
  const plan::ImportedPlan imported = plan::import_plan(*text);
  if (options.publish) {
    return publish(console, options, imported);
  }
  console.print(options.as_json ? import_json(imported) : import_table(imported, console.lang()));
  return imported.errors.empty() ? kExitDone : kExitRefused;
}

}  // namespace tz::server
