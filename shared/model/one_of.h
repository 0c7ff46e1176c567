// One of several ids, each kind of them under a name of its own in the JSON form: what an objection
// is about, what an entry of the register stands on.
#pragma once

#include <array>
#include <variant>

#include "base/json_read.h"

namespace tz {

// The names, in the order of the variant's alternatives.
template <size_t N>
using IdNames = std::array<std::string_view, N>;

template <size_t N, class... Ids>
void put_one_of(json& out, const IdNames<N>& names, const std::variant<Ids...>& id) {
  static_assert(N == sizeof...(Ids));
  out[std::string(names[id.index()])] =
      std::visit([](const auto& held) { return to_string(held); }, id);
}

namespace one_of {

template <class Variant, size_t I, size_t N>
void read_nth(ObjectReader& in, const IdNames<N>& names, std::optional<Variant>& out) {
  if constexpr (I < N) {
    if (in.has(names[I])) {
      // Two of them would leave open which one counts.
      if (out) in.fail(ErrorCode::unknown_value, names[I]);
      if (!out) out = in.id<std::variant_alternative_t<I, Variant>>(names[I]);
    }
    read_nth<Variant, I + 1>(in, names, out);
  }
}

}  // namespace one_of

// Exactly one; where there is none, the first name is told as missing.
template <class Variant, size_t N>
Variant read_one_of(ObjectReader& in, const IdNames<N>& names) {
  static_assert(N == std::variant_size_v<Variant>);
  std::optional<Variant> out;
  one_of::read_nth<Variant, 0>(in, names, out);
  if (!out) return in.id<std::variant_alternative_t<0, Variant>>(names[0]);
  return *out;
}

template <class... Tags>
const Uuid& uuid_of(const std::variant<Id<Tags>...>& id) {
  return std::visit([](const auto& held) -> const Uuid& { return held.uuid; }, id);
}

}  // namespace tz
