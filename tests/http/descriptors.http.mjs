// A server that may open few files: whoever holds all that it can accept keeps others out for a
// moment, and ends nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { connect, sleep } from './raw.mjs';

// Of all files of the server: its ledger takes a dozen or two.
const FILES = 64;
const HELD = 80;
const QUIET_MS = 60_000;

async function until(what, is_so) {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await is_so()) return;
    await sleep(20);
  }
  assert.fail(`never: ${what}`);
}

test('a server out of descriptors goes on, says so once, and serves as before', async () => {
  const server = await startServer({ files: FILES });
  try {
    const office = await Person.signIn(server, 'office');
    const began = Date.now();
    // The system takes them all; the server can accept some.
    const sockets = await Promise.all(Array.from({ length: HELD }, () => connect(server)));
    for (const socket of sockets) socket.on('error', () => {}).resume();
    await until('it says so', () => server.log.includes('accept_exhausted'));
    // Those who have sent nothing make room for whoever comes next.
    const healthy = async () => (await call(server, 'GET', '/healthz')).status === 200;
    await until('somebody is answered meanwhile', healthy);
    for (const socket of sockets) socket.destroy();
    await until('it is well again', healthy);
    assert.equal((await office.pull()).status, 200);
    const [own] = await (await Person.signIn(server, 'aishan')).assignments('active');
    assert.ok(own, 'a sign-in and a download pass');
    const words = server.log.match(/ warning accept_exhausted$/gm).length;
    const most = 1 + Math.floor((Date.now() - began) / QUIET_MS);
    assert.ok(words <= most, server.log);
  } finally {
    await server.stop();
  }
  assert.match(server.log, / stopped$/m);
});
