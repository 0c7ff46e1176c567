// The desk between the program and the page's scripts: who waits for which answer. Scripts answer
// by ticket; a ticket is good for one answer, or stays open for events. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace tz::client::web {

// `code`, `number` and `more` mean what the question says; `text` is good during the call alone.
struct Reply {
  int code = 0;
  int number = 0;
  int more = 0;
  std::string_view text;
};

class Desk {
 public:
  using Call = std::function<void(const Reply&)>;

  int once(Call call);
  int always(Call call);
  void close(int ticket);

  // From the scripts.
  char* room(size_t bytes);
  void answer(int ticket, int code, int number, int more);

 private:
  struct Waiting {
    Call call;
    bool stays = false;
  };
  std::map<int, Waiting> waiting_;
  int last_ticket_ = 0;
  std::string incoming_;
};

// The page has one program, and the program one desk.
Desk& desk();

}  // namespace tz::client::web
