// A fuzzing target (docs/fuzzing.md): each fuzz_*.cpp of this folder defines seeds() and try_out(),
// entry.cpp stands between them and libFuzzer. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tz::fuzz {

struct Seeds {
  std::vector<std::string> inputs;  // well-formed ones, to begin from
  std::vector<std::string> words;   // what is worth putting into one, at most kMaxWord bytes each
};

// As much as libFuzzer takes of a word.
inline constexpr size_t kMaxWord = 64;

// Made anew in each run, so that they are always in today's forms.
Seeds seeds();

// Must answer whatever bytes come, the same ones always alike.
void try_out(std::string_view input);

// Ends the program where what was promised does not hold; libFuzzer then keeps the input.
void promise(bool holds, std::string_view what);

// The bytes before the first line feed, and those after it.
std::pair<std::string_view, std::string_view> first_line(std::string_view input);

}  // namespace tz::fuzz
