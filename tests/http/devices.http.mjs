// What a browser is told that has lost its storage and not its cookies, and what tells a device
// that its copy has gone wrong.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { newId, Person } from './person.mjs';

let server;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

const cookieOf = (answer) => answer.headers['set-cookie'][0];

async function sayName(person, device = newId()) {
  const answer = await person.post('/api/v1/device', { device });
  assert.equal(answer.status, 200, answer.text);
  person.cookie = `${person.cookie}; ${cookieOf(answer).split(';')[0]}`;
  return answer;
}

test('a device that says its name first hears nothing and gets a lasting cookie', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const answer = await sayName(aishan);
  assert.deepEqual(answer.json, {});
  assert.match(cookieOf(answer), new RegExp(`^tz_device_${aishan.id}=[0-9a-f-]{36}; `));
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) {
    assert.ok(cookieOf(answer).includes(attribute), cookieOf(answer));
  }
  assert.match(cookieOf(answer), /Max-Age=\d{8}/);
});

test('a browser that has lost its storage hears how much of its work had arrived', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  await sayName(aishan, aishan.device);
  const [own] = await aishan.assignments('active');
  const began = Date.now();
  await aishan.push([aishan.report(own, '第一份'), aishan.report(own, '第二份')]);
  const { json } = await sayName(aishan);
  assert.equal(json.before.device, aishan.device);
  assert.equal(json.before.device_seq, 2);
  assert.ok(json.before.received_at >= began && json.before.received_at <= Date.now());
});

test('one that never sent anything hears its old name alone', async () => {
  const lixin = await Person.signIn(server, 'lixin');
  await sayName(lixin, lixin.device);
  const { json } = await sayName(lixin);
  assert.deepEqual(json, { before: { device: lixin.device } });
});

test("nothing is told of another person's device, whatever the cookie says", async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  await aishan.push([aishan.report(own, '别人的内容')]);
  const lixin = await Person.signIn(server, 'lixin');
  lixin.cookie = `${lixin.cookie}; tz_device_${lixin.id}=${aishan.device}`;
  const { json } = await lixin.post('/api/v1/device', { device: newId() });
  assert.deepEqual(json, { before: { device: aishan.device } });
  const nonsense = await Person.signIn(server, 'lixin');
  nonsense.cookie = `${nonsense.cookie}; tz_device_${nonsense.id}=nonsense`;
  assert.deepEqual((await nonsense.post('/api/v1/device', { device: newId() })).json, {});
});

test('a name that is none is refused, and so is who is not signed in', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const bad = await aishan.post('/api/v1/device', { device: 'x' });
  assert.equal(bad.status, 400);
  assert.equal(bad.json.error.field, 'device');
  const visitor = new Person(server, 'nobody');
  assert.equal((await visitor.post('/api/v1/device', { device: newId() })).status, 401);
});

/** As docs/protocol.md has it. */
function digestOf(records) {
  const sum = Buffer.alloc(32);
  for (const { collection, body, version } of records) {
    const one = createHash('sha256').update(`${collection} ${body.id} ${version}`).digest();
    for (let i = 0; i < 32; i++) sum[i] ^= one[i];
  }
  return sum.toString('hex');
}

test('the digest of a pull is that of all that the person has downloaded', async () => {
  for (const login of ['aishan', 'office', 'admin']) {
    const person = await Person.signIn(server, login);
    const { records, cursor } = await person.download();
    const path = `/api/v1/pull?cursor=${encodeURIComponent(cursor)}`;
    assert.equal((await person.get(`${path}&digest=1`)).json.digest, digestOf(records));
    assert.equal((await person.get(path)).json.digest, undefined);
  }
});
