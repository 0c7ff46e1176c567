// Service: what every use case works with. One for each ledger; made after the store was opened and
// destroyed before it. The use cases are free functions that take it, one file each: push, pull,
// listen, presence, search, sign_in, second_factor, sessions, sign_in_events, accounts,
// erase_person, review_import, publish_import, freeze_circular, circular_document,
// freeze_assessment, assessment_sheet, export, run_cycles, blobs, sweep_blobs, audit, chain_facts.
//
// Threads: every use case may be called from any thread.
#pragma once

#include "service/address_limits.h"
#include "service/bell.h"
#include "service/blob_locks.h"
#include "service/clock.h"
#include "service/committer.h"
#include "service/contacts.h"
#include "service/counts.h"
#include "service/entry.h"
#include "service/live.h"
#include "service/password.h"
#include "service/random.h"
#include "service/second_factor_rule.h"
#include "store/store.h"

namespace tz::server {

struct Settings {
  PasswordCost password_cost;
  int32_t passwords_at_once = 2;  // each takes password_cost.memory_kib
  AddressAllowance sign_in_allowance;
  int64_t password_lasts_ms = 0;  // then it opens nothing but its replacement; 0: for ever
  SecondFactorRule second_factors = SecondFactorRule::off;
  int64_t session_idle_ms = 12 * kHourMs;
  int64_t session_max_ms = 30 * kDayMs;
  // Who reads them has half a year at least, and nobody more than a year.
  int64_t sign_in_events_kept_ms = 360 * kDayMs;
  size_t sign_in_refusals_a_day = 2000;             // that are told with their account and address
  int64_t blob_store_bytes = int64_t{20} << 30;     // of all attachments together
  int64_t blob_uncited_bytes = int64_t{300} << 20;  // of one person's that no record cites
  int64_t blob_grace_ms = 30 * kDayMs;              // from receipt until an uncited one may go
  int64_t blob_unfinished_ms = 7 * kDayMs;          // without a new part
  size_t live_queue = 64;  // events that a listener may be behind before it is dropped
};

class Service {
 public:
  // All three must outlive the service.
  Service(Store& store, Clock& clock, RandomSource& random, const Settings& settings = {});
  // Ends every live stream and finishes the writes under way.
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  Store& store;
  Clock& clock;
  RandomSource& random;
  const Settings settings;
  PasswordGate passwords;
  AddressLimits sign_in_addresses;
  BlobLocks blob_locks;
  Contacts contacts;
  Counts counts;
  LiveHub live;
  Bell plan_bell;              // a commit changed a plan, and so times that plans set
  Bell log_bell;               // a commit made the log longer
  WithAccepted with_accepted;  // set before anything is written, or empty
  Committer committer;         // last: its thread uses the others
};

}  // namespace tz::server
