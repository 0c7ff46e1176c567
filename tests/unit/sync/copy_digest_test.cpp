#include "sync/copy_digest.h"

#include <doctest/doctest.h>

using namespace tz;

namespace {

const RecordKey kOne{Collection::task, uuid_of_name("one")};
const RecordKey kOther{Collection::task, uuid_of_name("other")};

std::string over(std::initializer_list<std::pair<RecordKey, uint64_t>> records) {
  CopyDigest digest;
  for (const auto& [key, version] : records) digest.add(key, version);
  return digest.text();
}

}  // namespace

TEST_CASE("the digest of a copy is the same in whatever order its records came") {
  CHECK(over({{kOne, 3}, {kOther, 4}}) == over({{kOther, 4}, {kOne, 3}}));
}

TEST_CASE("the digest of a copy tells a record too few, too many or too old") {
  const std::string whole = over({{kOne, 3}, {kOther, 4}});
  CHECK(over({{kOne, 3}}) != whole);
  CHECK(over({{kOne, 3}, {kOther, 4}, {{Collection::report, kOne.id}, 3}}) != whole);
  CHECK(over({{kOne, 3}, {kOther, 2}}) != whole);
  CHECK(over({{kOne, 4}, {kOther, 3}}) != whole);
}

TEST_CASE("the digest of a copy is that of docs/protocol.md") {
  CHECK(over({}) == std::string(64, '0'));
  RecordSet records;
  Unit unit;
  unit.id = UnitId(*uuid_from("018f0000-0000-7000-8000-000000000001"));
  unit.version = 7;
  records.put(unit);
  CHECK(copy_digest(records) == to_hex(sha256("unit 018f0000-0000-7000-8000-000000000001 7")));
}
