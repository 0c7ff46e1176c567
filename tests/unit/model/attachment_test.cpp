#include "model/attachment.h"

#include <doctest/doctest.h>

#include "model/citation.h"

using namespace tz;

namespace {

Attachment photo(std::string_view bytes) {
  Attachment out;
  out.hash = sha256(bytes);
  out.size_bytes = static_cast<int64_t>(bytes.size());
  out.name = "现场照片.jpg";
  out.width = 1600;
  out.height = 1200;
  return out;
}

Result<Attachment> read(const json& value) {
  ObjectReader in(value, "");
  Attachment out = read_attachment(in);
  return in.finish(std::move(out));
}

}  // namespace

TEST_CASE("an attachment survives its JSON form, with and without its pixels") {
  Attachment whole = photo("abc");
  CHECK(*read(to_json(whole)) == whole);
  whole.type = MediaType::pdf;
  whole.width = whole.height = 0;
  whole.name.clear();
  CHECK_FALSE(to_json(whole).contains("width"));
  CHECK(*read(to_json(whole)) == whole);
}

TEST_CASE("an attachment of another type, too large, empty or without a true hash is refused") {
  const json good = to_json(photo("abc"));
  const auto fault = [&](const char* key, const json& value) {
    json bad = good;
    bad[key] = value;
    const Result<Attachment> out = read(bad);
    REQUIRE_FALSE(out.ok());
    CHECK(out.error().field == key);
    return out.error().code;
  };
  CHECK(fault("type", "image/gif") == ErrorCode::unknown_value);
  CHECK(fault("type", "text/html") == ErrorCode::unknown_value);
  CHECK(fault("size", kMaxBlobBytes + 1) == ErrorCode::out_of_range);
  CHECK(fault("size", 0) == ErrorCode::out_of_range);
  CHECK(fault("sha256", std::string(64, 'A')) == ErrorCode::unknown_value);
  CHECK(fault("sha256", "abc") == ErrorCode::unknown_value);
  CHECK(fault("width", -1) == ErrorCode::out_of_range);
  CHECK(fault("name", std::string(101, 'x')) == ErrorCode::text_too_long);
}

TEST_CASE("the first bytes tell what a file is, whatever it is called") {
  CHECK(media_type_of("\xff\xd8\xff\xe0 and more") == MediaType::jpeg);
  CHECK(media_type_of("\x89PNG\r\n\x1a\n....") == MediaType::png);
  CHECK(media_type_of(std::string_view("RIFF\x10\0\0\0WEBPVP8 ", 16)) == MediaType::webp);
  CHECK(media_type_of("%PDF-1.7") == MediaType::pdf);
  CHECK_FALSE(media_type_of("RIFF").has_value());
  CHECK_FALSE(media_type_of("RIFF....WAVEfmt ").has_value());
  CHECK_FALSE(media_type_of("GIF89a").has_value());
  CHECK_FALSE(media_type_of("<svg xmlns=").has_value());
  CHECK_FALSE(media_type_of("").has_value());
}

TEST_CASE("a record cites its attachments in the name of who attached them") {
  const PersonId author(uuid_of_name("author"));
  Report report;
  report.author = author;
  report.content.attachments = {photo("a"), photo("b")};
  const std::vector<Citation> of_report = citations_of(report);
  REQUIRE(of_report.size() == 2);
  CHECK(of_report[1] == Citation{sha256("b"), author});

  SupervisionOrder order;
  order.steps.push_back({OrderAct::answered, {"已整改", author, {}}, {photo("c")}});
  CHECK(citations_of(order) == std::vector<Citation>{{sha256("c"), author}});

  Assignment assignment;
  assignment.evidence = {photo("d")};
  CHECK(citations_of(assignment).empty());
  assignment.declared_by = author;
  CHECK(citations_of(assignment) == std::vector<Citation>{{sha256("d"), author}});
  CHECK(citations_of(Plan()).empty());
}
