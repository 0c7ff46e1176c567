// A server that speaks https by itself, with a certificate of `taizhang cert`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { X509Certificate, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import https from 'node:https';
import path from 'node:path';
import { after, before, test } from 'node:test';
import tls from 'node:tls';
import { makeCertificate, runCert } from '../lib/certificate.mjs';
import { PROGRAM, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { connect, exchange, sleep } from './raw.mjs';

// The first bytes of a handshake, which promise 512 more.
const HALF_HELLO = Buffer.from('1603010200010001fc0303', 'hex');
const NAMES = ['127.0.0.1', 'tz.example.cn'];

const large = randomBytes(3 * 1024 * 1024);
let certificate;
let server;

before(async () => {
  certificate = makeCertificate(...NAMES);
  const dist = temporaryFolder();
  fs.writeFileSync(path.join(dist, 'large.bin'), large);
  server = await startServer({ certificate, dist });
});
after(() => server.stop());

/** A finished handshake with any server, or the error that it ended in. */
function greet(to, options = {}) {
  return new Promise((resolve, reject) => {
    const settings = { host: '127.0.0.1', port: to.port, ca: certificate.ca, ...options };
    const socket = tls.connect(settings, () => resolve(socket));
    socket.on('error', reject);
  });
}

/** When a certificate's file says that it ends, and when the server's metrics do. */
const endOf = ({ cert }) => Date.parse(new X509Certificate(fs.readFileSync(cert)).validTo) / 1000;
async function endInMetrics(of) {
  const { text } = await call(of, 'GET', '/metrics');
  return Number(text.match(/^taizhang_certificate_expires_timestamp_seconds (\d+)$/m)?.[1]);
}

async function until(holds, timeout_ms = 20_000) {
  for (const end = Date.now() + timeout_ms; !holds(); await sleep(20)) {
    assert.ok(Date.now() < end, 'it did not come about in time');
  }
}

test('signing in, pushing, pulling and listening go as ever', async () => {
  const office = await Person.signIn(server, 'office');
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const live = await office.live();
  assert.equal(live.status, 200);
  await sleep(50);
  const pushed = await aishan.push([aishan.report(own, '经 https 的一次填报。')]);
  assert.equal(pushed.json.verdicts[0].verdict, 'accepted', pushed.text);
  const event = await live.next();
  assert.equal(event.data.head, pushed.json.head);
  live.close();
});

test('the cookie is bound to https and the browser is told to stay there', async () => {
  const person = await Person.signIn(server, 'office');
  assert.match(person.cookie, /^__Host-tz_session=/);
  const { headers } = await call(server, 'GET', '/');
  assert.equal(headers['strict-transport-security'], 'max-age=31536000');
});

test('only the names of the certificate, and only with its authority', async () => {
  (await greet(server, { servername: 'tz.example.cn' })).destroy();
  await assert.rejects(greet(server, { servername: 'elsewhere.example' }), /altnames/);
  await assert.rejects(greet(server, { ca: undefined }), /certificate/);
});

test('TLS 1.2 and 1.3 are spoken, and nothing older', async () => {
  for (const version of ['TLSv1.2', 'TLSv1.3']) {
    const socket = await greet(server, { minVersion: version, maxVersion: version });
    assert.equal(socket.getProtocol(), version);
    socket.destroy();
  }
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' };
  await assert.rejects(greet(server, old), /protocol|alert/i);
});

test('plain HTTP at this port is told so', async () => {
  const heard = await exchange(server, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  assert.match(heard, /^HTTP\/1\.1 426 /);
  assert.match(heard, /"code":"https_needed"/);
});

test('large answers arrive whole, also at a reader that pauses', async () => {
  const agent = new https.Agent({ keepAlive: true, maxSockets: 1, ca: certificate.ca });
  for (let i = 0; i < 3; i++) {
    const got = await new Promise((resolve, reject) => {
      const request = https.get(`${server.url}/large.bin`, { agent }, async (response) => {
        const chunks = [];
        for await (const chunk of response) {
          chunks.push(chunk);
          if (chunks.length % 16 === 0) await sleep(5);
        }
        resolve(Buffer.concat(chunks));
      });
      request.on('error', reject);
    });
    assert.ok(got.equals(large));
  }
  agent.destroy();
});

test('a body past the limit is refused with our words while it is still coming', async () => {
  const answer = await call(server, 'POST', '/api/v1/push', {
    headers: { 'content-type': 'application/json' },
    body: Buffer.alloc(2 * 1024 * 1024, 'a'),
  });
  assert.equal(answer.status, 413);
  assert.equal(answer.json.error.code, 'body_too_large');
});

test('a request in many small records is one request', async () => {
  const socket = await greet(server);
  let heard = '';
  socket.on('data', (bytes) => (heard += bytes));
  for (const byte of 'GET /api/v1/hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n') {
    socket.write(byte);
  }
  await until(() => heard.includes('"protocol"'));
  assert.match(heard, /^HTTP\/1\.1 200 /);
  socket.destroy();
});

test('200 handshakes that never finish hold up nobody, and are ended', async () => {
  const sockets = await Promise.all(Array.from({ length: 200 }, () => connect(server)));
  let ended = 0;
  for (const socket of sockets) {
    socket.on('error', () => {});
    socket.on('close', () => (ended += 1));
    socket.resume();
    socket.write(HALF_HELLO);
  }
  for (let i = 0; i < 10; i++) {
    assert.equal((await call(server, 'GET', '/healthz')).status, 200);
  }
  await until(() => ended === 200, 30_000);
});

test('a stream whose listener leaves gives its place back', async () => {
  const own = await startServer({ certificate, args: ['--streams', '1'] });
  const person = await Person.signIn(own, 'office');
  const first = await person.live();
  assert.equal(first.status, 200);
  first.close();
  let status = 0;
  for (const end = Date.now() + 10_000; status !== 200 && Date.now() < end; await sleep(100)) {
    const live = await person.live();
    ({ status } = live);
    live.close();
  }
  assert.equal(status, 200);
  await own.stop();
});

test('SIGHUP takes a renewed certificate, and open streams go on', async () => {
  const own_certificate = makeCertificate(...NAMES);
  const own = await startServer({ certificate: own_certificate });
  const trusted = { ca: own_certificate.ca };
  const fingerprint = async () => {
    const socket = await greet(own, trusted);
    const { fingerprint256 } = socket.getPeerCertificate();
    socket.destroy();
    return fingerprint256;
  };
  const first = await fingerprint();
  const person = await Person.signIn(own, 'office');
  const live = await person.live();
  const again = ['--dir', own_certificate.dir, '--name', ...NAMES, '--again'];
  assert.equal(runCert(again).status, 0);
  assert.equal(await fingerprint(), first);
  process.kill(own.pid, 'SIGHUP');
  await until(() => own.log.split('certificate ends=').length === 3);
  const second = await fingerprint();
  assert.notEqual(second, first);
  assert.equal(await endInMetrics(own), endOf(own_certificate));
  fs.writeFileSync(own_certificate.key, 'damaged');
  process.kill(own.pid, 'SIGHUP');
  await until(() => own.log.includes('failed work=certificate code=key_unreadable'));
  assert.equal(await fingerprint(), second);
  assert.equal(live.ended, false);
  live.close();
  await own.stop();
});

test('the end of the certificate is among the metrics', async () => {
  assert.equal(await endInMetrics(server), endOf(certificate));
});

test('a stop ends streams and lets the answers under way out', async () => {
  const own = await startServer({ certificate });
  const person = await Person.signIn(own, 'office');
  const live = await person.live();
  assert.equal(live.status, 200);
  const half = await connect(own);
  half.on('error', () => {});
  half.write(HALF_HELLO);
  await own.stop();
  await until(() => live.ended);
  assert.match(own.log, / stopped$/m);
});

test('files that do not serve are refused at the start, and named', () => {
  const other = makeCertificate(...NAMES);
  const text = path.join(other.dir, 'text');
  fs.writeFileSync(text, 'no certificate');
  for (const [cert, key, status, words] of [
    [text, certificate.key, 1, [text]],
    [certificate.cert, text, 1, [text]],
    [certificate.cert, path.join(other.dir, 'none'), 1, [path.join(other.dir, 'none')]],
    [certificate.cert, other.key, 1, [other.key, certificate.cert]],
    [certificate.cert, '', 2, ['--tls']],
  ]) {
    const files = ['--tls-cert', cert, ...(key ? ['--tls-key', key] : [])];
    const args = ['serve', '--ledger', server.ledger, '--port', '0', ...files];
    const ended = spawnSync(PROGRAM, args, { encoding: 'utf8', timeout: 30_000 });
    assert.equal(ended.status, status, ended.stderr);
    for (const word of words) assert.ok(ended.stderr.includes(word), ended.stderr);
  }
});

test('a certificate that has ended is shown all the same, with a warning', async () => {
  const own = await startServer({ certificate });
  await own.stop();
  // The clock of this test still finds it good.
  await own.start({ days: 500 });
  assert.match(own.log, / warning certificate ends=[0-9-]+ days_left=-\d+$/m);
  await own.stop();
});
