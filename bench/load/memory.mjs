// What a process holds, second by second, and whether it stays the same.
import fs from 'node:fs';

/** A record that the judge keeps between transactions; server/service/committer.cpp bounds them. */
const KEPT_RECORD_KB = 1.5;
const MOST_KEPT_KB = 60_000 * KEPT_RECORD_KB;
/** The writer's page cache is bounded too: server/store/sqlite_store.cpp. */
const MOST_CACHED_KB = 64 * 1024;
const ALLOWED_SHARE = 0.02;

const field = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)[1]);

/** One look at a process of this machine, by way of /proc. */
export function lookAt(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
  return {
    rss_kb: field(status, 'VmRSS'),
    threads: field(status, 'Threads'),
    files: fs.readdirSync(`/proc/${pid}/fd`).length,
    // Fields 14 and 15, of which the first two are cut off; Linux tells hundredths of a second.
    processor_ms: (Number(stat[11]) + Number(stat[12])) * 10,
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The median of the slopes between any two samples (Theil, Sen): a single peak moves nothing. */
export function slopePerSecond(samples, value) {
  const slopes = [];
  for (let i = 0; i < samples.length; i++) {
    for (let j = i + 1; j < samples.length; j++) {
      slopes.push((value(samples[j]) - value(samples[i])) / (samples[j].s - samples[i].s));
    }
  }
  return median(slopes);
}

/**
 * Whether memory was flat. `samples`: { s, rss_kb, operations }, in order. `from_s`: where the part
 * that counts begins; `entry_kb`: what one log entry, with its records, takes in the database.
 *
 * The rule: the growth over that part, by its slope, is at most 2 % of what was held at its
 * beginning beyond what the log's growth explains. What explains it is bounded in the server: the
 * pages that were written stay in the writer's cache, and the judge keeps the records.
 */
export function judgeMemory(samples, { from_s, entry_kb }) {
  const part = samples.filter(({ s }) => s >= from_s);
  const [first, last] = [part[0], part[part.length - 1]];
  const slope = slopePerSecond(part, ({ rss_kb }) => rss_kb);
  const growth_kb = slope * (last.s - first.s);
  const operations = last.operations - first.operations;
  const explained_kb =
    Math.min(operations * entry_kb, MOST_CACHED_KB) +
    Math.min(operations * KEPT_RECORD_KB, MOST_KEPT_KB);
  const allowed_kb = explained_kb + first.rss_kb * ALLOWED_SHARE;
  const is_flat = growth_kb <= allowed_kb;
  return {
    seconds: last.s - first.s,
    ended_kb: last.rss_kb,
    kb_per_minute: slope * 60,
    growth_kb,
    explained_kb,
    allowed_kb,
    is_flat,
  };
}
