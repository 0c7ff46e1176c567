// Picked files through the page's inputs, by web/host/files.js.
#pragma once

#include "host/files.h"

namespace tz::client::web {

class WebFiles : public Files {
 public:
  void listen(int32_t max_bytes, Picked picked) override;
  void show(const ShownFile& file) override;

 private:
  int ticket_ = 0;  // 0: nobody listens
};

}  // namespace tz::client::web
