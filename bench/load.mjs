// A working day's rush against one server, on this machine: phones that write and sync, viewers who
// hold the live stream. No error, nothing lost or counted twice, and memory that stays flat.
//   node bench/load.mjs [--seconds 300] [--phones 200] [--viewers 1000]
// TZ_SEED repeats what the phones do, TZ_BENCH_FOLDER says on which disk. See docs/load.md.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Person } from '../tests/http/person.mjs';
import { seeded, wantedSeed } from '../tests/lib/random.mjs';
import { demoLedgerFolder, startServer } from '../tests/lib/server.mjs';
import { lookBack } from './load/aftermath.mjs';
import { judgeMemory, lookAt } from './load/memory.mjs';
import { makePhones } from './load/people.mjs';
import { printLoad } from './load/print.mjs';
import { Counts, Times, watchLateness } from './load/tally.mjs';
import { Viewers } from './load/viewers.mjs';

/** Between two rounds of a phone. */
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [5_000, 15_000];
const FIRST_ROUND_MS = 10_000;
/** The server ends a stream after an hour, which is no error and would be counted as one. */
const MOST_SECONDS = 3_000;
const LAST_ROUNDS = 20;
const WARM_UP_SHARE = 0.2;
const MOST_WARM_UP_S = 60;
const JUDGED_S = 180;
/** What a shorter run shows of memory is mostly caches that fill. */
const JUDGED_FROM_SECONDS = 300;
/** Files that the server and the viewers' process each need beside the streams. */
const OTHER_FILES = 400;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (words) => console.log(`   ${words}`);

function fail(words) {
  console.error(`!! ${words}`);
  process.exit(2);
}

function wanted() {
  const number = (initial) => ({ type: 'string', default: String(initial) });
  const options = { seconds: number(300), phones: number(200), viewers: number(1000) };
  let given = {};
  try {
    given = parseArgs({ options }).values;
  } catch (fault) {
    fail(fault.message);
  }
  const out = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, Number(text)]));
  for (const [name, value] of Object.entries(out)) {
    if (!Number.isInteger(value) || value < 1) fail(`--${name} takes a number from 1 on`);
  }
  if (out.seconds < 30 || out.seconds > MOST_SECONDS) {
    fail(`--seconds takes 30 to ${MOST_SECONDS}`);
  }
  return out;
}

// Node has raised its own limit as far as it may, and its children begin with that.
function requireFiles(viewers) {
  const limits = fs.readFileSync('/proc/self/limits', 'utf8');
  const [, soft] = /^Max open files\s+(\d+|unlimited)/m.exec(limits);
  const needed = viewers + OTHER_FILES;
  if (soft === 'unlimited' || Number(soft) >= needed) return;
  fail(
    `${viewers} viewers need ${needed} open files, and no more than ${soft} are allowed here. ` +
      'Raise the hard limit (ulimit -Hn, LimitNOFILE=, docker --ulimit nofile=) or take fewer ' +
      'with --viewers.',
  );
}

