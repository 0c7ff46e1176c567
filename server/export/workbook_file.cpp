#include "export/workbook_file.h"

#include <xlsxwriter.h>

#include <filesystem>

#include "export/anonymous_file.h"

namespace tz::server {

namespace {

// What the library keeps aside while it writes, of ten thousand rows.
constexpr uintmax_t kRoomWanted = 64u << 20;

bool has_room() {
  std::error_code fault;
  const std::filesystem::space_info room =
      std::filesystem::space(std::filesystem::temp_directory_path(fault), fault);
  return fault || room.available >= kRoomWanted;
}

}  // namespace

Result<std::string> workbook_bytes(const std::function<bool(lxw_workbook* book)>& write) {
  if (!has_room()) {
    return error(ErrorCode::storage_full);
  }
  const AnonymousFile file;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(file.path().c_str(), &options);
  if (book == nullptr) {
    return error(ErrorCode::internal);
  }
  const bool written = write(book);
  // Also frees everything, whatever comes of it.
  const bool closed = workbook_close(book) == LXW_NO_ERROR;
  if (!written || !closed) {
    return error(ErrorCode::internal);
  }
  return file.bytes();
}

}  // namespace tz::server
