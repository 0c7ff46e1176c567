#include "http/static_files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

namespace tz::server {
namespace {

namespace fs = std::filesystem;

// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "tz-dist-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    root_ = pattern;
    fs::create_directory(root_ / "dist");
  }
  ~Folder() { fs::remove_all(root_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void put(const std::string& name, const std::string& content) const {
    fs::create_directories((dist() / name).parent_path());
    std::ofstream(dist() / name, std::ios::binary) << content;
  }
  fs::path dist() const { return root_ / "dist"; }
  StaticFiles load() const {
    Result<StaticFiles> files = StaticFiles::load(dist().string());
    REQUIRE(files.ok());
    return std::move(files).value();
  }

 private:
  fs::path root_;
};

Request get(std::string path, std::string accept_encoding = {}) {
  Request request;
  request.method = "GET";
  request.path = std::move(path);
  if (!accept_encoding.empty()) {
    request.headers.emplace("accept-encoding", std::move(accept_encoding));
  }
  return request;
}

TEST_CASE("the root is index.html, and no other unknown address is") {
  Folder folder;
  folder.put("index.html", "<title>");
  const StaticFiles files = folder.load();
  CHECK(files.answer(get("/")).body == "<title>");
  CHECK(files.answer(get("/")).header("content-type") == "text/html; charset=utf-8");
  CHECK(files.answer(get("/ledger")).status == 404);
  CHECK(files.answer(get("/index.html/")).status == 404);
}

TEST_CASE("no path leads out of the folder") {
  Folder folder;
  folder.put("index.html", "inside");
  folder.put("../secret", "outside");
  fs::create_symlink(folder.dist() / "../secret", folder.dist() / "link");
  const StaticFiles files = folder.load();
  for (const char* path : {"/../secret", "/./index.html", "/a/../index.html", "/..%2fsecret",
                           "/link", "//index.html", "/..\\secret", "/../dist/index.html"}) {
    CAPTURE(path);
    CHECK(files.answer(get(path)).status == 404);
  }
}

TEST_CASE("the best packed form that the browser takes is sent") {
  Folder folder;
  folder.put("app.js", "plain");
  folder.put("app.js.br", "brotli");
  folder.put("app.js.gz", "gzip");
  const StaticFiles files = folder.load();
  const Response best = files.answer(get("/app.js", "gzip, deflate, br"));
  CHECK(best.body == "brotli");
  CHECK(best.header("content-encoding") == "br");
  CHECK(best.header("content-type") == "text/javascript; charset=utf-8");
  CHECK(best.header("vary") == "Accept-Encoding");
  CHECK(files.answer(get("/app.js", "gzip")).body == "gzip");
  CHECK(files.answer(get("/app.js", "br;q=0, gzip;q=0.5")).body == "gzip");
  const Response plain = files.answer(get("/app.js"));
  CHECK(plain.body == "plain");
  CHECK(plain.header("content-encoding").empty());
  CHECK(plain.header("vary") == "Accept-Encoding");
}

TEST_CASE("a packed form is not a file of its own, unless it is the only one") {
  Folder folder;
  folder.put("app.js", "plain");
  folder.put("app.js.br", "brotli");
  folder.put("archive.gz", "alone");
  const StaticFiles files = folder.load();
  CHECK(files.answer(get("/app.js.br")).status == 404);
  CHECK(files.answer(get("/archive.gz")).body == "alone");
}

TEST_CASE("WebAssembly has its type, without which it would not be compiled while it loads") {
  CHECK(mime_type_of("/a/app.wasm") == "application/wasm");
  CHECK(mime_type_of("/manifest.webmanifest") == "application/manifest+json");
  CHECK(mime_type_of("/strange.bin") == "application/octet-stream");
}

TEST_CASE("only a name that bears a hash is kept by the browser for ever") {
  CHECK(has_hashed_name("/app-4f2a9c1b.js"));
  CHECK(has_hashed_name("/assets/taizhang.0123456789abcdef.wasm"));
  CHECK(has_hashed_name("/chunk-QX7ZABCD.js"));
  for (const char* name : {"/index.html", "/sw.js", "/text-field.js", "/app-v2.js", "/icon-512.png",
                           "/app-4f2a9c1b", "/defaced-facade.js"}) {
    CAPTURE(name);
    CHECK_FALSE(has_hashed_name(name));
  }
  Folder folder;
  folder.put("sw.js", "a");
  folder.put("app-4f2a9c1b.js", "b");
  const StaticFiles files = folder.load();
  CHECK(files.answer(get("/sw.js")).header("cache-control") == "no-cache");
  CHECK(files.answer(get("/app-4f2a9c1b.js")).header("cache-control") ==
        "public, max-age=31536000, immutable");
}

TEST_CASE("what the browser has already is not sent again") {
  Folder folder;
  folder.put("sw.js", "a");
  const StaticFiles files = folder.load();
  const std::string etag(files.answer(get("/sw.js")).header("etag"));
  Request again = get("/sw.js");
  again.headers.emplace("if-none-match", "\"other\", W/" + etag);
  CHECK(files.answer(again).status == 304);
  CHECK(files.answer(again).body.empty());
  Request stale = get("/sw.js");
  stale.headers.emplace("if-none-match", "\"other\"");
  CHECK(files.answer(stale).status == 200);
}

TEST_CASE("a folder that is not there is an error that names it") {
  const Result<StaticFiles> files = StaticFiles::load("/nowhere/at/all");
  REQUIRE_FALSE(files.ok());
  CHECK(files.error().code == ErrorCode::file_unreadable);
  CHECK(files.error().args == std::vector<std::string>{"/nowhere/at/all"});
}

}  // namespace
}  // namespace tz::server
