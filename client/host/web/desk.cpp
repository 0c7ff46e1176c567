#include "host/web/desk.h"

#include <emscripten.h>

namespace tz::client::web {

int Desk::once(Call call) {
  waiting_[++last_ticket_] = {std::move(call), false};
  return last_ticket_;
}

int Desk::always(Call call) {
  waiting_[++last_ticket_] = {std::move(call), true};
  return last_ticket_;
}

void Desk::close(int ticket) {
  waiting_.erase(ticket);
}

char* Desk::room(size_t bytes) {
  incoming_.resize(bytes);
  return incoming_.data();
}

void Desk::answer(int ticket, int code, int number, int more) {
  const auto found = waiting_.find(ticket);
  // Taken out first: what is called may ask again, and reuse the room for text.
  const std::string text = std::move(incoming_);
  incoming_.clear();
  if (found == waiting_.end()) return;
  const Call call = found->second.call;
  if (!found->second.stays) waiting_.erase(found);
  call({code, number, more, text});
}

Desk& desk() {
  static Desk the_desk;
  return the_desk;
}

}  // namespace tz::client::web

extern "C" {

EMSCRIPTEN_KEEPALIVE char* tz_host_room(int bytes) {
  return tz::client::web::desk().room(static_cast<size_t>(bytes));
}

EMSCRIPTEN_KEEPALIVE void tz_host_answer(int ticket, int code, int number, int more) {
  tz::client::web::desk().answer(ticket, code, number, more);
}

}  // extern "C"
