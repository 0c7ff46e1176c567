// The administrator's work over HTTP, and changing one's own password.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, startServer } from '../lib/server.mjs';
import { Person, newId } from './person.mjs';

const OTHERS = ['office', 'leader', 'auditor', 'shuiwu', 'aishan'];

let server;
let admin;
let office;
let others;

before(async () => {
  server = await startServer();
  admin = await Person.signIn(server, 'admin');
  others = await Promise.all(OTHERS.map((login) => Person.signIn(server, login)));
  [office] = others;
});
after(() => server.stop());

const list = async () => (await admin.get('/api/v1/accounts')).json;
const accountOf = async (login) => (await list()).find((account) => account.login === login);
const wanted = (login, more = {}) => ({
  login,
  name: '王小明',
  unit: admin.unit,
  roles: ['member'],
  ...more,
});

/** Refused, and neither the ledger nor the accounts have changed. */
async function isRefused(send, { status, code, field }) {
  const [{ head }, accounts] = [await office.download(), await list()];
  const answer = await send();
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json.error.code, code);
  if (field !== undefined) assert.equal(answer.json.error.field, field);
  assert.equal((await office.download()).head, head);
  assert.deepEqual(await list(), accounts);
}

test('the list tells who there is, and nothing of passwords', async () => {
  const answer = await admin.get('/api/v1/accounts');
  assert.equal(answer.status, 200, answer.text);
  const logins = answer.json.map(({ login }) => login);
  assert.deepEqual(logins, [...logins].sort());
  const own = answer.json.find(({ login }) => login === 'admin');
  assert.deepEqual(own, {
    login: 'admin',
    person: admin.id,
    name: '高志远',
    unit: admin.unit,
    roles: ['admin'],
    disabled: false,
    locked: false,
  });
  assert.doesNotMatch(answer.text, /argon|hash|password/);
});

test('auditors may read the list, all others but the administrator may not', async () => {
  for (const person of others) {
    const answer = await person.get('/api/v1/accounts');
    assert.equal(answer.status, person.login === 'auditor' ? 200 : 403, person.login);
  }
});

test('nobody but the administrator changes an account', async () => {
  const refusal = { status: 403, code: 'not_allowed' };
  for (const person of others) {
    await isRefused(() => person.post('/api/v1/accounts', wanted('new.one')), refusal);
    for (const what of ['password', 'disable', 'enable']) {
      await isRefused(() => person.post(`/api/v1/accounts/lixin/${what}`, ''), refusal);
    }
  }
});

test('without a session, or from another site, no door opens', async () => {
  const nobody = new Person(server, 'nobody');
  assert.equal((await nobody.get('/api/v1/accounts')).status, 401);
  const foreign = { origin: 'https://elsewhere.example' };
  for (const [door, body] of [
    ['accounts', wanted('new.one')],
    ['accounts/lixin/password', ''],
    ['accounts/lixin/disable', ''],
    ['accounts/lixin/enable', ''],
    ['password', { old: DEMO_PASSWORD, new: 'another long phrase' }],
  ]) {
    const unknown = { status: 401, code: 'session_required' };
    await isRefused(() => nobody.post(`/api/v1/${door}`, body), unknown);
    const elsewhere = { status: 403, code: 'cross_origin' };
    await isRefused(() => admin.post(`/api/v1/${door}`, body, foreign), elsewhere);
  }
});

test('an account without a password gets one, with which its person signs in', async () => {
  const answer = await admin.post('/api/v1/accounts', wanted('new.one'));
  assert.equal(answer.status, 200, answer.text);
  assert.match(answer.json.password, /^([a-km-np-z2-9]{4}-){2}[a-km-np-z2-9]{4}$/);
  const person = await Person.signIn(server, 'new.one', answer.json.password);
  assert.equal(person.id, answer.json.person);
  assert.equal((await person.get('/api/v1/session')).json.password_is_temporary, true);
  assert.deepEqual((await accountOf('new.one')).roles, ['member']);
});

test('an account with a password keeps it to itself', async () => {
  const answer = await admin.post(
    '/api/v1/accounts',
    wanted('new.two', { password: ' blanks belong to it ', roles: ['unit_lead', 'member'] }),
  );
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.json.password, undefined);
  await Person.signIn(server, 'new.two', ' blanks belong to it ');
});

test('an account that breaks a rule is refused with its field', async () => {
  for (const [more, status, code, field] of [
    [{ login: 'Not A Login' }, 400, 'login_invalid', 'login'],
    [{ login: 'lixin' }, 409, 'login_taken', 'login'],
    [{ login: undefined }, 400, 'missing_field', 'login'],
    [{ name: '' }, 400, 'text_required', 'name'],
    [{ name: 5 }, 400, 'wrong_type', 'name'],
    [{ unit: 'x' }, 400, 'bad_id', 'unit'],
    [{ unit: newId() }, 400, 'unit_unknown', 'unit'],
    [{ roles: [] }, 400, 'missing_field', 'roles'],
    [{ roles: ['king'] }, 400, 'unknown_value', 'roles'],
    [{ roles: ['admin', 'office'] }, 400, 'roles_conflict', 'roles'],
    [{ password: 'short' }, 400, 'password_too_short', 'password'],
    [{ password: '1234567890' }, 400, 'password_common', 'password'],
    [{ password: 12 }, 400, 'wrong_type', 'password'],
  ]) {
    await isRefused(() => admin.post('/api/v1/accounts', { ...wanted('new.three'), ...more }), {
      status,
      code,
      field,
    });
  }
  await isRefused(() => admin.post('/api/v1/accounts', '{'), {
    status: 400,
    code: 'malformed_json',
  });
});

