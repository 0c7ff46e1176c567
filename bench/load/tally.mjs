// What a load comes to: how long things took, and what went wrong, by kind.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Each step is one percent longer than the one before, from a hundredth of a millisecond on. */
const STEP = Math.log(1.01);
const LEAST_MS = 0.01;
const STEPS = 2000;

/** Times in milliseconds, to one percent, in little memory however many there are. */
export class Times {
  #counts = new Uint32Array(STEPS);
  count = 0;
  most_ms = 0;

  add(ms) {
    const step = Math.floor(Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / STEP);
    this.#counts[Math.min(step, STEPS - 1)] += 1;
    this.count += 1;
    this.most_ms = Math.max(this.most_ms, ms);
  }

  /** `share` from 0 to 1; 0 of nothing. */
  quantile(share) {
    const wanted = Math.ceil(this.count * share);
    let passed = 0;
    for (let step = 0; step < STEPS && this.count > 0; step++) {
      passed += this.#counts[step];
      if (passed >= wanted && passed > 0) {
        return Math.min(LEAST_MS * Math.exp((step + 1) * STEP), this.most_ms);
      }
    }
    return 0;
  }

  /** As a plain value, for another process. */
  summary() {
    const [p50, p99] = [this.quantile(0.5), this.quantile(0.99)];
    return { count: this.count, p50, p99, most: this.most_ms };
  }
}

/** Counts by name; what was never counted is 0. */
export class Counts {
  #counts = new Map();

  add(name, by = 1) {
    if (by !== 0) this.#counts.set(name, this.of(name) + by);
  }

  of(name) {
    return this.#counts.get(name) ?? 0;
  }

  get total() {
    return this.entries().reduce((sum, [, count]) => sum + count, 0);
  }

  /** The most frequent first. */
  entries() {
    return [...this.#counts].sort((a, b) => b[1] - a[1]);
  }
}

const LATENESS_EVERY_MS = 10;

/** How late this process comes to its turns, from now on: a function that gives p99 in ms. */
export function watchLateness() {
  const delay = monitorEventLoopDelay({ resolution: LATENESS_EVERY_MS });
  delay.enable();
  return () => {
    delay.disable();
    // What it measures is the time between two turns that should be that far apart.
    return Math.max(0, delay.percentile(99) / 1e6 - LATENESS_EVERY_MS);
  };
}

/** Of this machine, the same in every process of it; milliseconds since any moment. */
const AHEAD_MS = Number(process.hrtime.bigint()) / 1e6 - performance.now();
export const machineMs = () => performance.now() + AHEAD_MS;
