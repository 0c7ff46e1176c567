// Where somebody is signed in, over HTTP, and ending a session that is elsewhere.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, call, setCookie } from './person.mjs';

let server;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

const signIn = (login, device_name) => Person.signIn(server, login, undefined, { device_name });

async function sessionsOf(person, path = '/api/v1/sessions') {
  const answer = await person.get(path);
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
}

const named = (sessions, device) => sessions.find(({ device_name }) => device_name === device);

test('a person sees his sessions: device, beginning, last use, and which is this one', async () => {
  const phone = await signIn('lixin', '工作手机');
  const desk = await signIn('lixin', '办公电脑');
  const sessions = await sessionsOf(desk);
  const devices = sessions.map(({ device_name }) => device_name);
  assert.deepEqual(devices, ['工作手机', '办公电脑']);
  assert.deepEqual(sessions.map(({ current }) => current), [undefined, true]);
  for (const { id, begun_at, last_seen, expires_at } of sessions) {
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.ok(begun_at <= last_seen && last_seen < expires_at);
    assert.ok(Math.abs(begun_at - Date.now()) < 60_000);
  }
  const text = JSON.stringify(sessions);
  for (const { cookie } of [phone, desk]) assert.ok(!text.includes(cookie.split('=')[1]));
});

test('a session is ended from elsewhere, at once and with its streams', async () => {
  const phone = await signIn('aishan', 'phone');
  const desk = await signIn('aishan', 'desk');
  const live = await phone.live();
  assert.equal(live.status, 200);
  const { id } = named(await sessionsOf(desk), 'phone');
  assert.equal((await desk.post(`/api/v1/sessions/${id}/end`, '')).status, 200);
  const event = await live.next();
  assert.equal(event.name, 'end');
  assert.equal(event.data.error.code, 'session_expired');
  const refused = await phone.pull();
  assert.equal(refused.status, 401);
  assert.equal(refused.json.error.code, 'session_revoked');
  assert.equal((await desk.pull()).status, 200);
  assert.equal((await desk.post(`/api/v1/sessions/${id}/end`, '')).status, 404);
});

test('a device signed out from elsewhere is told so until it signs out itself', async () => {
  const phone = await signIn('shuiwu', 'phone');
  const desk = await signIn('shuiwu', 'desk');
  const { id } = named(await sessionsOf(desk), 'phone');
  await desk.post(`/api/v1/sessions/${id}/end`, '');
  for (const send of [
    () => phone.pull(),
    () => phone.push([]),
    () => phone.get('/api/v1/session'),
  ]) {
    const answer = await send();
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error.code, 'session_revoked');
    // The cookie stays: a page that ends before it has acted on it is told again.
    assert.equal(setCookie(answer), undefined);
  }
  assert.match(setCookie(await phone.post('/api/v1/sign-out', '')), /^tz_session=; Max-Age=0/);
});

test('nobody is told of a revoked session without the token that it had', async () => {
  const phone = await signIn('dashuju', 'phone');
  const desk = await signIn('dashuju', 'desk');
  const { id } = named(await sessionsOf(desk), 'phone');
  await desk.post(`/api/v1/sessions/${id}/end`, '');
  assert.equal((await phone.pull()).json.error.code, 'session_revoked');
  const token = phone.cookie.split('=')[1];
  const last = token.endsWith('0') ? '1' : '0';
  for (const guess of [id, id + id, '0'.repeat(64), token.slice(0, -1) + last, '']) {
    const visitor = new Person(server, 'nobody');
    visitor.cookie = `tz_session=${guess}`;
    assert.equal((await visitor.get('/api/v1/session')).json.error.code, 'session_required');
  }
});

test('ending the session that one is in is signing out', async () => {
  const person = await signIn('wenyuan', 'desk');
  const { id } = (await sessionsOf(person)).find(({ current }) => current);
  const answer = await person.post(`/api/v1/sessions/${id}/end`, '');
  assert.equal(answer.status, 200, answer.text);
  assert.match(setCookie(answer), /^tz_session=; Max-Age=0/);
  const after = await person.get('/api/v1/session');
  assert.equal(after.json.error.code, 'session_required');
});

test("nobody reaches another's session, whatever name of one he knows", async () => {
  const theirs = await signIn('yanzhuang', 'phone');
  const [{ id }] = await sessionsOf(theirs);
  for (const login of ['lixin', 'office', 'leader', 'auditor', 'xingzhengshenpi']) {
    const person = await signIn(login, 'desk');
    assert.equal((await person.post(`/api/v1/sessions/${id}/end`, '')).status, 404, login);
    const list = await person.get('/api/v1/accounts/yanzhuang/sessions');
    assert.equal(list.json.error.code, 'not_allowed');
    const ended = await person.post(`/api/v1/accounts/yanzhuang/sessions/${id}/end`, '');
    assert.equal(ended.json.error.code, 'not_allowed');
  }
  for (const path of ['/api/v1/sessions', '/api/v1/accounts/yanzhuang/sessions']) {
    assert.equal((await call(server, 'GET', path)).status, 401);
  }
  const elsewhere = { origin: 'https://elsewhere.example' };
  const foreign = await theirs.post(`/api/v1/sessions/${id}/end`, '', elsewhere);
  assert.equal(foreign.json.error.code, 'cross_origin');
  assert.equal((await theirs.pull()).status, 200);
});

test("the administrator ends a session of another's, and names what there is", async () => {
  const admin = await signIn('admin', 'desk');
  const lost = await signIn('xinzhuang', 'lost phone');
  const kept = await signIn('xinzhuang', 'desk');
  const path = '/api/v1/accounts/xinzhuang/sessions';
  const { id } = named(await sessionsOf(admin, path), 'lost phone');
  assert.equal((await admin.post(`${path}/${id}/end`, '')).status, 200);
  assert.equal((await lost.pull()).json.error.code, 'session_revoked');
  assert.equal((await kept.pull()).status, 200);
  const unknown = await admin.get('/api/v1/accounts/nobody/sessions');
  assert.equal(unknown.json.error.code, 'login_unknown');
  assert.equal((await admin.post(`${path}/${id}/end`, '')).status, 404);
});
