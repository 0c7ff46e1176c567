// IndexedDB: a database for each slot (the device, the person), each with the same few stores of
// text by key, and one of bytes. A connection that the browser has dropped is opened again, and the
// work tried once more.
import { openDB } from 'idb';
import { blockOfRows, writesIn } from './framing.js';

// 2: photos and blobs.
const VERSION = 2;
// As Store in client/host/storage.h.
const STORES = ['facts', 'outbox', 'receipts', 'drafts', 'chunks', 'photos', 'blobs'];
const isBytes = (store) => STORES[store] === 'blobs';
const [YES, FULL, CLOSED, FAILED] = [0, 1, 2, 3];
const [PUT, ERASE] = [0, 1];

class ClosedError extends Error {}

function codeOf(error) {
  if (error instanceof ClosedError) return CLOSED;
  return error?.name === 'QuotaExceededError' ? FULL : FAILED;
}

/** WebKit drops connections of pages in the background; every browser does after a fault. */
const LOST = ['InvalidStateError', 'UnknownError', 'AbortError'];
const isLost = (error) => LOST.includes(error?.name);

function makeSlot() {
  let name = null;
  let db = null;
  let queue = Promise.resolve();

  async function connect() {
    if (db) return db;
    try {
      db = await openDB(name, VERSION, {
        upgrade(fresh) {
          for (const store of STORES) {
            if (!fresh.objectStoreNames.contains(store)) fresh.createObjectStore(store);
          }
        },
        blocking() {
          db?.close();
          db = null;
        },
        terminated() {
          db = null;
        },
      });
    } catch (error) {
      throw new ClosedError(String(error));
    }
    return db;
  }

  async function twice(work) {
    try {
      return await work(await connect());
    } catch (error) {
      if (!isLost(error)) throw error;
      db = null;
      return work(await connect());
    }
  }

  /** One after the other, in the order of the calls. */
  function inTurn(work) {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  }

  return {
    open: (wanted) =>
      inTurn(async () => {
        db?.close();
        db = null;
        name = wanted;
        await connect();
      }),
    read: (store, after) =>
      inTurn(() =>
        twice(async (open) => {
          const range = after ? IDBKeyRange.lowerBound(after, true) : null;
          const tx = open.transaction(store);
          const [keys, values] = await Promise.all([
            tx.store.getAllKeys(range),
            tx.store.getAll(range),
          ]);
          await tx.done;
          return keys.map((key, i) => [key, values[i]]);
        }),
      ),
    readOne: (store, key) =>
      inTurn(() =>
        twice(async (open) => {
          const value = await open.get(store, key);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
    commit: (strict, writes) =>
      inTurn(() =>
        twice(async (open) => {
          const names = [...new Set(writes.map((write) => STORES[write.store]))];
          if (names.length === 0) return;
          const tx = open.transaction(names, 'readwrite', {
            durability: strict ? 'strict' : 'relaxed',
          });
          // A failed write aborts the whole transaction, and tx.done says why.
          for (const { kind, store, key, value } of writes) {
            const at = tx.objectStore(STORES[store]);
            const asked =
              kind === PUT ? at.put(value, key) : kind === ERASE ? at.delete(key) : at.clear();
            asked.catch(() => {});
          }
          await tx.done;
        }),
      ),
  };
}

export function makeStorage(answer) {
  const slots = new Map();
  const slotOf = (number) => {
    if (!slots.has(number)) slots.set(number, makeSlot());
    return slots.get(number);
  };
  const settle = (ticket, done) =>
    done.then(
      (rows) => answer(ticket, YES, { content: rows ? blockOfRows(rows) : '' }),
      (error) => answer(ticket, codeOf(error)),
    );
  return {
    open: (slot, name, ticket) => settle(ticket, slotOf(slot).open(name)),
    read: (slot, store, after, ticket) => settle(ticket, slotOf(slot).read(store, after)),
    readOne: (slot, store, key, ticket) => settle(ticket, slotOf(slot).readOne(store, key)),
    commit: (slot, strict, block, ticket) =>
      settle(ticket, slotOf(slot).commit(strict, writesIn(block, isBytes))),
  };
}
