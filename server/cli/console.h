// Console: what a command says to the person who called it, in that person's language. Answers go
// to standard output, refusals to standard error. One thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/strings.h"

namespace tz::server {

// What a command ends with.
inline constexpr int kExitDone = 0;
inline constexpr int kExitRefused = 1;
inline constexpr int kExitUsage = 2;

enum class Word {
#define TZ_CLI(key, zh, en) key,
#include "cli/cli.def"
#undef TZ_CLI
};

class Console {
 public:
  explicit Console(Lang lang) : lang_(lang) {}

  Lang lang() const { return lang_; }
  std::string word(Word word, const std::vector<std::string>& args = {}) const;

  // A line of the answer.
  void say(Word word, const std::vector<std::string>& args = {}) const;
  // One or more lines.
  void print(std::string_view text) const;
  // Tells why not, and gives kExitRefused.
  int refuse(const Error& error) const;
  int refuse(Word word, const std::vector<std::string>& args) const;
  // Tells of something that is no reason to stop.
  void warn(Word word, const std::vector<std::string>& args) const;

  // Asks twice without showing it when a person types; reads one line otherwise. Nothing: refused,
  // and the reason told.
  std::optional<std::string> ask_password() const;

 private:
  Lang lang_;
};

// From LC_ALL, LC_MESSAGES and LANG: the first that is set.
Lang lang_of_environment();

}  // namespace tz::server
