// Makes docx files for the tests: the parts are given, the package is built around them.
#pragma once

#include <doctest/doctest.h>
#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace tz::server {

using Parts = std::vector<std::pair<std::string, std::string>>;

// In the memory of the library; the archive's bytes.
inline std::string zip_of(const Parts& parts) {
  zip_error_t fault;
  zip_error_init(&fault);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &fault);
  REQUIRE(source != nullptr);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &fault);
  REQUIRE(archive != nullptr);
  zip_source_keep(source);
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(archive, content.data(), content.size(), 0);
    REQUIRE(zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8) >= 0);
  }
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(source) == 0);
  std::string bytes;
  char piece[4096];
  for (zip_int64_t got = 0; (got = zip_source_read(source, piece, sizeof piece)) > 0;) {
    bytes.append(piece, static_cast<size_t>(got));
  }
  zip_source_close(source);
  zip_source_free(source);
  zip_error_fini(&fault);
  return bytes;
}

inline const char* const kRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

inline std::string document_of(const std::string& body) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document "
         "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
         body + "</w:body></w:document>";
}

inline Parts parts_of(const std::string& body) {
  return {{"[Content_Types].xml", "<Types/>"},
          {"_rels/.rels", kRelations},
          {"word/document.xml", document_of(body)}};
}

inline std::string docx_of(const std::string& body) {
  return zip_of(parts_of(body));
}

// A paragraph of one run.
inline std::string p(const std::string& words) {
  return "<w:p><w:r><w:t xml:space=\"preserve\">" + words + "</w:t></w:r></w:p>";
}
inline std::string tc(const std::string& words) {
  return "<w:tc>" + p(words) + "</w:tc>";
}
inline std::string tr(const std::string& cells) {
  return "<w:tr>" + cells + "</w:tr>";
}

}  // namespace tz::server
