#include "workshop.h"

#include <stdlib.h>

#include <filesystem>

#include "http_line.h"
#include "store/sqlite_store.h"
#include "sync/wire.h"

namespace tz::bench {

int rounds_wanted() {
  const char* given = std::getenv("TZ_ROUNDS");
  return given != nullptr ? std::atoi(given) : 5;
}

Workshop::Workshop() {
  const char* given = std::getenv("TZ_BENCH_FOLDER");
  folder_ = given != nullptr ? given : std::filesystem::temp_directory_path().string();
  folder_ += "/taizhang-bench-XXXXXX";
  if (::mkdtemp(folder_.data()) == nullptr) std::exit(1);
}

Workshop::~Workshop() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

OpenLedger::OpenLedger(const std::string& path) {
  server::SqliteOptions options;
  options.path = path;
  options.new_epoch = uuid_of_name("bench/epoch");
  options.must_exist = true;
  store_ = must(server::open_sqlite_store(options), "ledger");
  service_ = std::make_unique<server::Service>(*store_, clock_, random_);
}

// A push of nothing tells the facts that a cursor is made of.
std::string present_cursor(int port, const std::string& cookie) {
  const std::string body = canonical(
      to_json(PushRequest{kProtocolMax, DeviceId(uuid_of_name("bench/probe")), 0, {}, {}}));
  const HttpAnswer answer =
      HttpLine(port).ask(request_text({"POST", "/api/v1/push", cookie, body, false}));
  const json facts = must(parse_json(answer.body), "push");
  return "1." + facts["epoch"].get<std::string>() + '.' + facts["scope"].get<std::string>() + '.' +
         std::to_string(facts["head"].get<uint64_t>());
}

}  // namespace tz::bench
