// The server's edge: headers, files, and bytes that no browser would send.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startServer, temporaryFolder } from '../lib/server.mjs';
import { call } from './person.mjs';
import { exchange } from './raw.mjs';

let server;

before(async () => {
  const folder = temporaryFolder();
  const dist = path.join(folder, 'dist');
  fs.mkdirSync(dist);
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  for (const [name, content] of Object.entries({
    'index.html': '<!doctype html><title>台账</title>',
    'sw.js': '// worker',
    'app-4f2a9c1b.js': '// app',
    'app-4f2a9c1b.js.br': 'packed with brotli',
    'app-4f2a9c1b.js.gz': 'packed with gzip',
    'app-4f2a9c1b.wasm': '\0asm',
  })) {
    fs.writeFileSync(path.join(dist, name), content);
  }
  server = await startServer({ dist });
});
after(() => server.stop());

const get = (target, headers) => call(server, 'GET', target, { headers });

test('every answer bears the security headers', async () => {
  for (const target of ['/', '/api/v1/hello', '/api/v1/session', '/nowhere', '/healthz']) {
    const { headers } = await get(target);
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; " +
        "img-src 'self' blob:; style-src 'self'; worker-src 'self'; manifest-src 'self'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    );
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.ok(headers['permissions-policy']);
    assert.ok(headers['cache-control']);
  }
});

test('the handshake and the probe need no session', async () => {
  const { json } = await get('/api/v1/hello');
  assert.deepEqual(json.protocol, { min: 1, max: 1 });
  assert.ok(Math.abs(json.server_time - Date.now()) < 10_000);
  assert.ok(json.epoch);
  assert.deepEqual((await get('/healthz')).json, { status: 'ok' });
});

test('the app is served with the right types, caching and packing', async () => {
  const index = await get('/');
  assert.equal(index.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(index.headers['cache-control'], 'no-cache');
  assert.equal((await get('/sw.js')).headers['cache-control'], 'no-cache');
  const script = await get('/app-4f2a9c1b.js', { 'accept-encoding': 'gzip, br' });
  assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal(script.headers['content-encoding'], 'br');
  assert.equal(script.text, 'packed with brotli');
  const gzip = await get('/app-4f2a9c1b.js', { 'accept-encoding': 'gzip' });
  assert.equal(gzip.text, 'packed with gzip');
  assert.equal((await get('/app-4f2a9c1b.js')).text, '// app');
  const module = await get('/app-4f2a9c1b.wasm');
  assert.equal(module.headers['content-type'], 'application/wasm');
  const again = await get('/sw.js', {
    'if-none-match': (await get('/sw.js')).headers.etag,
  });
  assert.equal(again.status, 304);
});

test('no path leads out of the folder of the app', async () => {
  for (const target of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/app/../../secret.txt',
    '/%252e%252e/secret.txt',
    '/..%00/secret.txt',
    '/etc/passwd',
    '/%u002e%u002e/secret.txt',
  ]) {
    const heard = await exchange(
      server,
      `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    );
    assert.match(heard, /^HTTP\/1\.1 (400|404) /, target);
    assert.ok(!heard.includes('outside'), target);
  }
});

test('a line break smuggled into a header or a path appears in no answer', async () => {
  for (const [target, header] of [
    ['/api/v1/hello', 'X-Name: a%0D%0ASet-Cookie:%20b=c'],
    ['/api/v1/hello', 'Last-Event-ID: a%0AX-Split:%20b'],
    ['/a%0d%0aX-Split:%20b', 'X-Name: a'],
    ['/api/v1/pull?cursor=a%0d%0aX-Split:%20b', 'X-Name: a'],
    ['/api/v1/hello?lang=en%0d%0aX-Split:%20b', 'X-Name: a'],
  ]) {
    const heard = await exchange(
      server,
      `GET ${target} HTTP/1.1\r\nHost: a\r\n${header}\r\nConnection: close\r\n\r\n`,
    );
    assert.match(heard, /^HTTP\/1\.1 400 /, heard);
    assert.match(heard, /"code":"bad_request"/);
    assert.doesNotMatch(heard, /^(Set-Cookie|X-Split)/im);
  }
});

test('a request that two readers could take for two is refused', async () => {
  const smuggled = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
  for (const head of [
    'Content-Length: 5\r\nContent-Length: 50',
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked',
    'Content-Length: +5',
    'Content-Length: -1',
    'Content-Length : 5',
    'X: a\nContent-Length: 5',
  ]) {
    const heard = await exchange(
      server,
      `POST /api/v1/sign-out HTTP/1.1\r\nHost: a\r\nX-Taizhang: 1\r\n${head}\r\n\r\n` +
        `0\r\n\r\n${smuggled}`,
    );
    assert.match(heard, /^HTTP\/1\.1 (400|411) /, head);
    assert.ok(!heard.includes('"status":"ok"'), head);
  }
});

test('nonsense is answered and ends its own connection alone', async () => {
  for (const bytes of [
    'NONSENSE\r\n\r\n',
    '\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
    'GET / HTTP/3.0\r\n\r\n',
    `GET /${'a'.repeat(9_000)} HTTP/1.1\r\n\r\n`,
    `GET /${'/'.repeat(7_000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${'X: a\r\n'.repeat(1_000)}\r\n`,
  ]) {
    const heard = await exchange(server, bytes);
    assert.match(heard, /^HTTP\/1\.1 4\d\d /, bytes.slice(0, 30));
  }
  assert.equal((await get('/healthz')).status, 200);
});
