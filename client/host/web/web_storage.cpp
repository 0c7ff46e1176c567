#include "host/web/web_storage.h"

#include <emscripten.h>

#include "host/web/desk.h"

// Rows and writes cross as one block of bytes: numbers of 32 bits, little-endian, then the text or,
// of blobs, the bytes. web/host/framing.js is the other side.

// clang-format off
EM_JS(void, tz_storage_open, (int slot, const char* name, int ticket), {
  Module.page.host.storage.open(slot, UTF8ToString(name), ticket);
});
EM_JS(void, tz_storage_read, (int slot, const char* store, const char* after, int ticket), {
  Module.page.host.storage.read(slot, UTF8ToString(store), UTF8ToString(after), ticket);
});
EM_JS(void, tz_storage_read_one, (int slot, const char* store, const char* key, int ticket), {
  Module.page.host.storage.readOne(slot, UTF8ToString(store), UTF8ToString(key), ticket);
});
EM_JS(void, tz_storage_commit, (int slot, int strict, const char* block, int size, int ticket), {
  Module.page.host.storage.commit(slot, !!strict, HEAPU8.slice(block, block + size), ticket);
});
// clang-format on

namespace tz::client::web {
namespace {

// The scripts answer with these codes.
Kept kept_of(int code) {
  switch (code) {
    case 0:
      return Kept::yes;
    case 1:
      return Kept::full;
    case 2:
      return Kept::closed;
    default:
      return Kept::failed;
  }
}

void append_number(std::string& out, size_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift);
}

// 0 past the end: a block that was cut short yields empty rows, never a read outside it.
size_t take_number(std::string_view& in) {
  if (in.size() < 4) return 0;
  size_t number = 0;
  for (size_t i = 0; i < 4; ++i) {
    number |= static_cast<size_t>(static_cast<uint8_t>(in[i])) << (8 * i);
  }
  in.remove_prefix(4);
  return number;
}

Rows rows_in(std::string_view block) {
  Rows rows;
  while (!block.empty()) {
    const size_t key_size = take_number(block);
    const size_t value_size = take_number(block);
    if (block.size() < key_size + value_size) break;
    rows.emplace_back(block.substr(0, key_size), block.substr(key_size, value_size));
    block.remove_prefix(key_size + value_size);
  }
  return rows;
}

std::string block_of(const Transaction& transaction) {
  std::string block;
  for (const Write& write : transaction.writes) {
    append_number(block, static_cast<size_t>(write.kind));
    append_number(block, static_cast<size_t>(write.store));
    append_number(block, write.key.size());
    append_number(block, write.value.size());
    block += write.key;
    block += write.value;
  }
  return block;
}

}  // namespace

void WebStorage::open(std::string_view name, KeptCallback answer) {
  const int ticket = desk().once(
      [answer = std::move(answer)](const Reply& reply) { answer(kept_of(reply.code)); });
  tz_storage_open(slot_, std::string(name).c_str(), ticket);
}

void WebStorage::read(Store store, std::string_view after, RowsCallback answer) {
  const int ticket = desk().once([answer = std::move(answer)](const Reply& reply) {
    answer(kept_of(reply.code), rows_in(reply.text));
  });
  tz_storage_read(slot_, std::string(store_name(store)).c_str(), std::string(after).c_str(),
                  ticket);
}

void WebStorage::read_one(Store store, std::string_view key, RowsCallback answer) {
  const int ticket = desk().once([answer = std::move(answer)](const Reply& reply) {
    answer(kept_of(reply.code), rows_in(reply.text));
  });
  tz_storage_read_one(slot_, std::string(store_name(store)).c_str(), std::string(key).c_str(),
                      ticket);
}

void WebStorage::commit(Transaction transaction, KeptCallback answer) {
  const int ticket = desk().once(
      [answer = std::move(answer)](const Reply& reply) { answer(kept_of(reply.code)); });
  const std::string block = block_of(transaction);
  tz_storage_commit(slot_, transaction.strict ? 1 : 0, block.data(), static_cast<int>(block.size()),
                    ticket);
}

}  // namespace tz::client::web
