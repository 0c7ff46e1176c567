// How long a change took to each viewer: the moments at which changes came, beside those at which
// the pushes that made them were sent.
import { Times } from './tally.mjs';

/** A push that has not come to every viewer by then is missing at the others. */
const PATIENCE_MS = 15_000;
/** Changes are forgotten so long after they came. */
const KEEP_MS = 40_000;

export class Deliveries {
  #changes = []; // in the order of their heads
  #pushes = [];
  times = new Times();
  missing = 0;

  constructor(viewers) {
    this.viewers = viewers;
  }

  /** The change with that head has come to one of the viewers. */
  came(head, now_ms) {
    let change = this.#changes[this.#changes.length - 1];
    if (!change || change.head !== head) change = this.#changeOf(head, now_ms);
    change.moments[change.count] = now_ms;
    change.count += 1;
  }

  #changeOf(head, now_ms) {
    const at = this.#firstFrom(head);
    if (this.#changes[at]?.head === head) return this.#changes[at];
    const moments = new Float64Array(this.viewers);
    const change = { head, began_ms: now_ms, count: 0, moments };
    this.#changes.splice(at, 0, change);
    return change;
  }

  // The place of the first change whose head is not below `head`.
  #firstFrom(head) {
    let [low, high] = [0, this.#changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#changes[middle].head < head) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A push sent at `sent_ms` was given the place `seq` in the log. */
  pushed(seq, sent_ms) {
    this.#pushes.push({ seq, sent_ms });
  }

  /** Counts the pushes that have come to all `open` viewers, and those that will not any more. */
  settle(now_ms, open) {
    this.#pushes = this.#pushes.filter(({ seq, sent_ms }) => {
      const change = this.#changes[this.#firstFrom(seq)];
      const has_come = change !== undefined && change.count >= open;
      if (!has_come && now_ms - sent_ms < PATIENCE_MS) return true;
      const count = change?.count ?? 0;
      for (let i = 0; i < count; i++) this.times.add(change.moments[i] - sent_ms);
      this.missing += Math.max(0, open - count);
      return false;
    });
    const old = this.#changes.findIndex(({ began_ms }) => now_ms - began_ms < KEEP_MS);
    this.#changes.splice(0, old < 0 ? this.#changes.length : old);
  }

  /** Whether every push has been counted. */
  get isSettled() {
    return this.#pushes.length === 0;
  }
}
