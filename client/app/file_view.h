// The file of unsent edits, as the page 我的 shows it: being saved, its code told, or being taken
// in.
#pragma once

#include <string>

namespace tz::client {

struct FilePage {
  enum class State {
    none,
    sealing,  // what is unsent is being encrypted
    told,     // the file is saved; `code` is shown until it is noted
    asking,   // a file was chosen: its code is asked for
    opening   // and being tried
  };
  State state = State::none;
  std::string code;        // told this once
  std::string name;        // of the chosen file
  std::string fault;       // why the last try failed; empty: it did not
  std::string code_fault;  // the same, where the code is what is wrong
  bool busy() const { return state == State::sealing || state == State::opening; }
};

}  // namespace tz::client
