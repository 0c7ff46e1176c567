// CircularDesk: asks the server to count for a circular. The server alone freezes figures, so this
// needs a connection; everything else about a circular is an edit like any other. Owned by App; one
// thread.
#pragma once

#include <functional>

#include "app/call.h"
#include "app/circular_view.h"
#include "host/host.h"

namespace tz::client {

class CircularDesk {
 public:
  // `made`: which circular has new figures, and up to which entry of the ledger.
  using Made = std::function<void(CircularId circular, uint64_t frozen_at)>;

  // `saved`: a document was given to the person under that name.
  CircularDesk(const Host& host, std::function<Lang()> lang, std::function<void()> changed,
               Made made, std::function<void(const std::string& name)> saved);

  void draft(PlanId plan);
  void freeze(CircularId circular);
  // Gives the person the Word document to keep.
  void save_document(CircularId circular, const std::string& name);
  // Nothing is under way any more, for whoever signs in next.
  void forget();
  const CircularAsked& asked() const { return asked_; }

 private:
  void ask(HttpRequest request);

  void refuse(const Error& why);

  const Host& host_;
  std::function<Lang()> lang_;
  std::function<void()> changed_;
  Made made_;
  std::function<void(const std::string& name)> saved_;
  CircularAsked asked_;
  uint64_t round_ = 0;  // late answers of an older one are dropped
};

}  // namespace tz::client
