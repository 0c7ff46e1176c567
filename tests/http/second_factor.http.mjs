// The second factor over HTTP: who must have one, how it is set up, and what it keeps out.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, PROGRAM, startServer } from '../lib/server.mjs';
import { totp, wrongCode } from '../lib/totp.mjs';
import { Person, call } from './person.mjs';

const DAYS = 40;

let server;
before(async () => {
  server = await startServer({ args: ['--two-factors', 'officials'] });
});
after(() => server.stop());

const trySignIn = (login, code, password = DEMO_PASSWORD) =>
  call(server, 'POST', '/api/v1/sign-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, code }),
  });

async function isRefused(answer, status, code, field) {
  const { json, text, status: said } = await answer;
  assert.equal(said, status, text);
  assert.equal(json.error.code, code);
  if (field !== undefined) assert.equal(json.error.field, field);
}

/** Signs in and sets a second factor up; its present code is over then. */
async function setUp(login, first = {}) {
  const person = await Person.signIn(server, login);
  const begun = await person.post('/api/v1/second-factor', first);
  assert.equal(begun.status, 200, begun.text);
  const { secret } = begun.json;
  const confirmed = await person.post('/api/v1/second-factor/confirm', { code: totp(secret) });
  assert.equal(confirmed.status, 200, confirmed.text);
  return { person, secret };
}

test('whoever must have a second factor does nothing before it is set up', async () => {
  const person = await Person.signIn(server, 'office');
  assert.equal((await person.get('/api/v1/session')).json.second_factor_is_due, true);
  for (const send of [
    () => person.pull(),
    () => person.push([]),
    () => person.live(''),
    () => person.get('/api/v1/sessions'),
    () => person.get('/api/v1/search?q=ab'),
    () => person.post('/api/v1/import', Buffer.from('x'), { 'content-type': 'text/plain' }),
  ]) {
    const answer = await send();
    assert.equal(answer.status, 403, answer.text);
    if (answer.json) assert.equal(answer.json.error.code, 'second_factor_due');
  }
  const { json } = await person.post('/api/v1/second-factor', {});
  assert.match(json.secret, /^[A-Z2-7]{32}$/);
  const confirm = (code) => person.post('/api/v1/second-factor/confirm', { code });
  await isRefused(confirm(wrongCode(json.secret)), 400, 'second_factor_wrong', 'code');
  await isRefused(confirm(undefined), 400, 'missing_field', 'code');
  assert.equal((await person.pull()).status, 403);
  assert.equal((await confirm(totp(json.secret))).status, 200);
  assert.equal((await person.pull()).status, 200);
  const session = (await person.get('/api/v1/session')).json;
  assert.equal(session.second_factor, true);
  assert.equal(session.second_factor_is_due, undefined);
});

test('whom the setting does not mean signs in as ever', async () => {
  const clerk = await Person.signIn(server, 'lixin');
  assert.equal((await clerk.pull()).status, 200);
});

test('with a second factor neither password nor code alone lets anybody in', async () => {
  const { secret } = await setUp('leader');
  await isRefused(trySignIn('leader'), 401, 'second_factor_needed', 'code');
  const next = totp(secret, 1);
  await isRefused(trySignIn('leader', next, 'not-the-password'), 401, 'sign_in_failed');
  await isRefused(trySignIn('leader', wrongCode(secret)), 401, 'second_factor_failed');
  const answer = await trySignIn('leader', next);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.json.second_factor, true);
  await isRefused(trySignIn('leader', next), 401, 'second_factor_failed');
});

test('whether there is a second factor is told to nobody without the password', async () => {
  const { secret } = await setUp('dashuju', { password: DEMO_PASSWORD });
  const known = await trySignIn('dashuju', totp(secret, 1), 'not-the-password');
  const unknown = await trySignIn('nobody-at-all', '123456', 'not-the-password');
  assert.equal(known.status, unknown.status);
  assert.equal(known.text, unknown.text);
});

test('guessing at codes locks the account', async () => {
  const { secret } = await setUp('wenyuan', { password: DEMO_PASSWORD });
  for (let i = 0; i < 5; i++) {
    await isRefused(trySignIn('wenyuan', wrongCode(secret)), 401, 'second_factor_failed');
  }
  await isRefused(trySignIn('wenyuan', totp(secret, 1)), 429, 'sign_in_locked');
});

test('one is replaced with the password and a code of the one before', async () => {
  const { person, secret } = await setUp('yanzhuang', { password: DEMO_PASSWORD });
  const begin = (body) => person.post('/api/v1/second-factor', body);
  const code = totp(secret, 1);
  await isRefused(begin({ password: 'not-the-password', code }), 400, 'password_wrong', 'password');
  await isRefused(begin({ password: DEMO_PASSWORD }), 400, 'second_factor_wrong', 'code');
  await isRefused(begin({ password: DEMO_PASSWORD, code: 7 }), 400, 'wrong_type', 'code');
  const { json } = await begin({ password: DEMO_PASSWORD, code });
  assert.notEqual(json.secret, secret);
  const confirm = { code: totp(json.secret) };
  assert.equal((await person.post('/api/v1/second-factor/confirm', confirm)).status, 200);
  const again = await person.post('/api/v1/second-factor/confirm', { code: totp(json.secret, 1) });
  assert.equal(again.json.error.code, 'not_found');
  assert.equal((await trySignIn('yanzhuang', totp(json.secret, 1))).status, 200);
});

