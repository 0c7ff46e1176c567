// LedgerCopy: this device's copy of the ledger for one person: the confirmed records, the outbox,
// the receipts, and the few facts about where the copy stands. Memory and storage are kept in step:
// every change is one transaction, one after the other, and takes effect in memory only when it is
// on disk. Owned by App; one thread.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "host/clock.h"
#include "host/storage.h"
#include "sync/outbox.h"
#include "sync/rebase.h"

namespace tz::client {

// An acknowledged operation. It is kept whole for some weeks: a server that was restored from an
// older backup gets it again.
struct Receipt {
  Operation operation;
  uint64_t seq = 0;
  Instant at;
  std::optional<int64_t> skew_ms;  // as of an OutboxEntry
};

// What stood on this device before the browser lost it, as far as the server has heard of it.
struct LostDevice {
  std::optional<Instant> last_received;  // none: nothing ever arrived
  friend bool operator==(const LostDevice&, const LostDevice&) = default;
};

// How far the ledger's log went when the copy last held all of it.
struct CopyHead {
  uint64_t seq = 0;
  std::string hash;  // in hex; empty: none was told yet
  friend bool operator==(const CopyHead&, const CopyHead&) = default;
};

// Where the copy stands, besides the records.
struct CopyFacts {
  DeviceId device;
  uint64_t next_seq = 1;  // the next operation's number on this device
  std::string cursor;     // empty: nothing downloaded yet
  std::string epoch;
  std::string scope;
  CopyHead head;
  bool complete = false;           // the last page of a download has been stored
  std::optional<int64_t> skew_ms;  // the server's time minus this device's
  std::optional<Instant> last_synced;
  bool introduced = false;         // the server has heard this device's name
  std::optional<LostDevice> lost;  // until the person has read of it
};

CopyHead head_of(const Horizon& horizon);

// An edit on its way to the storage.
struct Save {
  Operation operation;                    // device and number are given when it is stored
  std::string draft;                      // the draft that ends with it; empty: none
  std::optional<OperationId> instead_of;  // a rejected edit that it stands for
};

// What another device of the same person had not sent, on its way to the storage: as it was made
// there, with that device's name and numbers, so that the server knows each again.
struct TakeIn {
  struct Edit {
    Operation operation;
    int64_t skew_ms = 0;  // the server's time minus that of the device that made it
  };
  std::vector<Edit> edits;  // in the order of sending
};

class LedgerCopy {
 public:
  using Answer = std::function<void(Kept)>;

  LedgerCopy(Storage& storage, Clock& clock, Random& random);
  LedgerCopy(const LedgerCopy&) = delete;
  LedgerCopy& operator=(const LedgerCopy&) = delete;

  // Called after every change in memory.
  void on_change(std::function<void()> call) { changed_ = std::move(call); }

  // Reads the open database. Whatever was in memory is forgotten.
  void load(Answer answer);
  // Reads what another tab has changed since.
  void refresh(Answer answer);
  void forget();

  // ---- changes, in the order of the calls
  // `yes` only when the operation is on disk. Asking twice with the same id is harmless.
  void save(Save save, Answer answer);
  // All that is not known here yet, or nothing.
  void take_in(TakeIn from, Answer answer);
  // Verdicts and changed records of one answer, in one transaction. `sender`: the device that the
  // request spoke for.
  void apply_push(PushResponse response, std::string sent_cursor, DeviceId sender, Answer answer);
  // A page that begins elsewhere than where the copy stands is left alone: facts().cursor tells.
  void apply_pull(PullResponse response, std::string sent_cursor, Answer answer);
  // The server's ledger is another one than before: everything acknowledged waits again, and the
  // records are fetched anew.
  void begin_anew(const Horizon& horizon, bool send_again, Answer answer);
  void discard(OperationId id, Answer answer);
  void note_skew(int64_t skew_ms);
  void note_introduced(std::optional<LostDevice> lost, Answer answer);
  void note_loss_read(Answer answer);
  void note_synced(Instant at, Answer answer);
  // Empties the confirmed records of a person who signs out; the outbox stays.
  void drop_records(Answer answer);

  // ---- the outbox in flight
  std::vector<Operation> take_batch(size_t limit, size_t max_bytes);
  void put_back();
  // Of the device that made the operation: the server's time minus its own.
  int64_t skew_of(OperationId id) const;

  // ---- what is known
  bool loaded() const { return loaded_; }
  const CopyFacts& facts() const { return facts_; }
  const Outbox& outbox() const { return outbox_; }
  const std::map<OperationId, Receipt>& receipts() const { return receipts_; }
  const RecordSet& confirmed() const { return confirmed_; }
  bool knows(OperationId id) const;
  // Rows of the outbox that this version of the app cannot read. They stay where they are.
  size_t unreadable() const { return unreadable_; }
  // The last transaction was refused.
  Kept trouble() const { return trouble_; }
  // Rebased at most once for each change.
  const RecordSet& records(const Actor& actor);
  const Shown& shown(const Actor& actor);

 private:
  using Job = std::function<void()>;
  // Fills a transaction from the present state; `done` changes memory after it is stored.
  struct Change {
    std::function<bool(Transaction&)> fill;  // false: nothing to do, success
    std::function<void()> done;
    std::function<void()> refused;  // may be empty
    Answer answer;
  };

  void enqueue(Change change);
  void change_facts(const std::function<void(CopyFacts&)>& alter, Answer answer);
  void run_next();
  void finish(Kept kept);
  void touch();
  void remember(const std::vector<Verdict>& verdicts);

  void put_facts(Transaction& transaction, const CopyFacts& facts) const;
  void read_outbox(bool afresh, Answer answer);
  void read_chunks(bool afresh, Answer answer);
  void read_facts(Answer answer);
  void take_chunks(const Rows& rows, bool afresh);
  void take_outbox(const Rows& rows);
  void take_receipts(const Rows& rows);
  void take_facts(const Rows& rows);
  // Adds the writing of a page to the transaction; the whole copy where chunks have grown many.
  void put_page(Transaction& transaction, const Page& page, bool fresh);
  void put_all(Transaction& transaction, const RecordSet& records);
  void merge(const Page& page, bool fresh);
  void accept(const Verdict& verdict, Transaction& transaction) const;
  Receipt receipt_of(const OutboxEntry& entry, uint64_t seq) const;
  std::vector<OutboxEntry> everything_again() const;

  Storage& storage_;
  Clock& clock_;
  Random& random_;
  std::function<void()> changed_;
  std::deque<Change> queue_;
  bool running_ = false;
  bool loaded_ = false;
  uint64_t generation_ = 0;  // of load(): late answers of an older one are dropped
  Kept trouble_ = Kept::yes;

  CopyFacts facts_;
  RecordSet confirmed_;
  Outbox outbox_;
  size_t unreadable_ = 0;
  std::map<OperationId, Receipt> receipts_;
  std::vector<std::string> expired_;  // keys of receipts that are too old to be of use
  uint64_t next_chunk_ = 1;
  size_t chunks_ = 0;
  bool rewrite_ = false;  // storage holds less than memory: the next page writes everything

  bool shown_valid_ = false;
  Shown shown_;
};

}  // namespace tz::client
