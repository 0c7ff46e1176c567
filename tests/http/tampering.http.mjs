// Somebody with the files in hands and the server stopped: whatever is changed, taken away, put
// somewhere else or added, `taizhang verify` names the place, and a log that has lost what was
// acknowledged is not served.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { PROGRAM, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person, photo } from './person.mjs';

const WORDS = 'narrative-as-it-was-written';
const SLOT = 4096;

let folder; // holds the ledger as the server left it
let seqs; // of three entries, one after the other, the last of the log
let reports; // their reports' ids
let hashes; // of two attachments

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function run(...args) {
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8' };
  return spawnSync(PROGRAM, args, { env, encoding: 'utf8', timeout: 60_000 });
}

/** The ledger's files once more, for one test to spoil. */
function copy() {
  const own = temporaryFolder();
  fs.cpSync(folder, own, { recursive: true });
  return path.join(own, 'taizhang.db');
}

/** Behind the server's back. References between tables are not looked at, as by any such hand. */
function sql(ledger, text) {
  return execFileSync('sqlite3', ['-bail', ledger, text], { encoding: 'utf8' }).trim();
}

/** What verify says of the ledger once `spoil` has had it in hands. */
function verdict(spoil) {
  const ledger = copy();
  spoil(ledger);
  return run('verify', '--ledger', ledger);
}

function isFound({ status, stdout, stderr }, what) {
  assert.equal(status, 1, `${stdout}${stderr}`);
  assert.match(stderr, what);
}

function isNotServed(ledger, what) {
  const { status, stdout, stderr } = run('serve', '--ledger', ledger, '--port', '0');
  assert.equal(status, 1, `${stdout}${stderr}`);
  assert.match(stderr, what);
}

before(async () => {
  const server = await startServer();
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const attachments = [await aishan.attach(photo()), await aishan.attach(photo())];
  hashes = attachments.map((attachment) => attachment.sha256);
  const told = [0, 1, 2].map((i) => aishan.report(own, `${WORDS} ${i}`));
  told[0].schema = 2;
  told[0].body.content.attachments = attachments;
  const { json } = await aishan.push(told);
  for (const one of json.verdicts) assert.equal(one.verdict, 'accepted', JSON.stringify(one));
  seqs = json.verdicts.map(({ seq }) => seq);
  reports = told.map(({ body }) => body.report);
  await server.stop();
  folder = path.dirname(server.ledger);
});

const blobOf = (ledger, hash) => path.join(`${ledger}.blobs`, hash.slice(0, 2), hash);
const hex = (id) => `x'${id.replaceAll('-', '')}'`;

test('a ledger that nobody has touched verifies and is served again', () => {
  const { status, stderr } = verdict(() => {});
  assert.equal(status, 0, stderr);
});

test('a row of the log that was changed is named by its number', () => {
  const [at] = seqs;
  for (const change of [
    `json = replace(json, '${WORDS}', 'narrative-as-somebody-liked-it')`,
    'actor = zeroblob(16)',
    'received_at = received_at - 86400000',
    "verdict = 'rejected'",
    'skew_ms = skew_ms + 1',
    'hash_prev = zeroblob(32)',
  ]) {
    const altered = `UPDATE operation SET ${change} WHERE seq = ${at}`;
    const found = verdict((ledger) => sql(ledger, altered));
    isFound(found, new RegExp(`log was altered at entry ${at}\\.`));
  }
});

test('a row that was taken out of the log is named by the number that is missing', () => {
  const found = verdict((ledger) => sql(ledger, `DELETE FROM operation WHERE seq = ${seqs[1]}`));
  isFound(found, new RegExp(`log was altered at entry ${seqs[1]}\\.`));
});

test('two rows of the log that changed places are found at the first of them', () => {
  const [first, second] = seqs;
  const aside = 9_999_999;
  const moved = (from, to) => `UPDATE operation SET seq = ${to} WHERE seq = ${from};`;
  const swap = moved(first, aside) + moved(second, first) + moved(aside, second);
  const found = verdict((ledger) => sql(ledger, swap));
  isFound(found, new RegExp(`log was altered at entry ${first}\\.`));
});

test('a row that was put at the end of the log is found', () => {
  const last = seqs[2];
  const found = verdict((ledger) =>
    sql(
      ledger,
      'CREATE TEMP TABLE forged AS SELECT * FROM operation ' +
        `WHERE seq = ${last}; UPDATE forged SET seq = ${last + 1}, id = zeroblob(16), ` +
        `device_seq = NULL, hash_prev = hash; INSERT INTO operation SELECT * FROM forged`,
    ),
  );
  isFound(found, new RegExp(`log was altered at entry ${last + 1}\\.`));
});

