#include "plan/imported_plan.h"

namespace tz::plan {
namespace {

struct Note {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};
constexpr Note kNotes[] = {
#define TZ_IMPORT_NOTE(code, zh, en) {#code, zh, en},
#include "plan/import_notes.def"
#undef TZ_IMPORT_NOTE
};

}  // namespace

std::string_view name_of(ImportCode code) {
  return kNotes[static_cast<size_t>(code)].name;
}

std::string_view sentence_of(ImportCode code, bool chinese) {
  const Note& note = kNotes[static_cast<size_t>(code)];
  return chinese ? note.zh : note.en;
}

}  // namespace tz::plan
