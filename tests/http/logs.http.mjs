// What the server writes about itself: a line for each request, and nothing of anybody's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, call, newId } from './person.mjs';
import { exchange, sleep } from './raw.mjs';

const LINE =
  /^\S+ (debug|info|error) request method=(\S+) route=(\S+) status=(\d+) took_us=\d+ bytes=(\d+)/;
const WHOLE = new RegExp(`${LINE.source}( peer=[0-9a-f.:]+)?$`);

let server;

before(async () => {
  server = await startServer({ args: ['--log-level', 'debug', '--proxy', '127.0.0.1'] });
});
after(() => server.stop());

const requestLines = (text) => text.split('\n').filter((line) => line.includes(' request '));

/** The line of the one request to `route` that is made while `work` is done. */
async function lineOf(route, work) {
  const begun = server.log.length;
  await work();
  const lines = () =>
    requestLines(server.log.slice(begun)).filter((line) => line.match(LINE)?.[3] === route);
  for (let tries = 0; tries < 1_000 && lines().length === 0; tries++) await sleep(10);
  assert.equal(lines().length, 1, server.log.slice(begun));
  return lines()[0];
}

test('each request has one line: method, pattern, status, duration, bytes', async () => {
  const blob = '/api/v1/blob/:sha256';
  const line = await lineOf(blob, () => call(server, 'GET', `/api/v1/blob/${'ab'.repeat(32)}`));
  const [, level, method, route, status, bytes] = line.match(LINE);
  assert.deepEqual([level, method, route, status], ['info', 'GET', blob, '401']);
  assert.ok(Number(bytes) > 100);
  const unknown = await lineOf('(file)', () => call(server, 'GET', '/no/such/place'));
  assert.match(unknown, / status=404 /);
  const probe = await lineOf('/healthz', () => call(server, 'GET', '/healthz'));
  assert.match(probe, / debug request .* status=200 /);
});

test('a stream has its line when it ends', async () => {
  const office = await Person.signIn(server, 'office');
  const line = await lineOf('/api/v1/live', async () => {
    const live = await office.live();
    assert.equal(live.status, 200);
    live.close();
  });
  assert.match(line, / status=200 /);
});

test('an address is written only where somebody was turned away', async () => {
  const headers = { 'x-forwarded-for': '192.0.2.77' };
  const ask = (route) => lineOf(route, () => call(server, 'GET', route, { headers }));
  assert.match(await ask('/api/v1/pull'), / status=401 .* peer=192\.0\.2\.77$/);
  const taken = await ask('/readyz');
  assert.ok(!taken.includes('192.0.2.77'), taken);
});

test('nothing that a person wrote, is called or has asked for is in the log', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const admin = await Person.signIn(server, 'admin');
  const [own] = await aishan.assignments('active');
  const operation = aishan.report(own, '机密进展 secret-narrative');
  const id = newId();
  await aishan.push([operation]);
  await aishan.push([{ ...operation, kind: 'secret-kind' }]);
  await aishan.post('/api/v1/push', '{"operations": "secret-json');
  await aishan.get(`/api/v1/pull?person=${aishan.id}&cursor=secret-cursor`);
  await aishan.get(`/api/v1/search?q=${encodeURIComponent('机密词')}`);
  await aishan.get(`/api/v1/blob/${'cd'.repeat(32)}/received?person=${aishan.id}`);
  await aishan.get(`/api/v1/circulars/${id}/document`);
  await admin.post('/api/v1/accounts/secret-login/disable', '');
  await aishan.get('/secret-path/王小明?secret-query=1').catch(() => {});
  await aishan.get(`/${encodeURIComponent('王小明')}/secret-path?secret-query=1`);
  await call(server, 'SECRET', '/api/v1/hello').catch(() => {});
  await Person.signIn(server, 'secret-login', 'secret-password').catch(() => {});
  await aishan.post('/api/v1/import', 'secret-document', { 'content-type': 'text/plain' });
  await call(server, 'GET', '/api/v1/hello', {
    headers: { 'user-agent': 'secret-agent', cookie: 'lang=en; other=secret-cookie' },
  });
  await exchange(server, 'GET /secret%0aline HTTP/1.1\r\nHost: secret-host\r\n\r\n');
  await exchange(server, 'secret-nonsense\r\n\r\n');
  await admin.get('/api/v1/accounts');
  // What was written before this line stands before it.
  await lineOf('/api/v1/session', () => aishan.get('/api/v1/session'));
  for (const secret of [
    'secret',
    'SECRET',
    '机密',
    '王小明',
    encodeURIComponent('王小明'),
    'aishan',
    aishan.id,
    aishan.device,
    aishan.unit,
    own.id,
    operation.id,
    id,
    'cdcd',
    aishan.cookie.split('=')[1],
  ]) {
    assert.ok(!server.log.includes(secret), `the log holds ${secret}`);
  }
});

test('every line about a request has the same form', () => {
  const lines = requestLines(server.log);
  assert.ok(lines.length > 20);
  for (const line of lines) assert.match(line, WHOLE);
});
