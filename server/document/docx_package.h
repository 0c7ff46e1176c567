// A docx as a package of parts: a zip archive, read in memory with limits on what it may become.
// Archives within it are not opened. Only this and docx_package_writer know the zip library. One
// thread each.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace tz::server {

inline constexpr size_t kMaxPackageParts = 200;
inline constexpr size_t kMaxUnpackedBytes = 50 * 1024 * 1024;  // of all parts together
inline constexpr size_t kMaxPackingRatio = 100;                // of each part

class DocxPackage {
 public:
  // `bytes` must outlive the package. Errors: document_unreadable, document_too_large.
  static Result<DocxPackage> open(std::string_view bytes);

  // The whole part of that name. What a part says of its size is not believed: it is counted while
  // it is unpacked. Errors: document_unreadable (none of that name, or broken), document_too_large.
  Result<std::string> part(const std::string& name);

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  using Archive = std::unique_ptr<void, Close>;

  explicit DocxPackage(Archive archive) : archive_(std::move(archive)) {}
  Outcome check_sizes();

  Archive archive_;
  size_t unpacked_ = 0;
};

}  // namespace tz::server
