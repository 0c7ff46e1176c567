// Erasure of a person's name from the log, where the law asks for it. Every operation that
// registered the person bears the name in its text; the text is replaced by one with a stand-in,
// while digest, hash and verdict stay. The operation person.erase names each such entry and the
// digest of its new text, and is chained like every other: so an auditor sees which texts were
// replaced, when, by whom and why, and any other change of a text is found.
//
// The name may also stand where somebody wrote it by hand, in a report or a circular: that is not
// looked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/operation.h"
#include "store/store.h"

namespace tz::server {

// Whom an operation of that kind and text registers, as far as it can be read; a refused one bears
// the name as well as an accepted one.
std::optional<PersonId> person_registered(std::string_view kind, std::string_view text);

// An entry of the log with its text as it shall stand.
struct Replacement {
  uint64_t seq = 0;
  std::string text;
};

// Of every entry that registers the person, ascending by seq. The stand-in is read by the rules as
// the name was, so that the log can be judged again; whatever else such a text held, and the rules
// do not read, is left out.
Result<std::vector<Replacement>> texts_without_name(Snapshot& snapshot, PersonId person);

// What person.erase says of them.
std::vector<ReplacedText> named(const std::vector<Replacement>& replacements);

// Whether what an operation says is what there is: else erasure_differs, for "body.texts", with the
// first seq that is missing, too many or of another text.
Outcome check_named(const std::vector<ReplacedText>& there, const std::vector<ReplacedText>& said);

// Puts them in their places, and takes away account and sessions.
Outcome carry_out(Transaction& transaction, PersonId person,
                  const std::vector<Replacement>& replacements);

}  // namespace tz::server
