#include "tls/pem_file.h"

#include <fstream>
#include <iterator>

namespace tz::server {

Result<std::string> text_of_pem_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file || text.empty()) {
    return error(ErrorCode::file_unreadable, "", {path});
  }
  return text;
}

}  // namespace tz::server
