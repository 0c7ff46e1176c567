// CountingDesk: asks the server to count for a circular or an assessment, and for the file of one.
// The server alone freezes figures, so this needs a connection; everything else about them is an
// edit like any other. One for each kind. Owned by App; one thread.
#pragma once

#include <functional>

#include "app/call.h"
#include "host/host.h"

namespace tz::client {

class CountingDesk {
 public:
  // What is counted for: the address of all of them, and what the server calls one's id.
  struct Kind {
    std::string path;  // "/api/v1/circulars"
    std::string key;   // "circular"
  };
  // `made`: which of them has new figures, and up to which entry of the ledger.
  using Made = std::function<void(const Uuid& id, uint64_t frozen_at)>;

  // `saved`: a file was given to the person under that name.
  CountingDesk(const Host& host, Kind kind, std::function<Lang()> lang,
               std::function<void()> changed, Made made,
               std::function<void(const std::string& name)> saved);

  // A new one.
  void draft(const json& wish);
  void freeze(const Uuid& id);
  // Gives the person the file that stands beneath it: "document", "sheet".
  void save_file(const Uuid& id, std::string_view which, const std::string& name);
  // Nothing is under way any more, for whoever signs in next.
  void forget();
  const Asked& asked() const { return asked_; }

 private:
  void ask(HttpRequest request);
  void answered(const Result<json>& got);

  const Host& host_;
  const Kind kind_;
  std::function<Lang()> lang_;
  std::function<void()> changed_;
  Made made_;
  std::function<void(const std::string& name)> saved_;
  Asked asked_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
};

}  // namespace tz::client
