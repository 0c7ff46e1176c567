// The setting by which a password must be replaced after some days; off unless set.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { PROGRAM, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person } from './person.mjs';

const FIRST = 'a long enough phrase';
const OWN = 'a phrase of my own';

/** A server over a ledger with one account, whose password its person has replaced today. */
async function serverWithOne(args) {
  const ledger = path.join(temporaryFolder(), 'taizhang.db');
  const wanted = ['--name', '王小明', '--unit', '区水务局', '--role', 'member'];
  const added = spawnSync(PROGRAM, ['user', 'add', 'wang', '--ledger', ledger, ...wanted], {
    input: `${FIRST}\n`,
    encoding: 'utf8',
  });
  assert.equal(added.status, 0, added.stderr);
  const server = await startServer({ ledger, args });
  const person = await Person.signIn(server, 'wang', FIRST);
  const changed = await person.post('/api/v1/password', { old: FIRST, new: OWN });
  assert.equal(changed.status, 200, changed.text);
  return server;
}

const sessionOf = async (person) => (await person.get('/api/v1/session')).json;

test('a password past its days opens nothing but its replacement', async () => {
  const server = await serverWithOne(['--password-days', '90']);
  const young = await Person.signIn(server, 'wang', OWN);
  assert.equal((await sessionOf(young)).password_is_old, undefined);
  assert.equal((await young.pull()).status, 200);
  await server.stop();

  await server.start({ days: 91 });
  const person = await Person.signIn(server, 'wang', OWN);
  assert.equal((await sessionOf(person)).password_is_old, true);
  for (const send of [
    () => person.pull(),
    () => person.push([]),
    () => person.get('/api/v1/sessions'),
    () => person.get('/api/v1/search?q=ab'),
    () => person.get('/api/v1/live?cursor='),
  ]) {
    const answer = await send();
    assert.equal(answer.status, 403, answer.text);
    assert.equal(answer.json.error.code, 'password_old');
    assert.match(answer.json.error.message, /90/);
  }
  const same = await person.post('/api/v1/password', { old: OWN, new: OWN });
  assert.equal(same.json.error.code, 'password_same');
  assert.equal((await person.pull()).status, 403);
  const next = await person.post('/api/v1/password', { old: OWN, new: 'another of my own' });
  assert.equal(next.status, 200, next.text);
  assert.equal((await person.pull()).status, 200);
  assert.equal((await sessionOf(person)).password_is_old, undefined);
  await server.stop();
});

test('without the setting a password of any age is as good as on its first day', async () => {
  const server = await serverWithOne([]);
  await server.stop();
  await server.start({ days: 1000 });
  const person = await Person.signIn(server, 'wang', OWN);
  assert.equal((await sessionOf(person)).password_is_old, undefined);
  assert.equal((await person.pull()).status, 200);
  await server.stop();
});
