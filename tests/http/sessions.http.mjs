// Signing in and out, and what becomes of a session when its account is disabled.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { PROGRAM, startServer } from '../lib/server.mjs';
import { Person, setCookie } from './person.mjs';

let server;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

test('the session travels in a cookie that no script and no other site can use', async () => {
  const visitor = new Person(server, 'aishan');
  const answer = await visitor.post('/api/v1/sign-in', {
    login: 'aishan',
    password: 'taizhang-demo-2021',
  });
  assert.equal(answer.status, 200);
  const cookie = setCookie(answer);
  assert.match(cookie, /^tz_session=[0-9a-f]{64}; /);
  for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/']) {
    assert.ok(cookie.includes(attribute), cookie);
  }
  assert.match(cookie, /Max-Age=\d{5,}/);
  assert.ok(!answer.text.includes(cookie.match(/=([0-9a-f]{64})/)[1]), 'the body has no token');
  assert.equal(answer.headers['cache-control'], 'no-store');
});

test('a wrong name and a wrong password get the same answer', async () => {
  const visitor = new Person(server, 'nobody');
  const unknown = await visitor.post('/api/v1/sign-in', {
    login: 'nobody',
    password: 'not-the-password',
  });
  const wrong = await visitor.post('/api/v1/sign-in', {
    login: 'lixin',
    password: 'not-the-password',
  });
  assert.equal(unknown.status, 401);
  assert.equal(unknown.json.error.code, 'sign_in_failed');
  assert.deepEqual(wrong.json, unknown.json);
  assert.equal(wrong.headers['set-cookie'], undefined);
});

test('after several failures the account is locked for a while', async () => {
  const visitor = new Person(server, 'kfq');
  let answer;
  for (let i = 0; i < 12; i++) {
    answer = await visitor.post('/api/v1/sign-in', {
      login: 'kfq',
      password: `wrong-${i}-wrong`,
    });
    if (answer.status !== 401) break;
  }
  assert.equal(answer.status, 429, answer.text);
  assert.equal(answer.json.error.code, 'sign_in_locked');
  assert.ok(Number(answer.headers['retry-after']) >= 60);
  await Person.signIn(server, 'xinzhuang');
});

test('a session that was signed out is ended, and its cookie taken away', async () => {
  const person = await Person.signIn(server, 'wenyuan');
  assert.equal((await person.get('/api/v1/session')).json.login, 'wenyuan');
  const out = await person.post('/api/v1/sign-out', '');
  assert.equal(out.status, 200);
  assert.match(out.headers['set-cookie'][0], /^tz_session=; Max-Age=0/);
  for (const send of [
    () => person.get('/api/v1/session'),
    () => person.pull(),
    () => person.push([]),
    () => person.get('/api/v1/live'),
  ]) {
    const answer = await send();
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error.code, 'session_required');
    assert.match(answer.headers['set-cookie'][0], /^tz_session=; Max-Age=0/);
  }
});

test('a request meant for another session is refused, and the session stays', async () => {
  const wanted = await Person.signIn(server, 'xinzhuang');
  const other = await Person.signIn(server, 'yanzhuang');
  const own = (await wanted.get('/api/v1/session')).json.person.id;
  for (const path of ['/api/v1/pull', '/api/v1/session', '/api/v1/live']) {
    const answer = await other.get(`${path}?person=${own}`);
    assert.equal(answer.status, 401, path);
    assert.equal(answer.json.error.code, 'session_of_another');
    assert.equal(answer.headers['set-cookie'], undefined);
  }
  const pushed = await other.post(`/api/v1/push?person=${own}`, {
    protocol: 1,
    device: own,
    operations: [{ nonsense: true }],
  });
  assert.equal(pushed.json.error.code, 'session_of_another');
  assert.equal((await other.get('/api/v1/session')).status, 200);
  assert.equal((await wanted.get(`/api/v1/pull?person=${own}`)).status, 200);
});

test('signing out without a session is no error', async () => {
  assert.equal((await new Person(server, 'nobody').post('/api/v1/sign-out', '')).status, 200);
});

test('two sessions of one person are two: ending one leaves the other', async () => {
  const first = await Person.signIn(server, 'yanzhuang');
  const second = await Person.signIn(server, 'yanzhuang');
  assert.notEqual(first.cookie, second.cookie);
  await first.post('/api/v1/sign-out', '');
  assert.equal((await second.get('/api/v1/session')).status, 200);
});

test('a disabled account loses its sessions at once, and cannot sign in', async () => {
  const person = await Person.signIn(server, 'shuiwu');
  execFileSync(PROGRAM, ['user', 'disable', '--ledger', server.ledger, 'shuiwu']);
  const answer = await person.push([]);
  assert.equal(answer.status, 401, answer.text);
  assert.equal(answer.json.error.code, 'session_revoked');
  const again = await person.post('/api/v1/sign-in', {
    login: 'shuiwu',
    password: 'taizhang-demo-2021',
  });
  assert.equal(again.json.error.code, 'person_inactive');
});

test('under TLS the cookie bears the prefix that keeps neighbours out', async () => {
  const secure = await startServer({ args: ['--public-origin', 'https://tasks.example'] });
  try {
    const visitor = new Person(secure, 'aishan');
    const answer = await visitor.post(
      '/api/v1/sign-in',
      { login: 'aishan', password: 'taizhang-demo-2021' },
      { origin: 'https://tasks.example' },
    );
    assert.equal(answer.status, 200, answer.text);
    assert.match(setCookie(answer), /^__Host-tz_session=.*; Secure/);
    const foreign = await visitor.post('/api/v1/sign-out', '', { origin: secure.url });
    assert.equal(foreign.json.error.code, 'cross_origin');
  } finally {
    await secure.stop();
  }
});