function freshLedger() {
  const at = process.env.TZ_BENCH_FOLDER ?? os.tmpdir();
  const folder = fs.mkdtempSync(path.join(at, 'taizhang-load-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  fs.cpSync(demoLedgerFolder(), folder, { recursive: true });
  return path.join(folder, 'taizhang.db');
}

/** The viewers share two accounts, so that the limit of one person's streams must give. */
function serverArgs(viewers) {
  const streams = ['--streams', String(viewers + 100), '--streams-each', String(viewers)];
  return [...streams, '--log-level', 'warn'];
}

const databaseKb = (ledger) =>
  [ledger, `${ledger}-wal`]
    .filter((file) => fs.existsSync(file))
    .reduce((sum, file) => sum + fs.statSync(file).size / 1024, 0);

async function usePhone(phone, dice, end_ms) {
  await sleep(dice() * FIRST_ROUND_MS);
  while (performance.now() < end_ms) {
    await phone.round();
    const pause_ms = LEAST_PAUSE_MS + dice() * (MOST_PAUSE_MS - LEAST_PAUSE_MS);
    await sleep(Math.max(0, Math.min(pause_ms, end_ms - performance.now())));
  }
  for (let left = LAST_ROUNDS; left > 0 && phone.hasWaiting; left--) {
    await sleep(1000);
    await phone.finish();
  }
}

/** Looks at the server each second while `work` lasts. */
async function watched(server, tally, work) {
  const begun = performance.now();
  const samples = [];
  const look = () => {
    const operations = tally.counts.of('operations');
    const s = (performance.now() - begun) / 1000;
    try {
      samples.push({ s, operations, ...lookAt(server.pid) });
    } catch {
      tally.errors.add('the server is gone');
      clearInterval(timer);
    }
  };
  const timer = setInterval(look, 1000);
  look();
  await work();
  clearInterval(timer);
  return samples;
}

async function drive(phones, { seconds }, dice) {
  const end_ms = performance.now() + seconds * 1000;
  await Promise.all(phones.map((phone) => usePhone(phone, dice, end_ms)));
}

function memoryOf(samples, { seconds, entry_kb }) {
  const warm_up_s = Math.min(MOST_WARM_UP_S, seconds * WARM_UP_SHARE);
  const from_s = Math.max(warm_up_s, seconds - JUDGED_S);
  const warm = samples.find(({ s }) => s >= warm_up_s) ?? samples[samples.length - 1];
  const counts = seconds >= JUDGED_FROM_SECONDS;
  return { warm_up_s, warm, counts, ...judgeMemory(samples, { from_s, entry_kb }) };
}

async function prepare(options, tally) {
  const seed = wantedSeed();
  const ledger = freshLedger();
  const first_kb = databaseKb(ledger);
  const server = await startServer({ ledger, args: serverArgs(options.viewers), dist: '' });
  const office = await Person.signIn(server, 'office');
  const leader = await Person.signIn(server, 'leader');
  const first_head = (await office.download()).head;
  const viewers = new Viewers();
  say(`${options.phones} accounts are made, sign in and download (seed ${seed})`);
  const phones = await makePhones({
    server,
    office,
    count: options.phones,
    diceFor: (i) => seeded(seed + i),
    tally,
    onPushed: (seq, sent_ms) => viewers.pushed(seq, sent_ms),
  });
  say(`${options.viewers} viewers open their streams`);
  const cookies = [office.cookie, leader.cookie];
  const opened = await viewers.open({ port: server.port, cookies, count: options.viewers });
  if (opened < options.viewers) tally.errors.add('live: not opened', options.viewers - opened);
  const { head } = await office.download();
  const dice = seeded(seed - 1);
  return { server, office, phones, viewers, head, first_head, first_kb, dice };
}

async function run() {
  const options = wanted();
  requireFiles(options.viewers);
  const times = { push: new Times(), pull: new Times() };
  const tally = { ...times, counts: new Counts(), errors: new Counts() };
  const made = await prepare(options, tally);
  const { server, office, phones, viewers, head, first_head, first_kb, dice } = made;
  say(`${options.seconds} seconds of load`);
  const lateness = watchLateness();
  const own_begun = process.cpuUsage();
  const samples = await watched(server, tally, () => drive(phones, options, dice));
  const own = process.cpuUsage(own_begun);
  const late_ms = lateness();
  say('what came of it');
  const seen = await viewers.figures();
  for (const [kind, count] of seen.errors) tally.errors.add(kind, count);
  const log = await lookBack({ server, phones, office, head_before: head });
  await viewers.close();
  const entry_kb = (databaseKb(server.ledger) - first_kb) / Math.max(1, log.head - first_head);
  const memory = memoryOf(samples, { seconds: options.seconds, entry_kb });
  const generator = { processor_ms: (own.user + own.system) / 1000, late_ms };
  printLoad({ options, tally, seen, samples, memory, log, entry_kb, generator });
  const is_good = tally.errors.total === 0 && log.faults.length === 0;
  return is_good && (memory.is_flat || !memory.counts);
}

process.on('SIGINT', () => process.exit(130));
process.exit((await run()) ? 0 : 1);
