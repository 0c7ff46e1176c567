// Clients that send or read one byte now and then must not keep others waiting.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startServer, temporaryFolder } from '../lib/server.mjs';
import { call } from './person.mjs';
import { connect, sleep } from './raw.mjs';

const DRIPS = 500;
// More than there are threads at the start.
const READERS = 60;

let server;

before(async () => {
  const dist = temporaryFolder();
  fs.writeFileSync(path.join(dist, 'large.bin'), Buffer.alloc(2 * 1024 * 1024));
  server = await startServer({ dist });
});
after(() => server.stop());

async function slowestPing(count) {
  let slowest_ms = 0;
  for (let i = 0; i < count; i++) {
    const began = performance.now();
    const { status } = await call(server, 'GET', '/healthz');
    assert.equal(status, 200);
    slowest_ms = Math.max(slowest_ms, performance.now() - began);
  }
  return slowest_ms;
}

test(`${DRIPS} dripping connections leave a ping under 100 ms, and are ended in time`, async () => {
  const opened_at = Date.now();
  const sockets = await Promise.all(Array.from({ length: DRIPS }, () => connect(server)));
  let ended = 0;
  for (const [i, socket] of sockets.entries()) {
    socket.on('error', () => {});
    socket.on('close', () => (ended += 1));
    socket.resume();
    // Half of them drip a head, half a body.
    const body = 'POST /api/v1/sign-in HTTP/1.1\r\nContent-Length: 1000\r\n\r\n';
    socket.write(i % 2 === 0 ? 'GET /healthz HTTP/1.1\r\nX: ' : body);
  }
  const drip = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write('a');
  }, 3_000);
  try {
    assert.ok((await slowestPing(20)) < 100);
    await sleep(4_000);
    assert.equal(ended, 0, 'a drip every three seconds is no silence');
    assert.ok((await slowestPing(20)) < 100);
    while (ended < DRIPS / 2 && Date.now() - opened_at < 20_000) await sleep(100);
    assert.ok(ended >= DRIPS / 2, `only ${ended} were ended after 15 s`);
    while (ended < DRIPS && Date.now() - opened_at < 40_000) await sleep(100);
    assert.equal(ended, DRIPS, 'all are ended after 30 s');
  } finally {
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  }
});

test('many who do not read their answers hold up nobody', async () => {
  const sockets = await Promise.all(Array.from({ length: READERS }, () => connect(server)));
  for (const socket of sockets) {
    socket.on('error', () => {});
    socket.pause();
    socket.write('GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n');
  }
  await sleep(1_000);
  assert.ok((await slowestPing(20)) < 100);
  for (const socket of sockets) socket.destroy();
});
