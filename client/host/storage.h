// Storage: what outlives the page. A named database with a few stores of text by key, and one of
// bytes, changed in transactions. Answers come later, in the order of the calls, on the one thread;
// the storage must outlive them. The implementation reopens a lost connection and tries once more
// before it reports a failure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tz::client {

// In this order in the database; the names are those of store_name().
enum class Store {
  facts,     // small things under fixed keys: device id, cursor, last session, settings
  outbox,    // a person's own operations without a final verdict, by operation id
  receipts,  // acknowledged operations, by operation id
  drafts,    // what is being written, by the thing it is written about
  chunks,    // confirmed records, many to a chunk; keys ascend in the order of writing
  photos,    // what is known of attachments on this device, by their hash
  blobs      // their bytes, by their hash; of any kind, not text
};
inline constexpr int kStores = 7;
std::string_view store_name(Store store);

// What became of a request to the storage.
enum class Kept {
  yes,     // on disk, as far as this device can promise
  full,    // no room; nothing of the transaction was kept
  closed,  // the database could not be opened, or stays lost
  failed   // anything else; nothing of the transaction was kept
};

struct Write {
  enum class Kind { put, erase, clear };
  Kind kind = Kind::put;
  Store store = Store::facts;
  std::string key;    // unused by clear
  std::string value;  // of put alone
};

// All of it or nothing. `strict` waits for the disk itself.
struct Transaction {
  bool strict = false;
  std::vector<Write> writes;

  void put(Store store, std::string key, std::string value) {
    writes.push_back({Write::Kind::put, store, std::move(key), std::move(value)});
  }
  void erase(Store store, std::string key) {
    writes.push_back({Write::Kind::erase, store, std::move(key), {}});
  }
  void clear(Store store) { writes.push_back({Write::Kind::clear, store, {}, {}}); }
  bool empty() const { return writes.empty(); }
};

// Rows by ascending key.
using Rows = std::vector<std::pair<std::string, std::string>>;

class Storage {
 public:
  using KeptCallback = std::function<void(Kept)>;
  using RowsCallback = std::function<void(Kept, Rows)>;

  virtual ~Storage() = default;

  // Opens the database of that name, making it where there is none; closes another one that was
  // open. Calls before the answer are queued.
  virtual void open(std::string_view name, KeptCallback answer) = 0;
  // Rows whose key is greater than `after`; all rows for an empty `after`.
  virtual void read(Store store, std::string_view after, RowsCallback answer) = 0;
  // The one row under `key`, or no row.
  virtual void read_one(Store store, std::string_view key, RowsCallback answer) = 0;
  // The answer comes after the transaction is complete, never before.
  virtual void commit(Transaction transaction, KeptCallback answer) = 0;
};

}  // namespace tz::client
