// The documents of tests/plans, each against what a person reads in it.
#include "documents.h"

namespace tz::plan::test {
namespace {

void check(const std::string& name) {
  check_document(TZ_SOURCE_DIR "/tests/plans/" + name);
}

TEST_CASE("brackets of every kind hold attributions, and names may hold brackets") {
  check("square-and-round-brackets");
}

TEST_CASE("a rule said once makes the first named unit the lead from there on") {
  check("first-named-leads");
}

TEST_CASE("hard-wrapped pages are read across their feet") {
  check("wrapped-pages");
}

TEST_CASE("labels on lines of their own belong to the item above them") {
  check("lines-and-fields");
}

TEST_CASE("a table between tabs is read by its head") {
  check("tabs");
}

TEST_CASE("dates and numbers are told from what only looks like them") {
  check("dates-and-numbers");
}

}  // namespace
}  // namespace tz::plan::test
