// ExportDesk: fetches the ledger as a file from the server, which alone makes it, and gives it to
// the person to keep. Works with a connection alone. Owned by App; one thread.
#pragma once

#include <functional>

#include "app/export_view.h"
#include "app/views.h"
#include "host/host.h"

namespace tz::client {

class ExportDesk {
 public:
  ExportDesk(const Host& host, Views& views, std::function<void()> changed,
             std::function<void(const std::string& name)> saved);

  // Of what the board shows, as far as this person may see it.
  void save(const ExportChoice& choice);
  // The dialog is closed: the fault of the last try is gone. What is under way goes on.
  void settle();
  // The same, and what is under way ends without a word.
  void forget();

  // There is a plan, and this person exports. Asked in every frame, unlike the page.
  bool may();
  const ExportPage& page();

 private:
  void answered(const Result<std::string>& got, const std::string& name);
  Lang lang() const { return views_.context().reader.lang; }

  const Host& host_;
  Views& views_;
  std::function<void()> changed_;
  std::function<void(const std::string& name)> saved_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  ExportPage page_;
};

}  // namespace tz::client
