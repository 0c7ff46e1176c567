// The page 审计 of the auditor: where the ledger's log stands, and who came and went at its door,
// as the server told it last.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tz::client {

// Where the log stood, in the reader's words.
struct ChainView {
  std::string entry;  // "第 1284 条，今天 09:14"; empty: not told yet
  std::string hash;   // all of it, in groups of four
  std::string epoch;
  std::string backup;  // when the last one was made, or that none is known
  std::string whole;   // to be copied: number, hash and time in one line
};

struct SignInRow {
  std::string title;  // "密码错误 5 次"
  std::string note;   // who, on what, from where
  std::string time;
  bool bad = false;  // refused or locked
};

struct AuditPage {
  bool loading = false;
  std::string fault;  // why nothing could be read; empty: it could
  ChainView chain;
  std::string login;  // whose alone are shown; empty: all
  std::vector<SignInRow> rows;
  bool more = false;  // there are older ones
};

// Digits of a check value that pages show; documents and the page of the auditor have all.
inline constexpr size_t kShownHash = 16;

// "abcd ef01 2345": so that it can be read aloud and compared.
std::string in_groups(std::string_view hash);

}  // namespace tz::client
