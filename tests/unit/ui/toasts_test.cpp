#include "ui/toasts.h"

#include <doctest/doctest.h>

#include <vector>

using namespace tz::ui;

namespace {

/// What stands, one after the other, until nothing does; the clock is moved as the Ui would.
std::vector<std::string> told(Toasts& toasts, double now_ms = 0) {
  std::vector<std::string> all;
  for (int turns = 0; turns < 20; ++turns) {
    if (toasts.turn(now_ms)) all.push_back(toasts.shown()->text);
    if (toasts.turns_at_ms() < 0) return all;
    now_ms = toasts.turns_at_ms();
  }
  return all;
}

}  // namespace

TEST_CASE("a message that comes right after another does not take its place at once") {
  Toasts toasts;
  toasts.add({"2 taken in"});
  CHECK(toasts.turn(0));
  toasts.add({"in the ledger"});
  CHECK_FALSE(toasts.turn(Toasts::kStandsAtLeastMs - 1));
  CHECK(toasts.shown()->text == "2 taken in");
  CHECK(toasts.turn(Toasts::kStandsAtLeastMs));
  CHECK(toasts.shown()->text == "in the ledger");
  CHECK_FALSE(toasts.turn(Toasts::kStandsAtLeastMs + Toasts::kStandsMs - 1));
  CHECK_FALSE(toasts.turn(Toasts::kStandsAtLeastMs + Toasts::kStandsMs));
  CHECK(toasts.shown() == nullptr);
  CHECK(toasts.turns_at_ms() < 0);
}

TEST_CASE("a message that has stood its least time makes room as soon as another comes") {
  Toasts toasts;
  toasts.add({"saved"});
  CHECK(toasts.turn(0));
  toasts.add({"in the ledger"});
  CHECK(toasts.turn(3000));
  CHECK(toasts.shown()->text == "in the ledger");
}

TEST_CASE("what went wrong is said before what went well, in the order it came") {
  Toasts toasts;
  toasts.add({"saved"});
  toasts.add({"not sent", Tone::Red});
  toasts.add({"returned", Tone::Red});
  CHECK(told(toasts) == std::vector<std::string>{"not sent", "returned", "saved"});
}

TEST_CASE("of many answers at once the last are told, and every one that went wrong") {
  Toasts toasts;
  toasts.add({"taken in"});
  CHECK(toasts.turn(0));
  toasts.add({"returned", Tone::Red});
  for (int answer = 1; answer <= 30; ++answer)
    toasts.add({"in the ledger " + std::to_string(answer)});
  CHECK(told(toasts, 1) ==
        std::vector<std::string>{"returned", "in the ledger 29", "in the ledger 30"});
}