test('a record that was changed, taken away, swapped or made up is named', () => {
  const where = (id) => `WHERE collection = 'report' AND id = ${hex(id)}`;
  const named = (id) => new RegExp(`Record "report ${id}" differs from a replay`);
  const [mine, other] = reports;
  const reworded = `body = replace(body, '${WORDS}', 'other-words')`;
  const changed = `UPDATE record SET ${reworded} ${where(mine)}`;
  isFound(verdict((ledger) => sql(ledger, changed)), named(mine));
  isFound(verdict((ledger) => sql(ledger, `DELETE FROM record ${where(mine)}`)), named(mine));
  const swapped =
    `CREATE TEMP TABLE kept AS SELECT body FROM record ${where(mine)};` +
    `UPDATE record SET body = (SELECT body FROM record ${where(other)}) ${where(mine)};` +
    `UPDATE record SET body = (SELECT body FROM kept) ${where(other)};`;
  const both = verdict((ledger) => sql(ledger, swapped));
  isFound(both, named(mine));
  isFound(both, named(other));
  const made_up =
    'INSERT INTO record (collection, id, version, leads, deleted, body) SELECT ' +
    `collection, zeroblob(16), version, 0, 0, body FROM record ${where(mine)}`;
  const nobodys = '00000000-0000-0000-0000-000000000000';
  isFound(verdict((ledger) => sql(ledger, made_up)), named(nobodys));
});

test('an attachment that was changed, taken away or swapped is named by its hash', () => {
  const damaged = (hash) => new RegExp(`attachment "${hash}" is damaged`);
  const [mine, other] = hashes;
  const changed = verdict((ledger) => {
    const bytes = fs.readFileSync(blobOf(ledger, mine));
    bytes[bytes.length >> 1] ^= 1;
    fs.chmodSync(blobOf(ledger, mine), 0o600);
    fs.writeFileSync(blobOf(ledger, mine), bytes);
  });
  isFound(changed, damaged(mine));
  const gone = verdict((ledger) => fs.rmSync(blobOf(ledger, mine)));
  isFound(gone, new RegExp(`attachment "${mine}" is missing`));
  const swapped = verdict((ledger) => {
    const [a, b] = [blobOf(ledger, mine), blobOf(ledger, other)];
    fs.renameSync(a, `${a}.kept`);
    fs.renameSync(b, a);
    fs.renameSync(`${a}.kept`, b);
  });
  isFound(swapped, damaged(mine));
  isFound(swapped, damaged(other));
});

/** Takes the end of the log away, with all that came of it, and leaves a chain that is whole. */
const shorten = (ledger) =>
  sql(
    ledger,
    `DELETE FROM record WHERE version >= ${seqs[1]}; DELETE FROM operation WHERE seq >= ${seqs[1]}`,
  );

test('a log that lost its end is neither verified nor served, and both numbers are said', () => {
  const ledger = copy();
  shorten(ledger);
  const what = new RegExp(`stands at ${seqs[0]} but ${seqs[2]} was acknowledged`);
  isFound(run('verify', '--ledger', ledger), what);
  isNotServed(ledger, what);
});

test('an end of the log that is not the one acknowledged is not served', () => {
  const ledger = copy();
  sql(ledger, `UPDATE operation SET hash = zeroblob(32) WHERE seq = ${seqs[2]}`);
  const what = new RegExp(`log was altered at entry ${seqs[2]}\\.`);
  isFound(run('verify', '--ledger', ledger), what);
  isNotServed(ledger, what);
});

/** A slot of the head file, as its format says (server/store/head_file.h). */
function slot(seq, hash) {
  const said = `taizhang-head 1 ${seq} ${hash} `;
  return Buffer.from(`${said}${sha256(said).slice(0, 16)}`.padEnd(256, '\n'));
}

test('a head file that was changed to claim more, or something else, stops the server', () => {
  const [, , last] = seqs;
  for (const [seq, what] of [
    [last + 5, new RegExp(`stands at ${last} but ${last + 5} was acknowledged`)],
    [last, new RegExp(`log was altered at entry ${last}\\.`)],
  ]) {
    const ledger = copy();
    const bytes = Buffer.alloc(SLOT + 256, '\n');
    slot(seq, 'ab'.repeat(32)).copy(bytes);
    fs.writeFileSync(`${ledger}.head`, bytes);
    isFound(run('verify', '--ledger', ledger), what);
    isNotServed(ledger, what);
  }
});

test('the head file of an older day hides nothing that the chain itself shows', () => {
  const ledger = copy();
  const hash = sql(ledger, `SELECT lower(hex(hash)) FROM operation WHERE seq = ${seqs[0]}`);
  fs.writeFileSync(`${ledger}.head`, slot(seqs[0], hash));
  sql(ledger, `UPDATE operation SET actor = zeroblob(16) WHERE seq = ${seqs[2]}`);
  isFound(run('verify', '--ledger', ledger), new RegExp(`altered at entry ${seqs[2]}\\.`));
});

test('half a head file still tells what was acknowledged', () => {
  const ledger = copy();
  const bytes = fs.readFileSync(`${ledger}.head`);
  const newest = bytes.toString('latin1').indexOf(`taizhang-head 1 ${seqs[2]} `);
  const other = newest === 0 ? SLOT : 0;
  bytes.fill(0, other, other + 256);
  fs.writeFileSync(`${ledger}.head`, bytes);
  shorten(ledger);
  isNotServed(ledger, new RegExp(`but ${seqs[2]} was acknowledged`));
});
