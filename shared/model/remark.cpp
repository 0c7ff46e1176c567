#include "model/remark.h"

#include "model/limits.h"

namespace tz {

json to_json(const Remark& remark) {
  json out = {{"by", to_string(remark.by)}, {"at", remark.at.unix_ms}};
  if (!remark.text.empty()) out["text"] = remark.text;
  return out;
}

Remark read_remark(ObjectReader& in, std::string_view key, size_t max) {
  ObjectReader inner(in.object(key), in.path_of(key));
  Remark remark;
  remark.text = inner.optional_text("text", max);
  remark.by = inner.id<PersonId>("by");
  remark.at = inner.instant("at");
  in.take_fault(inner);
  return remark;
}

std::optional<Remark> read_optional_remark(ObjectReader& in, std::string_view key, size_t max) {
  if (!in.has(key)) return std::nullopt;
  return read_remark(in, key, max);
}

}  // namespace tz
