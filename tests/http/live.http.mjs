// The live stream: a change reaches others at once, a broken stream goes on where it was, and a
// session's end is the stream's end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person } from './person.mjs';
import { sleep } from './raw.mjs';

let server;
let office;
let aishan;
let own;

before(async () => {
  server = await startServer({ args: ['--streams', '8'] });
  office = await Person.signIn(server, 'office');
  aishan = await Person.signIn(server, 'aishan');
  [own] = await aishan.assignments('active');
});
after(() => server.stop());

/** A stream that was left gives its place back within a second or so. */
async function openWhenFree() {
  for (let tries = 0; tries < 50; tries++) {
    const live = await office.live();
    if (live.status === 200) return live;
    live.close();
    await sleep(200);
  }
  throw new Error('no place for a stream became free');
}

test('a report reaches another session within a second', async () => {
  const live = await office.live();
  assert.equal(live.status, 200);
  assert.equal(live.headers['content-type'], 'text/event-stream');
  assert.equal(live.headers['cache-control'], 'no-store');
  await sleep(50);
  const pushed_at = Date.now();
  const pushed = await aishan.push([aishan.report(own, '实时可见的一次填报。')]);
  const event = await live.next();
  assert.ok(Date.now() - pushed_at < 1_000);
  assert.equal(event.name, 'changes');
  assert.equal(event.data.head, pushed.json.head);
  const report = event.data.page.records.find((r) => r.collection === 'report');
  assert.equal(report.body.content.narrative, '实时可见的一次填报。');
  live.close();
});

test('a stream opened again goes on after the last event that was seen', async () => {
  const first = await office.live();
  await sleep(50);
  await aishan.push([aishan.report(own, '断线之前。')]);
  const seen = await first.next();
  first.close();
  const missed = await aishan.push([aishan.report(own, '断线期间。')]);
  const second = await office.live('', { 'last-event-id': seen.id });
  const event = await second.next();
  assert.equal(event.data.head, missed.json.head);
  const texts = event.data.page.records.map((r) => r.body.content?.narrative).filter(Boolean);
  assert.deepEqual(texts, ['断线期间。']);
  second.close();
});

test('nobody hears of what is outside the own scope', async () => {
  const lixin = await Person.signIn(server, 'lixin');
  const live = await lixin.live();
  await sleep(50);
  await aishan.push([aishan.report(own, '别的单位看不到。')]);
  await assert.rejects(live.next(1_500), /no event came/);
  live.close();
});

test('signing out ends the streams of that session and says why', async () => {
  const person = await Person.signIn(server, 'wenyuan');
  const live = await person.live();
  await sleep(50);
  await person.post('/api/v1/sign-out', '');
  const event = await live.next();
  assert.equal(event.name, 'end');
  assert.equal(event.data.error.code, 'session_expired');
  assert.equal(await live.next(), undefined);
});

test('a cursor that is none is refused before the stream begins', async () => {
  const answer = await office.get('/api/v1/live?cursor=nonsense');
  assert.equal(answer.status, 410);
  assert.equal(answer.json.error.code, 'bad_cursor');
});

test('when all places are taken, one more is told to come later', async () => {
  const open = [];
  for (let i = 0; i < 8; i++) open.push(await openWhenFree());
  const refused = await office.get('/api/v1/live', { 'accept-language': 'en' });
  assert.equal(refused.status, 503);
  assert.equal(refused.json.error.code, 'busy');
  assert.ok(Number(refused.headers['retry-after']) > 0);
  assert.equal((await office.pull()).status, 200);
  open[0].close();
  const next = await openWhenFree();
  for (const live of [...open, next]) live.close();
});