test('the secret is in no answer but the one that gives it, and not in the log', async () => {
  const [admin, auditor] = [await setUp('admin'), await setUp('auditor')];
  const { person: clerk, secret } = await setUp('xinzhuang', { password: DEMO_PASSWORD });
  const { json } = await clerk.pull();
  const plan = json.page.records.find(({ collection }) => collection === 'plan').body.id;
  const answers = [
    ...['/api/v1/session', '/api/v1/sessions', '/api/v1/pull?cursor='].map((at) => clerk.get(at)),
    clerk.get(`/api/v1/export/ledger.csv?plan=${plan}`),
    clerk.get(`/api/v1/search?q=${secret.slice(0, 4)}`),
    ...['/api/v1/accounts', '/api/v1/accounts/xinzhuang/sessions'].map((at) =>
      admin.person.get(at),
    ),
    ...['/api/v1/accounts', '/api/v1/sign-ins?login=xinzhuang', '/api/v1/chain'].map((at) =>
      auditor.person.get(at),
    ),
    call(server, 'GET', '/metrics'),
    trySignIn('xinzhuang'),
    trySignIn('xinzhuang', totp(secret, 1)),
  ];
  for (const { status, text } of await Promise.all(answers)) {
    assert.ok(status === 200 || status === 401, text);
    for (const each of [secret, admin.secret, auditor.secret]) assert.ok(!text.includes(each));
  }
  const accounts = (await admin.person.get('/api/v1/accounts')).json;
  const own = accounts.find(({ login }) => login === 'xinzhuang');
  assert.equal(own.second_factor, true);
  assert.equal(accounts.find(({ login }) => login === 'aishan').second_factor, undefined);
  assert.ok(!server.log.includes(secret));

  // While these three are there: the administrator takes one off.
  const remove = (by, login) => by.post(`/api/v1/accounts/${login}/second-factor/remove`, '');
  await isRefused(remove(auditor.person, 'xinzhuang'), 403, 'not_allowed');
  await isRefused(remove(admin.person, 'admin'), 403, 'own_account', 'login');
  await isRefused(remove(admin.person, 'nobody'), 404, 'login_unknown', 'login');
  assert.equal((await remove(admin.person, 'xinzhuang')).status, 200);
  assert.equal((await clerk.get('/api/v1/session')).status, 401);
  await Person.signIn(server, 'xinzhuang');
  const { events } = (await auditor.person.get('/api/v1/sign-ins?login=xinzhuang')).json;
  const told = events.find(({ what }) => what === 'second_factor_taken_off');
  assert.equal(told.by, admin.person.id);
  assert.ok(events.some(({ what }) => what === 'second_factor_set'));
});

test('who may do nothing is let in again on the server machine', async () => {
  const { secret } = await setUp('shuiwu', { password: DEMO_PASSWORD });
  await server.stop();
  const reset = ['user', 'reset-password', 'shuiwu', '--ledger', server.ledger];
  const run = (more) => {
    const env = { ...process.env, LC_ALL: 'en_GB.UTF-8' };
    const input = 'a long enough phrase\n';
    return spawnSync(PROGRAM, [...reset, ...more], { input, env, encoding: 'utf8' });
  };
  assert.equal(run([]).status, 0);
  await server.start();
  const answer = await trySignIn('shuiwu', undefined, 'a long enough phrase');
  assert.equal(answer.json.error.code, 'second_factor_needed');
  await server.stop();
  const both = run(['--second-factor']);
  assert.equal(both.status, 0, both.stderr);
  assert.match(both.stdout, /second factor of shuiwu/);
  assert.ok(!both.stdout.includes(secret));
  await server.start();
  assert.equal((await trySignIn('shuiwu', undefined, 'a long enough phrase')).status, 200);
});

test('a session from before the setting opens nothing any more, but to set one up', async () => {
  const plain = await startServer();
  const person = await Person.signIn(plain, 'admin');
  await plain.stop();
  const strict = await startServer({ ledger: plain.ledger, args: ['--two-factors', 'all'] });
  person.server = strict;
  assert.equal((await person.get('/api/v1/accounts')).json.error.code, 'second_factor_due');
  const fresh = await Person.signIn(strict, 'admin');
  assert.equal((await fresh.get('/api/v1/session')).json.second_factor_is_due, true);
  await strict.stop();
});

test('with both settings off nothing is other than before', async () => {
  const plain = await startServer();
  const answer = await call(plain, 'POST', '/api/v1/sign-in', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: 'admin', password: DEMO_PASSWORD }),
  });
  assert.deepEqual(Object.keys(answer.json).sort(), ['expires_at', 'login', 'person']);
  await plain.stop();
  await plain.start({ days: DAYS });
  const admin = await Person.signIn(plain, 'admin');
  const session = (await admin.get('/api/v1/session')).json;
  assert.deepEqual(Object.keys(session).sort(), ['login', 'person']);
  for (const account of (await admin.get('/api/v1/accounts')).json) {
    assert.equal(account.second_factor, undefined);
  }
  await plain.stop();
});
