// PersonNetwork: the network, with the name of whoever is signed in on every request. The browser's
// cookie and the app's session can part: a sign-in is cut after the cookie was set, or another tab
// has signed in as somebody else. The server then refuses, instead of taking one person's work for
// another's. Owned by App; one thread.
#pragma once

#include <optional>

#include "base/id.h"
#include "host/network.h"

namespace tz::client {

class PersonNetwork : public Network {
 public:
  explicit PersonNetwork(Network& network) : network_(network) {}

  void name(std::optional<PersonId> person) { person_ = person; }

  void send(HttpRequest request, Callback answer) override {
    request.path = named(std::move(request.path));
    network_.send(std::move(request), std::move(answer));
  }
  void open_live(std::string_view path, LiveListener& listener) override {
    network_.open_live(named(std::string(path)), listener);
  }
  void close_live() override { network_.close_live(); }

  // The path with the person's name in it.
  std::string named(std::string path) const {
    if (!person_) return path;
    path += path.find('?') == std::string::npos ? '?' : '&';
    return path + "person=" + to_string(*person_);
  }

 private:
  Network& network_;
  std::optional<PersonId> person_;
};

}  // namespace tz::client
