// Writer and Reader: the two directions in which the list of an operation body's fields is walked,
// to and from JSON. Of operation_body.cpp, which holds the lists.
#pragma once

#include <string>
#include <vector>

#include "model/record.h"

namespace tz {

template <class T>
json form_of(const T& value) {
  return to_json(value);
}
inline json form_of(const CircularWords& words) {
  return circular_words_json(words);
}

class Writer {
 public:
  template <class T>
  using Ref = const T&;

  template <class IdType>
  void id(const char* key, const IdType& value) {
    out_[key] = to_string(value);
  }
  template <class IdType>
  void optional_id(const char* key, const std::optional<IdType>& value) {
    if (value) out_[key] = to_string(*value);
  }
  template <class IdType>
  void ids(const char* key, const std::vector<IdType>& values, size_t) {
    json list = json::array();
    for (const IdType& value : values) list.push_back(to_string(value));
    out_[key] = std::move(list);
  }
  void text(const char* key, const std::string& value, size_t) { out_[key] = value; }
  void optional_text(const char* key, const std::string& value, size_t) {
    if (!value.empty()) out_[key] = value;
  }
  void attachments(const std::vector<Attachment>& values) { put_attachments(out_, values); }
  void date(const char* key, CivilDate value) { out_[key] = to_iso(value); }
  void flag(const char* key, bool value) {
    if (value) out_[key] = true;
  }
  template <class Enum, class Parse>
  void choice(const char* key, Enum value, Parse) {
    out_[key] = name_of(value);
  }
  template <class T, class Read>
  void object(const char* key, const T& value, Read) {
    out_[key] = form_of(value);
  }
  template <class T, class Fields>
  void list(const char* key, const std::vector<T>& items, size_t, Fields each) {
    json out = json::array();
    for (const T& item : items) {
      Writer inner;
      each(inner, item);
      out.push_back(std::move(inner.out_));
    }
    out_[key] = std::move(out);
  }
  template <class T, class Read>
  void records(const char* key, const std::vector<T>& items, size_t, Read) {
    json out = json::array();
    for (const T& item : items) out.push_back(to_json(item));
    out_[key] = std::move(out);
  }
  void subject(const ObjectionSubject& about) { put_subject(out_, about); }
  void basis(const AccountabilityBasis& value) { put_basis(out_, value); }
  void words(const AccountabilityWords& value) { put_words(out_, value); }
  void criteria(const char* key, const std::vector<Criterion>& value) {
    out_[key] = criteria_json(value);
  }
  void number(const char* key, int32_t value, int32_t, int32_t) { out_[key] = value; }
  void sequence(const char* key, uint64_t value) { out_[key] = value; }
  void digest(const char* key, const Sha256Digest& value) { out_[key] = to_hex(value); }
  json take() { return std::move(out_); }

 private:
  json out_ = json::object();
};

class Reader {
 public:
  template <class T>
  using Ref = T&;

  explicit Reader(ObjectReader& in) : in_(in) {}

  template <class IdType>
  void id(const char* key, IdType& value) {
    value = in_.id<IdType>(key);
  }
  template <class IdType>
  void optional_id(const char* key, std::optional<IdType>& value) {
    value = in_.optional_id<IdType>(key);
  }
  template <class IdType>
  void ids(const char* key, std::vector<IdType>& values, size_t max) {
    values = in_.ids<IdType>(key, max);
  }
  void text(const char* key, std::string& value, size_t max) { value = in_.text(key, max); }
  void optional_text(const char* key, std::string& value, size_t max) {
    value = in_.optional_text(key, max);
  }
  void attachments(std::vector<Attachment>& values) { values = read_attachments(in_); }
  void date(const char* key, CivilDate& value) { value = in_.date(key); }
  void flag(const char* key, bool& value) { value = in_.boolean_or(key, false); }
  template <class Enum, class Parse>
  void choice(const char* key, Enum& value, Parse parse) {
    value = in_.choice(key, parse);
  }
  template <class T, class Read>
  void object(const char* key, T& value, Read read) {
    ObjectReader inner(in_.object(key), in_.path_of(key));
    value = read(inner);
    in_.take_fault(inner);
  }
  // At least one.
  template <class T, class Fields>
  void list(const char* key, std::vector<T>& items, size_t max, Fields each) {
    in_.each(key, max, [&](ObjectReader& element) {
      Reader inner(element);
      items.emplace_back();
      each(inner, items.back());
    });
    if (items.empty()) in_.fail(ErrorCode::missing_field, key);
  }
  template <class T, class Read>
  void records(const char* key, std::vector<T>& items, size_t max, Read read) {
    in_.each(key, max, [&](ObjectReader& element) { items.push_back(read(element)); });
    if (items.empty()) in_.fail(ErrorCode::missing_field, key);
  }
  void subject(ObjectionSubject& about) { about = read_subject(in_); }
  void basis(AccountabilityBasis& value) { value = read_basis(in_); }
  void words(AccountabilityWords& value) { value = read_accountability_words(in_); }
  void criteria(const char* key, std::vector<Criterion>& value) {
    value = read_criteria_list(in_, key);
  }
  void number(const char* key, int32_t& value, int32_t min, int32_t max) {
    value = static_cast<int32_t>(in_.integer(key, min, max));
  }
  void sequence(const char* key, uint64_t& value) {
    value = static_cast<uint64_t>(in_.integer(key, 1, INT64_MAX));
  }
  void digest(const char* key, Sha256Digest& value) {
    const std::optional<Sha256Digest> read = digest_from_hex(in_.text(key, 64));
    if (read) {
      value = *read;
    } else {
      in_.fail(ErrorCode::unknown_value, key);
    }
  }

 private:
  ObjectReader& in_;
};

}  // namespace tz
