// The importer of plan documents: any bytes are answered, all that is said points into them, and is
// text.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "plan/import_plan.h"
#include "service/imported_json.h"
#include "support/plan_spans.h"
#include "target.h"

namespace tz::fuzz {
namespace {

namespace fs = std::filesystem;

std::string utf8(std::u32string_view word) {
  std::string out;
  for (const char32_t c : word) append_character(out, c);
  return out;
}

std::vector<std::string> words() {
  std::vector<std::string> out = {
#define TZ_LABEL(word, kind) utf8(word),
#include "plan/labels.def"
#undef TZ_LABEL
#define TZ_ROLE_VERB(word, role) utf8(word),
#include "plan/role_verbs.def"
#undef TZ_ROLE_VERB
#define TZ_QUANTITY_UNIT(word, kind) utf8(word),
#include "plan/quantity_units.def"
#undef TZ_QUANTITY_UNIT
  };
  for (const char* word :
       {"(一)", "一、", "1.", "（", "）",   "〔",     "〕",       "【",       "】",
        "《",   "》",   "“",  "”",  "：",   "、",     "；",       "。",       "\n",
        "\f",   "\t",   "|",  "等", "各",   "下同",   "以下均需", "2030年",   "6月底前",
        "季度", "至",   "第", "%",  "以上", "不超过", "\xff",     "\xe4\xb8", "\xef\xbb\xbf"}) {
    out.emplace_back(word);
  }
  return out;
}

}  // namespace

Seeds seeds() {
  Seeds out;
  for (const auto& entry : fs::directory_iterator(TZ_SOURCE_DIR "/tests/plans")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    out.inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  out.words = words();
  return out;
}

void try_out(std::string_view input) {
  const plan::ImportedPlan read = plan::import_plan(input);
  promise(testing::spans_are_within(read, input.size()), "what is read points into the document");
  for (const plan::ImportNote& note : read.errors) {
    promise(!plan::sentence_of(note.code, true).empty(), "a note has a sentence");
  }
  const json form = server::imported_json(read);
  const Result<json> again = parse_json(canonical(form));
  // Broken bytes would be replaced on the way.
  promise(again.ok() && *again == form, "all that is read is text");
  promise(server::imported_json(plan::import_plan(input)) == form, "it is read alike each time");
}

}  // namespace tz::fuzz
