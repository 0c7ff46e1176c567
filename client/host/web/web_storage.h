// Storage in the browser's IndexedDB, through web/host/storage.js.
#pragma once

#include "host/storage.h"

namespace tz::client::web {

class WebStorage : public Storage {
 public:
  // The scripts keep one connection for each slot.
  explicit WebStorage(int slot) : slot_(slot) {}

  void open(std::string_view name, KeptCallback answer) override;
  void read(Store store, std::string_view after, RowsCallback answer) override;
  void read_one(Store store, std::string_view key, RowsCallback answer) override;
  void commit(Transaction transaction, KeptCallback answer) override;

 private:
  int slot_;
};

}  // namespace tz::client::web
