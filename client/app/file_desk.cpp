#include "app/file_desk.h"

#include <utility>

#include "app/outbox_file.h"
#include "app/words.h"

namespace tz::client {
namespace {

constexpr size_t kMegabyte = 1024 * 1024;

Error too_large() {
  return error(ErrorCode::outbox_file_too_large, {},
               {std::to_string(kMaxOutboxFileBytes / kMegabyte)});
}

}  // namespace

FileDesk::FileDesk(const Host& host, Views& views, Listener listener)
    : host_(host), views_(views), listener_(std::move(listener)) {}

Lang FileDesk::lang() const {
  return views_.context().reader.lang;
}

void FileDesk::settle() {
  if (page_.busy()) return;
  forget();
}

void FileDesk::forget() {
  ++round_;
  page_ = {};
  sealed_ = {};
}

void FileDesk::refuse(const Error& why) {
  if (why.code != ErrorCode::outbox_file_code) return refuse(sentence(lang(), why));
  page_.state = FilePage::State::asking;
  page_.code_fault = sentence(lang(), why);
  listener_.changed();
}

// Where a file is open its dialog says it, else the page.
void FileDesk::refuse(std::string sentence) {
  const bool is_open = page_.state == FilePage::State::opening;
  page_.state = is_open ? FilePage::State::asking : FilePage::State::none;
  page_.fault = std::move(sentence);
  listener_.changed();
}

void FileDesk::save() {
  if (page_.busy()) return;
  forget();
  const ViewContext& at = views_.context();
  TakeIn edits;
  for (const OutboxEntry& entry : at.copy.outbox().entries()) {
    edits.edits.push_back({entry.operation, at.copy.skew_of(entry.operation.id)});
  }
  const std::string code = made_code(host_.random.bytes());
  page_.state = FilePage::State::sealing;
  listener_.changed();
  host_.vault.seal(plain_code(code), kOutboxFileLabel,
                   outbox_file_content(at.reader.actor.person, edits),
                   [this, code, mine = round_](const Result<Sealed>& sealed) {
                     if (mine != round_) return;
                     if (!sealed) return refuse(sealed.error());
                     const std::string text = sealed_text(*sealed);
                     // It could not be taken in again.
                     if (text.size() > kMaxOutboxFileBytes) return refuse(too_large());
                     host_.environment.save_file(tr(lang(), Text::outbox_file_name), text);
                     page_.state = FilePage::State::told;
                     page_.code = code;
                     listener_.changed();
                   });
}

void FileDesk::take(PickedFile file) {
  // A code that is shown must be noted first: it is told this once.
  if (page_.busy() || page_.state == FilePage::State::told) return;
  forget();
  if (file.kind == PickedFile::Kind::too_large) return refuse(too_large());
  if (file.kind == PickedFile::Kind::unreadable) {
    return refuse(error(ErrorCode::file_unreadable, {}, {file.name}));
  }
  Result<Sealed> sealed = sealed_from(file.bytes);
  if (!sealed) return refuse(sealed.error());
  sealed_ = std::move(*sealed);
  page_.state = FilePage::State::asking;
  page_.name = file.name;
  listener_.changed();
}

void FileDesk::open(std::string_view code) {
  if (page_.state != FilePage::State::asking) return;
  page_.fault.clear();
  page_.code_fault.clear();
  page_.state = FilePage::State::opening;
  listener_.changed();
  host_.vault.open(plain_code(code), kOutboxFileLabel, sealed_,
                   [this, mine = round_](const Result<std::string>& content) {
                     if (mine != round_) return;
                     if (!content) return refuse(content.error());
                     opened(*content);
                   });
}

void FileDesk::opened(const std::string& content) {
  const Result<OutboxFile> file = outbox_file_from(content);
  if (!file) return refuse(file.error());
  const ViewContext& at = views_.context();
  if (file->person != at.reader.actor.person) {
    return refuse(error(ErrorCode::outbox_file_of_another));
  }
  Result<TakeIn> from = edits_from(file->edits);
  if (!from) {
    Error why = from.error();
    const std::string number = why.args.back();
    why.args.pop_back();
    return refuse(error(ErrorCode::outbox_file_edit, {}, {number, sentence(lang(), why)}));
  }
  size_t here = 0;
  for (const TakeIn::Edit& edit : from->edits) {
    if (edit.operation.actor != file->person) {
      return refuse(error(ErrorCode::outbox_file_of_another));
    }
    if (at.copy.knows(edit.operation.id)) ++here;
  }
  const size_t taken = from->edits.size() - here;
  listener_.keep(std::move(*from), [this, taken, here, mine = round_](Kept kept) {
    if (mine != round_) return;
    if (kept != Kept::yes) {
      return refuse(error(fault_of(kept)));
    }
    forget();
    listener_.taken_in(taken, here);
  });
}

}  // namespace tz::client
