#include "service/file_name.h"

namespace tz::server {

std::string fit_for_files(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool refused = static_cast<unsigned char>(c) < 0x20 || c == 0x7f ||
                         std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
    out += refused ? '-' : c;
  }
  return out;
}

}  // namespace tz::server
