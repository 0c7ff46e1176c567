// Many at once: everybody is answered, if only with the word to come later, and nobody takes the
// places of all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { sleep } from './raw.mjs';

const EACH = 3;
const CROWD = 400;
// Beyond the threads that there are: streams, and 96 besides.
const STREAMS = 40;

let server;
let office;
let clerk;

before(async () => {
  const args = ['--streams', String(STREAMS), '--streams-each', String(EACH)];
  server = await startServer({ args });
  office = await Person.signIn(server, 'office');
  clerk = await Person.signIn(server, 'lixin');
});
after(() => server.stop());

function isToldToComeLater(answer) {
  assert.equal(answer.status, 503, answer.text);
  assert.equal(answer.json.error.code, 'busy');
  assert.ok(Number(answer.headers['retry-after']) > 0);
}

/** A stream that was left gives its place back within a second or so. */
async function openWhenFree(person) {
  for (let tries = 0; tries < 50; tries++) {
    const live = await person.live();
    if (live.status === 200) return live;
    live.close();
    await sleep(100);
  }
  throw new Error('no place for a stream became free');
}

test('one person opens so many streams on all devices together, and others theirs', async () => {
  const again = await Person.signIn(server, 'office');
  const open = [await office.live(), await again.live(), await office.live()];
  for (const live of open) assert.equal(live.status, 200);
  for (const person of [office, again]) {
    isToldToComeLater(await person.get('/api/v1/live', { 'accept-language': 'en' }));
  }
  const others = await clerk.live();
  assert.equal(others.status, 200);
  // Whoever has no stream asks from time to time, and is answered.
  assert.equal((await office.pull()).status, 200);
  open[0].close();
  const next = await openWhenFree(again);
  for (const live of [...open, others, next]) live.close();
});

test('a crowd that signs in at the same moment is answered, each with yes or later', async () => {
  const body = JSON.stringify({ login: 'aishan', password: DEMO_PASSWORD });
  const headers = { 'content-type': 'application/json' };
  const options = { headers, body, timeout_ms: 60_000 };
  const signing_in = Array.from({ length: CROWD }, () =>
    call(server, 'POST', '/api/v1/sign-in', options),
  );
  // Who is signed in already goes on meanwhile.
  const working = Array.from({ length: 20 }, () => clerk.pull());
  for (const answer of await Promise.all(working)) assert.equal(answer.status, 200, answer.text);
  const answers = await Promise.all(signing_in);
  for (const answer of answers.filter(({ status }) => status !== 200)) isToldToComeLater(answer);
  assert.ok(answers.some(({ status }) => status === 200));
  await Person.signIn(server, 'aishan');
});

test('guessing at one account leaves the others their answers', async () => {
  let done = false;
  const guessing = Array.from({ length: 70 }, async () => {
    while (!done) {
      const guess = JSON.stringify({ login: 'kfq', password: 'Spring-2026!' });
      const headers = { 'content-type': 'application/json' };
      const answer = await call(server, 'POST', '/api/v1/sign-in', { headers, body: guess });
      assert.ok([401, 429, 503].includes(answer.status), answer.text);
    }
  });
  const [own] = await clerk.assignments('active');
  for (let i = 0; i < 30; i++) {
    const pushed = await clerk.push([clerk.report(own, `拥挤时的第 ${i} 次填报。`)]);
    assert.equal(pushed.status, 200, pushed.text);
    assert.equal(pushed.json.verdicts[0].verdict, 'accepted');
  }
  done = true;
  await Promise.all(guessing);
});

test('a crowd that reads at the same moment is answered, and all is well afterwards', async () => {
  const reading = Array.from({ length: CROWD }, (_, i) =>
    i % 2 === 0 ? office.pull() : clerk.get('/api/v1/search?q=%E4%B8%80'),
  );
  for (const answer of await Promise.all(reading)) {
    if (answer.status !== 200) isToldToComeLater(answer);
  }
  assert.equal((await call(server, 'GET', '/readyz')).status, 200);
});
