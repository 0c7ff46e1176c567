#include "sync/copy_digest.h"

namespace tz {

void CopyDigest::add(const RecordKey& key, uint64_t version) {
  std::string text(name_of(key.collection));
  text += ' ' + to_string(key.id) + ' ' + std::to_string(version);
  const Sha256Digest one = sha256(text);
  for (size_t i = 0; i < sum_.size(); ++i) sum_[i] = static_cast<uint8_t>(sum_[i] ^ one[i]);
}

std::string copy_digest(const RecordSet& records) {
  CopyDigest digest;
  records.each_version([&](const RecordKey& key, uint64_t version) { digest.add(key, version); });
  return digest.text();
}

}  // namespace tz
