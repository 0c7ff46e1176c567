#include "document/document_text.h"

#include "docx_file.h"

namespace tz::server {
namespace {

std::string text_of(std::string_view bytes) {
  const Result<std::string> text = text_of_document(bytes);
  REQUIRE(text.ok());
  return *text;
}

ErrorCode refusal_of(std::string_view bytes) {
  const Result<std::string> refused = text_of_document(bytes);
  REQUIRE_FALSE(refused.ok());
  return refused.error().code;
}

using namespace std::string_literals;

}  // namespace

TEST_CASE("a docx is known by its first bytes") {
  CHECK(text_of(docx_of(p("工作方案"))) == "工作方案\n");
}

TEST_CASE("UTF-8 is taken as it is, without its mark") {
  CHECK(text_of("工作方案\n1. 修路") == "工作方案\n1. 修路");
  CHECK(text_of("\xEF\xBB\xBF工作方案") == "工作方案");
  CHECK(text_of("plain") == "plain");
  CHECK(text_of("") == "");
}

TEST_CASE("UTF-16 with its mark becomes UTF-8, in either order of bytes") {
  CHECK(text_of("\xFF\xFE\xE5\x5D\x5C\x4F\x31\x00"s) == "工作1");
  CHECK(text_of("\xFE\xFF\x5D\xE5\x4F\x5C\x00\x31"s) == "工作1");
}

TEST_CASE("GB18030 becomes UTF-8, with its characters of four bytes") {
  CHECK(text_of("\xB9\xA4\xD7\xF7\xB7\xBD\xB0\xB8") == "工作方案");
  CHECK(text_of("\xB9\xA4\xD7\xF7 1. \x81\x39\xEE\x39") == "工作 1. 㐀");
}

TEST_CASE("a long text is converted whole") {
  std::string gb;
  std::string utf8;
  for (int i = 0; i < 20'000; ++i) {
    gb += "\xB9\xA4\xD7\xF7\n";
    utf8 += "工作\n";
  }
  CHECK(text_of(gb) == utf8);
}

TEST_CASE("UTF-8 with a flaw stays UTF-8, and the flaw is seen") {
  CHECK(text_of("工作方案实施意见重点任务\xFF清单") == "工作方案实施意见重点任务\uFFFD清单");
}

TEST_CASE("what is neither text nor docx is refused") {
  CHECK(refusal_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"s) == ErrorCode::document_unreadable);
  CHECK(refusal_of("%PDF-1.7\n\x00\x01"s) == ErrorCode::document_unreadable);
  CHECK(refusal_of("\xFF\xFE\x00\xD8"s) == ErrorCode::document_unreadable);
  CHECK(refusal_of("\x80\x80\x80\x80") == ErrorCode::document_unreadable);
  CHECK(refusal_of(std::string(51 * 1024 * 1024, 'a')) == ErrorCode::document_too_large);
}

}  // namespace tz::server
