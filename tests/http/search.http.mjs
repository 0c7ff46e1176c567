// Searching the ledger over HTTP: two characters suffice, nobody learns of what is not theirs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { seeded } from '../lib/random.mjs';
import { Person, call } from './person.mjs';

const PATIENCE_MS = 20_000;

let server;
let office;
let lixin;
let aishan;

before(async () => {
  server = await startServer();
  [office, lixin, aishan] = await Promise.all(
    ['office', 'lixin', 'aishan'].map((login) => Person.signIn(server, login)),
  );
});
after(() => server.stop());

const search = (person, words, more = '') =>
  person.get(`/api/v1/search?q=${encodeURIComponent(words)}${more}`, { 'accept-language': 'en' });

/** Every two characters of a text that stand side by side. */
const pairsOf = (text) => [...text].slice(0, -1).map((c, i) => c + [...text][i + 1]);

/** What docs/protocol.md says is looked through, read from a record by itself. */
const TEXTS = {
  task: (b) => [b.number, b.title, b.text, b.closed?.text],
  report: (b) => [b.content.narrative, b.content.reason, b.review?.text, b.admitted?.text],
  problem: (b) => [b.raised.text, b.resolution?.text],
  order: (b) => [b.basis, b.facts, b.demand, ...(b.steps ?? []).map((step) => step.text)],
  instruction: (b) => [b.given.text, b.answer?.text],
};
const folded = (text) =>
  text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (c) => c.toLowerCase());
const textsOf = ({ collection, body }) =>
  folded((TEXTS[collection]?.(body) ?? []).filter(Boolean).join('\n'));

/** Words of two to four characters from all over these texts. */
function someTerms(texts, count) {
  const random = seeded(7);
  const terms = new Set();
  while (terms.size < count) {
    const characters = [...texts[Math.floor(random() * texts.length)]];
    const begin = Math.floor(random() * characters.length);
    const term = characters.slice(begin, begin + 2 + Math.floor(random() * 3)).join('');
    if ([...term].length > 1 && !/\s/.test(term)) terms.add(term);
  }
  return terms;
}

test('any two characters of a report find it, and show where they stand', async () => {
  const [assignment] = await lixin.assignments('active');
  const words = '走访𠮷祥路六家企业，解决ＡＢ类问题';
  const told = lixin.report(assignment, words);
  assert.equal((await lixin.push([told])).status, 200);
  for (const pair of pairsOf(words)) {
    const { status, json, text } = await search(lixin, pair);
    assert.equal(status, 200, text);
    const find = json.finds.find(({ id }) => id === told.body.report);
    if (find === undefined) {
      assert.ok(json.more, pair);
      continue;
    }
    assert.equal(find.collection, 'report');
    assert.equal(find.task, assignment.task);
    assert.equal(find.unit, lixin.unit);
    const [[begin, count]] = find.found;
    assert.equal([...find.excerpt].slice(begin, begin + count).join(''), pair);
  }
  const { json } = await search(lixin, '𠮷祥 ab类');
  assert.deepEqual(json.finds.map(({ id }) => id), [told.body.report]);
  assert.equal(json.more, false);
});

/** How far the search index is, and how far the log. */
function indexedOf(ledger) {
  const rows = "SELECT (SELECT value FROM meta WHERE key = 'indexed'), max(seq) FROM operation";
  const told = execFileSync('sqlite3', ['-readonly', ledger, rows], { encoding: 'utf8' });
  return told.trim().split('|');
}

test('a running server brings its index after the log by itself', async () => {
  const [assignment] = await aishan.assignments('active');
  const told = aishan.report(assignment, '雨后巡查犇牛桥');
  assert.equal((await aishan.push([told])).status, 200);
  const found = async () => (await search(aishan, '犇牛')).json.finds.map(({ id }) => id);
  assert.deepEqual(await found(), [told.body.report]);
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const [indexed, head] = indexedOf(server.ledger);
    if (indexed === head) break;
    assert.ok(Date.now() < until, `the index stayed at ${indexed} of ${head}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.deepEqual(await found(), [told.body.report]);
});

test('what the server finds is what a walk through the copy finds', async () => {
  for (const person of [office, lixin]) {
    const { records } = await person.download();
    const looked_through = records
      .map((record) => ({ id: record.body.id, text: textsOf(record) }))
      .filter(({ text }) => text !== '');
    let complete = 0;
    for (const term of someTerms(looked_through.map(({ text }) => text), 120)) {
      const holding = looked_through.filter(({ text }) => text.includes(term));
      const wanted = holding.map(({ id }) => id);
      const { json } = await search(person, term);
      assert.equal(json.more, wanted.length > 50, term);
      const found = json.finds.map(({ id }) => id);
      if (json.more) {
        assert.ok(found.every((id) => wanted.includes(id)), term);
      } else {
        assert.deepEqual(found.sort(), wanted.sort(), term);
        complete += 1;
      }
    }
    assert.ok(complete > 40, `${person.login}: ${complete}`);
  }
});

test('a member finds only what the own copy holds', async () => {
  const { records } = await aishan.download();
  const held = new Set(records.map(({ body }) => body.id));
  let found = 0;
  for (const words of ['推进', '企业', '街道', '问题', '一']) {
    const { json } = await search(aishan, words);
    for (const { id } of json.finds) assert.ok(held.has(id), `${words}: ${id}`);
    found += json.finds.length;
  }
  assert.ok(found > 0);
  assert.deepEqual((await search(aishan, '𠮷祥')).json, { finds: [], more: false });
  assert.equal((await search(office, '𠮷祥')).json.finds.length, 1);
});

test('an answer holds as many as are wanted, tasks first, and says if more are there', async () => {
  const { json } = await search(office, '一', '&limit=3');
  assert.equal(json.finds.length, 3);
  assert.equal(json.more, true);
  assert.equal(json.finds[0].collection, 'task');
  const all = (await search(office, '一')).json;
  assert.equal(all.finds.length, 50);
  assert.deepEqual(all.finds.slice(0, 3), json.finds);
});

test('what cannot be searched for is refused', async () => {
  const refusals = [
    ['', '', 'text_required', 'q'],
    ['　 ', '', 'text_required', 'q'],
    ['字'.repeat(101), '', 'text_too_long', 'q'],
    ['字', '&limit=0', 'out_of_range', 'limit'],
    ['字', '&limit=51', 'out_of_range', 'limit'],
    ['字', '&limit=many', 'out_of_range', 'limit'],
  ];
  for (const [words, more, code, field] of refusals) {
    const { status, json } = await search(office, words, more);
    assert.equal(status, 400);
    assert.equal(json.error.code, code);
    assert.equal(json.error.field, field);
    assert.match(json.error.message, /^[ -~]+$/);
  }
  assert.equal((await search(office, '字'.repeat(100))).status, 200);
});

test('the syntax of the index is only text', async () => {
  for (const words of ['"', '*', 'a" OR "b', 'NEAR(a b)', 'words:x', '-一', "';--", '\\', '{']) {
    const { status, text } = await search(office, words);
    assert.equal(status, 200, `${words}: ${text}`);
  }
});

test('nobody searches without a session, and the administrator finds nothing', async () => {
  const { status, json } = await call(server, 'GET', '/api/v1/search?q=x');
  assert.equal(status, 401);
  assert.equal(json.error.code, 'session_required');
  const admin = await Person.signIn(server, 'admin');
  assert.deepEqual((await search(admin, '一')).json, { finds: [], more: false });
});
