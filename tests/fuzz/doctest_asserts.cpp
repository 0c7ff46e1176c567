// What the fuzzing targets share with the unit tests asserts by doctest: here, outside of its test
// cases, a broken assertion ends the program.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

namespace {

struct Asserts {
  Asserts() { context.setAsDefaultForAssertsOutOfTestCases(); }
  doctest::Context context;
};
const Asserts kAsserts;

}  // namespace
