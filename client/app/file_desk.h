// FileDesk: saves what is unsent as a sealed file, a last resort for a device that will not reach
// the server any more, and takes such a file in again for the same person on any device. Works
// without a connection. Owned by App; one thread.
#pragma once

#include <functional>
#include <string>

#include "app/file_view.h"
#include "app/ledger_copy.h"
#include "app/views.h"
#include "host/host.h"

namespace tz::client {

class FileDesk {
 public:
  struct Listener {
    std::function<void()> changed;
    // Stores what was taken in; answers when it is on disk.
    std::function<void(TakeIn, LedgerCopy::Answer)> keep;
    // How many are new on this device, and how many were here already.
    std::function<void(size_t taken, size_t here)> taken_in;
  };

  FileDesk(const Host& host, Views& views, Listener listener);

  // Everything without a verdict of acceptance, in the order of sending; its code is told after.
  void save();
  // A file in place of the one before; its code is asked for.
  void take(PickedFile file);
  void open(std::string_view code);
  // The dialog is closed: the code that was told, the file and its fault are gone.
  void settle();
  // The same, and what is under way ends without a word.
  void forget();

  const FilePage& page() const { return page_; }

 private:
  void opened(const std::string& content);
  void refuse(const Error& why);
  void refuse(std::string sentence);
  Lang lang() const;

  const Host& host_;
  Views& views_;
  Listener listener_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
  FilePage page_;
  Sealed sealed_;  // of the chosen file
};

}  // namespace tz::client
