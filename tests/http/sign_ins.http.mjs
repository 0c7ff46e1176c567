// Who came and went at the door, as the auditor reads it over HTTP, and where the log stands.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, PROGRAM, startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';

const HERE = '192.0.2.7';
const ELSEWHERE = '198.51.100.9';

let server;
let auditor;

before(async () => {
  // Addresses are told by a proxy, so that the test may come from several.
  server = await startServer({ args: ['--proxy', '127.0.0.1'] });
  auditor = await Person.signIn(server, 'auditor');
});
after(() => server.stop());

function trySignIn(login, { password = DEMO_PASSWORD, from = HERE, device_name = '工作手机' } = {}) {
  return call(server, 'POST', '/api/v1/sign-in', {
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ login, password, device_name }),
  });
}

const signIn = (login, { from = HERE, device_name = '工作手机' } = {}) =>
  Person.signIn(server, login, undefined, { device_name, headers: { 'x-forwarded-for': from } });

async function told(query = {}) {
  const answer = await auditor.get(`/api/v1/sign-ins?${new URLSearchParams(query)}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

test('the auditor reads who signed in and out: when, from where and on which device', async () => {
  const clerk = await signIn('lixin');
  assert.equal((await clerk.post('/api/v1/sign-out', '')).status, 200);
  const { events } = await told({ login: 'lixin' });
  const [out, into] = events;
  assert.equal(out.what, 'signed_out');
  assert.equal(into.what, 'signed_in');
  assert.ok(into.id < out.id && into.at <= out.at);
  assert.ok(Math.abs(into.at - Date.now()) < 60_000);
  assert.equal(into.login, 'lixin');
  assert.equal(into.address, HERE);
  assert.equal(into.device_name, '工作手机');
});

test('refusals are counted, and a password typed as a name is nowhere in them', async () => {
  for (let i = 0; i < 3; i++) {
    const answer = await trySignIn('aishan', { password: 'not-the-password', from: ELSEWHERE });
    assert.equal(answer.status, 401);
  }
  assert.equal((await trySignIn('My-Secret-Password-1')).status, 401);
  const { events } = await told();
  const wrong = events.find(({ what, login }) => what === 'wrong_password' && login === 'aishan');
  assert.ok(wrong.times >= 2, 'three within a minute, unless the minute has turned');
  assert.equal(wrong.address, ELSEWHERE);
  const unknown = events.find(({ what }) => what === 'unknown_login');
  assert.equal(unknown.login, undefined);
  assert.equal(unknown.address, HERE);
  assert.ok(!JSON.stringify(events).toLowerCase().includes('secret'));
});

test('what the administrator does to an account is told with his name', async () => {
  const admin = await signIn('admin', { from: ELSEWHERE });
  await signIn('wenyuan');
  assert.equal((await admin.post('/api/v1/accounts/wenyuan/disable', '')).status, 200);
  assert.equal((await trySignIn('wenyuan')).status, 403);
  assert.equal((await admin.post('/api/v1/accounts/wenyuan/enable', '')).status, 200);
  assert.equal((await admin.post('/api/v1/accounts/wenyuan/password', '')).status, 200);
  const { events } = await told({ login: 'wenyuan' });
  const kinds = events.map(({ what }) => what).slice(0, 6);
  const wanted = ['password_reset', 'account_enabled', 'refused_disabled', 'ended_with_account'];
  assert.deepEqual(kinds, [...wanted, 'account_disabled', 'signed_in']);
  const [own] = (await auditor.get('/api/v1/accounts')).json.filter((a) => a.login === 'admin');
  for (const at of [0, 1, 3, 4]) assert.equal(events[at].by, own.person);
  assert.equal(events[2].by, undefined);
  assert.equal(events[3].device_name, '工作手机');
});

test('the list comes page by page, the newest first', async () => {
  // What differs in nothing is counted in one row.
  const devices = Array.from({ length: 52 }, (_, i) => `device ${i}`);
  await Promise.all(devices.map((device_name) => signIn('yanzhuang', { device_name })));
  const first = await told();
  assert.equal(first.events.length, 50);
  assert.equal(first.more, true);
  const ids = first.events.map(({ id }) => id);
  assert.deepEqual(ids, [...ids].sort((a, b) => b - a));
  const second = await told({ before: ids.at(-1) });
  assert.ok(second.events[0].id < ids.at(-1));
  assert.deepEqual(await told({ login: 'nobody-of-that-name' }), { events: [] });
  for (const before of ['0', '-1', 'x', '1.5', '']) {
    const refused = await auditor.get(`/api/v1/sign-ins?before=${before}`);
    assert.equal(refused.json.error.code, 'bad_number', before);
  }
  const refused = await auditor.get(`/api/v1/sign-ins?login=${'a'.repeat(65)}`);
  assert.equal(refused.json.error.code, 'text_too_long');
});

test('nobody but the auditor reads them, the administrator least of all', async () => {
  for (const login of ['admin', 'office', 'leader', 'lixin']) {
    const person = await signIn(login);
    for (const path of ['/api/v1/sign-ins', '/api/v1/chain']) {
      const refused = await person.get(path);
      assert.equal(refused.status, 403, login);
      assert.equal(refused.json.error.code, 'not_allowed');
    }
  }
  for (const path of ['/api/v1/sign-ins', '/api/v1/chain']) {
    assert.equal((await call(server, 'GET', path)).status, 401);
  }
});

test('the head of the log is the same for the auditor and for whoever pulls', async () => {
  const { json } = await auditor.get('/api/v1/chain');
  assert.match(json.head_hash, /^[0-9a-f]{64}$/);
  assert.ok(json.head > 0 && json.head_at <= json.server_time);
  const clerk = await signIn('lixin');
  const pulled = (await clerk.pull()).json;
  assert.equal(pulled.epoch, json.epoch);
  assert.equal(pulled.head, json.head);
  assert.equal(pulled.head_hash, json.head_hash);
  const [assignment] = await clerk.assignments('active');
  const pushed = (await clerk.push([clerk.report(assignment, '已启动')])).json;
  assert.notEqual(pushed.head_hash, json.head_hash);
  assert.equal((await auditor.get('/api/v1/chain')).json.head_hash, pushed.head_hash);
});

test('sign-in events survive a restart, and verify finds nothing wrong with them', async () => {
  const before_stop = (await told()).events.map(({ id }) => id);
  await server.stop();
  // It would end with another code, and so throw.
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
  await server.start();
  const after_start = (await told()).events.map(({ id }) => id);
  assert.deepEqual(after_start, before_stop);
});
