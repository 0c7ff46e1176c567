#include "document/docx_package_writer.h"

#include <zip.h>

#include <array>
#include <memory>

namespace tz::server {
namespace {

constexpr size_t kPieceBytes = 64 * 1024;
// 1980-01-01 00:00 as the archive's format packs a date and a time.
constexpr zip_uint16_t kFirstDosDate = (1 << 5) | 1;
constexpr zip_uint16_t kFirstDosTime = 0;

struct FreeSource {
  void operator()(zip_source_t* source) const { ::zip_source_free(source); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { ::zip_discard(archive); }
};

// `part` must stay where it is until the archive is closed.
bool add_part(zip_t* archive, const DocxPart& part) {
  zip_source_t* content = ::zip_source_buffer(archive, part.content.data(), part.content.size(), 0);
  if (content == nullptr) return false;
  const zip_int64_t index = ::zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    ::zip_source_free(content);
    return false;
  }
  const auto place = static_cast<zip_uint64_t>(index);
  return ::zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 0) == 0 &&
         ::zip_file_set_dostime(archive, place, kFirstDosTime, kFirstDosDate, 0) == 0;
}

bool read_all(zip_source_t* source, std::string& out) {
  if (::zip_source_open(source) != 0) return false;
  std::array<char, kPieceBytes> piece;
  zip_int64_t got = 0;
  while ((got = ::zip_source_read(source, piece.data(), piece.size())) > 0) {
    out.append(piece.data(), static_cast<size_t>(got));
  }
  ::zip_source_close(source);
  return got == 0;
}

}  // namespace

Result<std::string> packed(const std::vector<DocxPart>& parts) {
  const Error fault = error(ErrorCode::internal);
  std::unique_ptr<zip_source_t, FreeSource> memory(
      ::zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!memory) return fault;
  std::unique_ptr<zip_t, DiscardArchive> archive(
      ::zip_open_from_source(memory.get(), ZIP_TRUNCATE, nullptr));
  if (!archive) return fault;
  // The archive takes the source over; one reference stays ours, to read the result from.
  ::zip_source_keep(memory.get());
  for (const DocxPart& part : parts) {
    if (!add_part(archive.get(), part)) return fault;
  }
  if (::zip_close(archive.get()) != 0) return fault;
  static_cast<void>(archive.release());
  std::string out;
  if (!read_all(memory.get(), out)) return fault;
  return out;
}

}  // namespace tz::server
