#include "store/blob_folder.h"

#include <doctest/doctest.h>

#include <fstream>

#include "sample.h"

using namespace tz;
using namespace tz::server;

namespace {

const PersonId kOne{sample::uuid("one")};
const PersonId kOther{sample::uuid("other")};

}  // namespace

TEST_CASE("parts of one person's blob follow each other, apart from anybody else's") {
  const sample::Folder place;
  BlobFolder folder(place.file("ledger.blobs"));
  const Sha256Digest hash = sha256("first second");
  CHECK(folder.received(kOne, hash) == 0);
  CHECK(folder.incoming()->empty());
  CHECK(folder.kept()->empty());
  REQUIRE(folder.append(kOne, hash, "first ", Instant{5000}));
  REQUIRE(folder.append(kOther, hash, "f", Instant{6000}));
  REQUIRE(folder.append(kOne, hash, "second", Instant{7000}));
  CHECK(folder.received(kOne, hash) == 12);
  CHECK(folder.received(kOther, hash) == 1);
  CHECK(*folder.read_incoming(kOne, hash) == "first second");
  const std::vector<IncomingBlob> incoming = *folder.incoming();
  REQUIRE(incoming.size() == 2);
  for (const IncomingBlob& blob : incoming) {
    CHECK(blob.hash == hash);
    CHECK(blob.touched_at == Instant{blob.person == kOne ? 7000 : 6000});
  }
}

TEST_CASE("a kept blob is read by its hash, kept twice without harm, and removed") {
  const sample::Folder place;
  BlobFolder folder(place.file("ledger.blobs"));
  const Sha256Digest hash = sha256("bytes");
  for (const PersonId person : {kOne, kOther}) {
    REQUIRE(folder.append(person, hash, "bytes", Instant{5000}));
    REQUIRE(folder.keep(person, hash));
  }
  CHECK(folder.holds(hash));
  CHECK(folder.incoming()->empty());
  CHECK(*folder.read(hash) == "bytes");
  REQUIRE(folder.kept()->size() == 1);
  CHECK(folder.kept()->front().touched_at == Instant{5000});
  CHECK(folder.remove(hash).ok());
  CHECK(folder.remove(hash).ok());
  CHECK_FALSE(folder.holds(hash));
  CHECK(folder.read(hash).error().code == ErrorCode::not_found);
}

TEST_CASE("files of other names in the folder are nobody's blobs") {
  const sample::Folder place;
  BlobFolder folder(place.file("ledger.blobs"));
  const Sha256Digest hash = sha256("bytes");
  REQUIRE(folder.append(kOne, hash, "bytes", Instant{5000}));
  REQUIRE(folder.keep(kOne, hash));
  std::ofstream(place.file("ledger.blobs/note")) << "x";
  std::ofstream(place.file("ledger.blobs/incoming/note")) << "x";
  CHECK(folder.kept()->size() == 1);
  CHECK(folder.incoming()->empty());
}