test('a reset password ends the sessions of the account', async () => {
  const person = await Person.signIn(server, 'xinzhuang');
  const answer = await admin.post('/api/v1/accounts/xinzhuang/password', '');
  assert.equal(answer.status, 200, answer.text);
  assert.equal((await person.get('/api/v1/session')).status, 401);
  await assert.rejects(Person.signIn(server, 'xinzhuang'), /sign_in_failed/);
  await Person.signIn(server, 'xinzhuang', answer.json.password);
});

test('with a temporary password nothing but replacing it is answered', async () => {
  const { json } = await admin.post('/api/v1/accounts/dashuju/password', '');
  const person = await Person.signIn(server, 'dashuju', json.password);
  const refusal = { status: 403, code: 'password_temporary' };
  for (const send of [
    () => person.pull(),
    () => person.push([]),
    () => person.get('/api/v1/live'),
    () => person.get('/api/v1/accounts'),
    () => person.post('/api/v1/accounts', wanted('new.four')),
    () => person.post('/api/v1/accounts/lixin/password', ''),
    () => person.post('/api/v1/accounts/lixin/disable', ''),
    () => person.post('/api/v1/import', Buffer.from('x'), { 'content-type': 'text/plain' }),
    () => person.post('/api/v1/import/publish', { text: 'x' }),
  ]) {
    await isRefused(send, refusal);
  }
  assert.equal((await person.get('/api/v1/hello')).status, 200);
  assert.equal((await person.get('/api/v1/session')).json.password_is_temporary, true);
  await isRefused(
    () => person.post('/api/v1/password', { old: json.password, new: json.password }),
    { status: 400, code: 'password_same', field: 'new' },
  );
  const own = { old: json.password, new: 'a phrase of my own' };
  assert.equal((await person.post('/api/v1/password', own)).status, 200);
  assert.equal((await person.get('/api/v1/session')).json.password_is_temporary, undefined);
  assert.equal((await person.pull()).status, 200);
  await Person.signIn(server, 'dashuju', own.new);
});

test('a disabled account loses its sessions, and comes back when it is enabled', async () => {
  const person = await Person.signIn(server, 'wenyuan');
  assert.equal((await admin.post('/api/v1/accounts/wenyuan/disable', '')).status, 200);
  assert.equal((await person.get('/api/v1/session')).json.error.code, 'session_revoked');
  assert.equal((await accountOf('wenyuan')).disabled, true);
  await assert.rejects(Person.signIn(server, 'wenyuan'), /person_inactive/);
  assert.equal((await admin.post('/api/v1/accounts/wenyuan/enable', '')).status, 200);
  await Person.signIn(server, 'wenyuan');
});

test('an administrator does not shut himself out, and names only whom there is', async () => {
  for (const what of ['password', 'disable']) {
    await isRefused(() => admin.post(`/api/v1/accounts/admin/${what}`, ''), {
      status: 403,
      code: 'own_account',
      field: 'login',
    });
  }
  for (const what of ['password', 'disable', 'enable']) {
    await isRefused(() => admin.post(`/api/v1/accounts/nobody/${what}`, ''), {
      status: 404,
      code: 'login_unknown',
      field: 'login',
    });
  }
});

test('the list tells who has locked himself out, and a new password lifts it', async () => {
  for (let i = 0; i < 5; i++) {
    await assert.rejects(Person.signIn(server, 'yanzhuang', 'not-the-password'));
  }
  assert.equal((await accountOf('yanzhuang')).locked, true);
  const { json } = await admin.post('/api/v1/accounts/yanzhuang/password', '');
  assert.equal((await accountOf('yanzhuang')).locked, false);
  await Person.signIn(server, 'yanzhuang', json.password);
});

test('everybody changes his own password, which ends his other sessions', async () => {
  for (const login of ['leader', 'lixin']) {
    const here = await Person.signIn(server, login);
    const elsewhere = await Person.signIn(server, login);
    const body = { old: DEMO_PASSWORD, new: ' another long phrase ' };
    const answer = await here.post('/api/v1/password', body);
    assert.equal(answer.status, 200, answer.text);
    assert.equal((await here.get('/api/v1/session')).status, 200);
    assert.equal((await elsewhere.get('/api/v1/session')).status, 401);
    await assert.rejects(Person.signIn(server, login), /sign_in_failed/);
    await Person.signIn(server, login, body.new);
  }
});

test('a password that is wrong, weak or missing is refused with its field', async () => {
  for (const [body, code, field] of [
    [{ new: 'another long phrase' }, 'missing_field', 'old'],
    [{ old: DEMO_PASSWORD }, 'missing_field', 'new'],
    [{ old: 5, new: 'another long phrase' }, 'wrong_type', 'old'],
    [{ old: DEMO_PASSWORD, new: 'short' }, 'password_too_short', 'new'],
    [{ old: DEMO_PASSWORD, new: '1234567890' }, 'password_common', 'new'],
    [{ old: 'not-the-password', new: 'another long phrase' }, 'password_wrong', 'old'],
  ]) {
    await isRefused(() => others[3].post('/api/v1/password', body), { status: 400, code, field });
  }
  await Person.signIn(server, 'shuiwu');
});
