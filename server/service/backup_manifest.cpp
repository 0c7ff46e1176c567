#include "service/backup_manifest.h"

#include "base/json_read.h"

namespace tz::server {
namespace {

constexpr int64_t kFormat = 1;
constexpr size_t kMostFiles = 100'000'000;
constexpr int64_t kMostBytes = int64_t{1} << 60;
constexpr size_t kMostLetters = 100;

json file_json(const FileDigest& file) {
  return {{"sha256", to_hex(file.hash)}, {"size", file.size_bytes}};
}

json json_without_digest(const BackupManifest& manifest) {
  json attachments = json::array();
  for (const FileDigest& file : manifest.attachments) attachments.push_back(file_json(file));
  json missing = json::array();
  for (const Sha256Digest& hash : manifest.missing) missing.push_back({{"sha256", to_hex(hash)}});
  return {{"format", kFormat},
          {"program", manifest.program},
          {"made_at", manifest.made_at.unix_ms},
          {"epoch", manifest.epoch},
          {"entry", manifest.head.seq},
          {"head", to_hex(manifest.head.hash)},
          {"ledger", file_json(manifest.ledger)},
          {"attachments", std::move(attachments)},
          {"missing", std::move(missing)}};
}

Sha256Digest digest_in(ObjectReader& in, std::string_view key) {
  const std::optional<Sha256Digest> digest = digest_from_hex(in.text(key, kMostLetters));
  if (!digest) in.fail(ErrorCode::bad_text, key);
  return digest.value_or(Sha256Digest{});
}

FileDigest file_in(ObjectReader& in) {
  FileDigest out;
  out.hash = digest_in(in, "sha256");
  out.size_bytes = in.integer("size", 0, kMostBytes);
  return out;
}

// The digest says what the rest is to be; a manifest that was cut or altered does not fit it.
bool fits_its_digest(json value) {
  const auto found = value.find("digest");
  if (found == value.end() || !found->is_string()) return false;
  const std::optional<Sha256Digest> said = digest_from_hex(found->get_ref<const std::string&>());
  value.erase("digest");
  return said && *said == sha256(canonical(value));
}

}  // namespace

std::string manifest_text(const BackupManifest& manifest) {
  json out = json_without_digest(manifest);
  const std::string digest = to_hex(sha256(canonical(out)));
  out["digest"] = digest;
  return canonical(out);
}

Result<BackupManifest> manifest_from(std::string_view text) {
  const Error damaged = error(ErrorCode::backup_damaged, "", {kManifestFile});
  const Result<json> value = parse_json(text);
  if (!value || !value->is_object() || !fits_its_digest(*value)) return damaged;
  ObjectReader in(*value, "");
  if (in.integer("format", 1, INT32_MAX) > kFormat) return error(ErrorCode::ledger_newer);
  BackupManifest out;
  out.program = in.text("program", kMostLetters);
  out.made_at = in.instant("made_at");
  out.epoch = in.text("epoch", kMostLetters);
  out.head.seq = static_cast<uint64_t>(in.integer("entry", 0, INT64_MAX));
  out.head.hash = digest_in(in, "head");
  ObjectReader ledger(in.object("ledger"), "ledger");
  out.ledger = file_in(ledger);
  in.take_fault(ledger);
  in.each("attachments", kMostFiles,
          [&](ObjectReader& file) { out.attachments.push_back(file_in(file)); });
  in.each("missing", kMostFiles,
          [&](ObjectReader& file) { out.missing.push_back(digest_in(file, "sha256")); });
  if (in.failed()) return damaged;
  return out;
}

}  // namespace tz::server
