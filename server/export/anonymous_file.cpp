#include "export/anonymous_file.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace tz::server {

AnonymousFile::AnonymousFile() : file_(::memfd_create("export", MFD_CLOEXEC)) {}

AnonymousFile::~AnonymousFile() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

std::string AnonymousFile::path() const {
  return file_ < 0 ? std::string() : "/proc/self/fd/" + std::to_string(file_);
}

Result<std::string> AnonymousFile::bytes() const {
  struct stat state {};
  if (file_ < 0 || ::fstat(file_, &state) != 0) {
    return error(ErrorCode::internal);
  }
  std::string out(static_cast<size_t>(state.st_size), '\0');
  size_t read = 0;
  while (read < out.size()) {
    const ssize_t count =
        ::pread(file_, out.data() + read, out.size() - read, static_cast<off_t>(read));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return error(ErrorCode::internal);
    }
    read += static_cast<size_t>(count);
  }
  return out;
}

}  // namespace tz::server
