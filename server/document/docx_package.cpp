#include "document/docx_package.h"

#include <zip.h>

#include <array>

namespace tz::server {
namespace {

constexpr size_t kPieceBytes = 64 * 1024;
// A part this small may be packed as well as it likes.
constexpr size_t kSmallPartBytes = 64 * 1024;

Error unreadable() {
  return error(ErrorCode::document_unreadable);
}

Error too_large() {
  return error(ErrorCode::document_too_large);
}

zip_t* zip_of(void* archive) {
  return static_cast<zip_t*>(archive);
}

struct CloseFile {
  void operator()(zip_file_t* file) const { ::zip_fclose(file); }
};

bool is_out_of_proportion(size_t unpacked, uint64_t packed) {
  return unpacked > kSmallPartBytes && unpacked / kMaxPackingRatio > packed;
}

}  // namespace

void DocxPackage::Close::operator()(void* archive) const {
  ::zip_discard(zip_of(archive));
}

Result<DocxPackage> DocxPackage::open(std::string_view bytes) {
  zip_error_t fault;
  ::zip_error_init(&fault);
  zip_source_t* source = ::zip_source_buffer_create(bytes.data(), bytes.size(), 0, &fault);
  zip_t* archive = source == nullptr ? nullptr : ::zip_open_from_source(source, ZIP_RDONLY, &fault);
  if (archive == nullptr && source != nullptr) ::zip_source_free(source);
  ::zip_error_fini(&fault);
  if (archive == nullptr) return unreadable();
  DocxPackage package{Archive(archive)};
  if (const Outcome checked = package.check_sizes(); !checked) return checked.error();
  return package;
}

// By what the archive's list says, so that an honest one that is too large costs nothing.
Outcome DocxPackage::check_sizes() {
  const zip_int64_t count = ::zip_get_num_entries(zip_of(archive_.get()), 0);
  if (count < 0) return unreadable();
  if (static_cast<size_t>(count) > kMaxPackageParts) return too_large();
  uint64_t total = 0;
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    zip_stat_t stat;
    if (::zip_stat_index(zip_of(archive_.get()), i, 0, &stat) != 0) return unreadable();
    if ((stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) {
      return unreadable();
    }
    if (stat.size > kMaxUnpackedBytes || (total += stat.size) > kMaxUnpackedBytes ||
        is_out_of_proportion(static_cast<size_t>(stat.size), stat.comp_size)) {
      return too_large();
    }
  }
  return done();
}

Result<std::string> DocxPackage::part(const std::string& name) {
  zip_t* archive = zip_of(archive_.get());
  zip_stat_t stat;
  if (::zip_stat(archive, name.c_str(), 0, &stat) != 0) return unreadable();
  const std::unique_ptr<zip_file_t, CloseFile> file(::zip_fopen_index(archive, stat.index, 0));
  if (!file) return unreadable();
  std::string out;
  std::array<char, kPieceBytes> piece;
  for (;;) {
    const zip_int64_t got = ::zip_fread(file.get(), piece.data(), piece.size());
    // At the end the library compares the checksum.
    if (got < 0) return unreadable();
    if (got == 0) return out;
    unpacked_ += static_cast<size_t>(got);
    out.append(piece.data(), static_cast<size_t>(got));
    if (unpacked_ > kMaxUnpackedBytes || is_out_of_proportion(out.size(), stat.comp_size)) {
      return too_large();
    }
  }
}

}  // namespace tz::server
