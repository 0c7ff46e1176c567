// What every answer tells a browser to keep to, also where the request could not be read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { exchange } from './raw.mjs';

const ORIGIN = 'https://tasks.example';

let plain;
let secure;

before(async () => {
  plain = await startServer();
  secure = await startServer({ args: ['--public-origin', ORIGIN] });
});
after(() => Promise.all([plain.stop(), secure.stop()]));

test('a browser that came by https is told to come by nothing else', async () => {
  for (const target of ['/', '/api/v1/hello', '/api/v1/session', '/nowhere']) {
    const { headers } = await call(secure, 'GET', target);
    assert.match(headers['strict-transport-security'], /^max-age=\d{8,}$/, target);
  }
});

test('without an https address nothing is said of https', async () => {
  const { headers } = await call(plain, 'GET', '/api/v1/hello');
  assert.equal(headers['strict-transport-security'], undefined);
});

test('no page may frame the app, sniff its answers, or hear where people came from', async () => {
  const office = await Person.signIn(plain, 'office');
  const answers = [
    await office.pull(),
    await office.post('/api/v1/push', '{'),
    await office.get('/api/v1/no/such/door'),
    await office.get('/api/v1/export/ledger.csv'),
    await call(plain, 'POST', '/api/v1/sign-out', { headers: { origin: ORIGIN } }),
    await call(plain, 'DELETE', '/api/v1/hello'),
  ];
  for (const { headers, status } of answers) {
    assert.match(headers['content-security-policy'], /frame-ancestors 'none'/, `${status}`);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['cache-control'], 'no-store');
  }
});

test('no form of another page changes anything, whatever its type', async () => {
  const aishan = await Person.signIn(plain, 'aishan');
  const bare = { cookie: aishan.cookie, 'x-taizhang': undefined };
  const forms = {
    'application/x-www-form-urlencoded': 'login=aishan',
    'text/plain': '{"login":"aishan","x":"="}',
    'multipart/form-data; boundary=x': '--x--',
    'application/json': '{}',
  };
  for (const path of ['/api/v1/sign-out', '/api/v1/push', '/api/v1/password', '/api/v1/import']) {
    const sent = Object.entries(forms).map(([type, body]) =>
      call(plain, 'POST', path, { headers: { ...bare, 'content-type': type }, body }),
    );
    sent.push(call(plain, 'POST', path, { headers: bare }));
    for (const { status, json, headers } of await Promise.all(sent)) {
      assert.equal(status, 403, path);
      assert.equal(json.error.code, 'header_missing');
      assert.equal(headers['set-cookie'], undefined);
    }
  }
  assert.equal((await aishan.get('/api/v1/session')).status, 200, 'nobody was signed out');
  assert.equal((await aishan.post('/api/v1/sign-out', '')).status, 200);
  assert.equal((await aishan.get('/api/v1/session')).status, 401);
});

test('no other site is given leave to send the header', async () => {
  const { status, headers } = await call(plain, 'OPTIONS', '/api/v1/push', {
    headers: {
      origin: ORIGIN,
      'x-taizhang': undefined,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-taizhang',
    },
  });
  assert.equal(status, 403);
  const granted = Object.keys(headers).filter((name) => name.startsWith('access-control-'));
  assert.deepEqual(granted, []);
});

test('of the device a page may use the camera, and nothing else', async () => {
  const { headers } = await call(plain, 'GET', '/');
  const granted = headers['permissions-policy']
    .split(', ')
    .filter((entry) => !entry.endsWith('=()'));
  assert.deepEqual(granted, ['camera=(self)']);
  for (const name of ['microphone', 'geolocation', 'usb', 'display-capture']) {
    assert.ok(headers['permissions-policy'].includes(`${name}=()`), name);
  }
});

test('what cannot be read as a request is answered with the same headers', async () => {
  const heard = await exchange(plain, 'NONSENSE\r\n\r\n');
  assert.match(heard, /^HTTP\/1\.1 400 /);
  assert.match(heard, /^X-Content-Type-Options: nosniff\r$/m);
  assert.match(heard, /^Content-Security-Policy: .*frame-ancestors 'none'/m);
  assert.match(heard, /^Referrer-Policy: no-referrer\r$/m);
});
