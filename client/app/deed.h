// Deed: something that a person may do with a thing of the ledger, as the rules say at this moment:
// the button that offers it, what has to be asked first, and the operation that follows. Screens
// draw every deed alike; which there are is the rules' matter alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/operation.h"
#include "text/strings.h"

namespace tz::client {

enum class AskKind {
  words,    // a paragraph
  line,     // a name
  day,      // a date, as ISO text
  number,   // a whole number
  points,   // of a score, up or down: kept as whole hundredths
  choice,   // one of the options; where it is not required, one of them may be empty: none
  version,  // one of the options, each shown in full: what different people wrote
  choices,  // any of the options: their values with spaces between
  files     // attachments: files_answer()
};

struct AskOption {
  std::string value;
  std::string label;
  std::string note = {};  // said of it in a paler line
};

// One thing that is asked. Answers are text.
struct AskField {
  std::string key;  // the operation's field: "reason", "deadline"
  Text label = Text::field_reason;
  AskKind kind = AskKind::words;
  bool required = true;
  std::string answer = {};  // what it starts with
  std::vector<AskOption> options = {};
};

enum class DeedWeight { primary, secondary, danger };

struct Deed {
  Text label = Text::save;  // of the button, and of the question
  DeedWeight weight = DeedWeight::secondary;
  std::vector<AskField> fields = {};
  std::string note = {};     // a sentence over what is asked
  std::string subject = {};  // what it is about, where several stand together
  // Complete but for the answers; in their place stands what the rules were asked with.
  OperationBody body;
  // Where a record is replaced as a whole: its version as the person was shown it. Whoever has not
  // seen a later one does not undo it.
  std::optional<uint64_t> base = std::nullopt;

  bool asks() const { return !fields.empty(); }
};

// The operation with the answers in it, one for each field, or what is wrong with one of them; the
// error's field is "body." and the key.
Result<OperationBody> answered(const Deed& deed, const std::vector<std::string>& answers);

// Attachments as an answer, and back: what cannot be read is none.
std::string files_answer(const std::vector<Attachment>& attachments);
std::vector<Attachment> files_in(std::string_view answer);

// The answers that a question begins with.
std::vector<std::string> first_answers(const Deed& deed);
// What tells this deed's question from every other's, whatever is answered: the key of its draft in
// Store::drafts.
std::string answers_key(const Deed& deed);

// Gives whatever the operation creates the id `fresh`, where it has none yet.
void give_id(OperationBody& body, const Uuid& fresh);

}  // namespace tz::client
