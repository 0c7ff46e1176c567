#include "cli/console.h"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <iostream>

namespace tz::server {

namespace {

struct Said {
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kWords = {
#define TZ_CLI(key, zh, en) Said{zh, en},
#include "cli/cli.def"
#undef TZ_CLI
};

// Hides what is typed for as long as it lives.
class HiddenTyping {
 public:
  HiddenTyping() {
    is_terminal_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
    if (is_terminal_) {
      termios hidden = before_;
      hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
      ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
  }
  ~HiddenTyping() {
    if (is_terminal_) {
      ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
  }
  HiddenTyping(const HiddenTyping&) = delete;
  HiddenTyping& operator=(const HiddenTyping&) = delete;

  bool is_terminal() const { return is_terminal_; }

 private:
  termios before_{};
  bool is_terminal_ = false;
};

std::string read_line() {
  std::string line;
  std::getline(std::cin, line);
  if (!line.empty() && line.back() == '\r') {
    line.pop_back();
  }
  return line;
}

}  // namespace

std::string Console::word(Word word, const std::vector<std::string>& args) const {
  const Said& said = kWords[static_cast<size_t>(word)];
  return filled(lang_ == Lang::zh ? said.zh : said.en, args);
}

void Console::say(Word said, const std::vector<std::string>& args) const {
  print(word(said, args));
}

void Console::print(std::string_view line) const {
  std::cout << line << '\n' << std::flush;
}

int Console::refuse(const Error& error) const {
  std::string reason = sentence(lang_, error);
  if (!error.field.empty() && reason.find(error.field) == std::string::npos) {
    reason = word(Word::field_named, {reason, error.field});
  }
  return refuse(Word::failed, {reason});
}

int Console::refuse(Word said, const std::vector<std::string>& args) const {
  warn(said, args);
  return kExitRefused;
}

void Console::warn(Word said, const std::vector<std::string>& args) const {
  std::cerr << word(said, args) << '\n';
}

std::optional<std::string> Console::ask_password() const {
  const HiddenTyping hidden;
  if (!hidden.is_terminal()) {
    return read_line();
  }
  std::cerr << word(Word::ask_password) << std::flush;
  std::string first = read_line();
  std::cerr << '\n' << word(Word::ask_password_again) << std::flush;
  const std::string second = read_line();
  std::cerr << '\n';
  if (first != second) {
    refuse(Word::failed, {word(Word::passwords_differ)});
    return std::nullopt;
  }
  return first;
}

Lang lang_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') {
      return lang_named(value);
    }
  }
  return Lang::zh;
}

}  // namespace tz::server
