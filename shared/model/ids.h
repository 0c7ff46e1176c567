// Lists of ids, as records hold them.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/json_read.h"

namespace tz {

template <class IdType>
json ids_json(const std::vector<IdType>& ids) {
  json out = json::array();
  for (const IdType& id : ids) out.push_back(to_string(id));
  return out;
}

// Ascending and without repetition, however they are written; `max` as written.
template <class IdType>
std::vector<IdType> read_id_set(ObjectReader& in, std::string_view key, size_t max) {
  std::vector<IdType> out = in.ids<IdType>(key, max);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace tz
