// PhotoDesk: from a picture that a person has chosen to an attachment that this device keeps, of
// the open report form or of the deed's question that is open; and looking at attachments again.
// Owned by App; one thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/form_desk.h"
#include "app/photos.h"
#include "host/files.h"
#include "host/network.h"
#include "text/strings.h"

namespace tz::client {

class PhotoDesk {
 public:
  struct Listener {
    std::function<void()> changed;
    std::function<void(const Error&)> refused;  // a photo that cannot be attached
    std::function<void()> not_here;             // one that cannot be opened
    std::function<Lang()> lang;
  };

  PhotoDesk(Photos& photos, FormDesk& form, Network& network, Files& files, Listener listener);

  // A question that takes photos is open: they go to it instead of the form, until it ends.
  void begin_question(std::vector<Attachment> chosen) { asked_ = std::move(chosen); }
  void end_question() { asked_.reset(); }
  // Null: none is open.
  const std::vector<Attachment>* question() const { return asked_ ? &*asked_ : nullptr; }

  // Attached as soon as it is on this device's disk.
  void take(PickedFile file);
  void remove(const Sha256Digest& hash);

  // From this device, else from the server; shown only when it is what its hash says.
  void open(const Attachment& attachment);
  bool is_opening(const Sha256Digest& hash) const { return opening_ == hash; }
  void forget();

 private:
  const std::vector<Attachment>* target() const;
  void attach(const Attachment& attachment);
  void fetch(const Attachment& attachment);
  void show(const Attachment& attachment, std::string bytes);

  Photos& photos_;
  FormDesk& form_;
  Network& network_;
  Files& files_;
  Listener listener_;
  std::optional<std::vector<Attachment>> asked_;  // chosen for the open question
  std::optional<Sha256Digest> opening_;
  uint64_t turn_ = 0;  // late answers are dropped
};

}  // namespace tz::client
