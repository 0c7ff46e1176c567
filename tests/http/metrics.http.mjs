// What those who watch the machine are told: whether it is ready, and its numbers.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROGRAM, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person, call } from './person.mjs';
import { sleep } from './raw.mjs';

let server;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

const get = (target, headers) => call(server, 'GET', target, { headers });

/** The numbers by their names, labels included. */
async function numbers() {
  const { status, text } = await get('/metrics');
  assert.equal(status, 200, text);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

async function until(what, is_so) {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await is_so()) return;
    await sleep(20);
  }
  assert.fail(`never: ${what}`);
}

test('pushes, their verdicts, pulls and refused sign-ins are counted', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  const earlier = await numbers();
  const grown = (now, name) => now.get(name) - (earlier.get(name) ?? 0);
  const unknown = { ...own, id: aishan.id };
  await aishan.push([aishan.report(own, '第一次填报。'), aishan.report(unknown, '不存在。')]);
  await aishan.push([aishan.report(own, '第二次填报。')]);
  await aishan.pull();
  await assert.rejects(Person.signIn(server, 'aishan', 'not the password'));
  await assert.rejects(Person.signIn(server, 'nobody', 'not the password'));
  const now = await numbers();
  assert.equal(grown(now, 'taizhang_pushes_total'), 2);
  assert.equal(grown(now, 'taizhang_operations_total{verdict="accepted"}'), 2);
  assert.equal(grown(now, 'taizhang_operations_total{verdict="rejected"}'), 1);
  assert.equal(grown(now, 'taizhang_pulls_total'), 1);
  assert.equal(grown(now, 'taizhang_sign_in_failures_total'), 2);
  assert.equal(grown(now, 'taizhang_ledger_entry'), 3);
  const pushed = '{route="/api/v1/push"}';
  assert.equal(grown(now, `taizhang_http_request_seconds_count${pushed}`), 2);
  const last = '{route="/api/v1/push",le="+Inf"}';
  assert.equal(grown(now, `taizhang_http_request_seconds_bucket${last}`), 2);
  assert.ok(now.get('taizhang_database_bytes') > 0);
  assert.equal(now.get('taizhang_ready'), 1);
});

test('a live stream is counted for as long as it is open', async () => {
  const office = await Person.signIn(server, 'office');
  const open = async () => (await numbers()).get('taizhang_live_streams');
  assert.equal(await open(), 0);
  const live = await office.live();
  await until('the stream is counted', async () => (await open()) === 1);
  live.close();
  await until('it is gone', async () => (await open()) === 0);
});

test('the time of the last backup is told once there is one', async () => {
  const name = 'taizhang_last_backup_timestamp_seconds';
  assert.equal((await numbers()).has(name), false);
  const to = path.join(temporaryFolder(), 'backup');
  const begun_s = Math.floor(Date.now() / 1000);
  execFileSync(PROGRAM, ['backup', '--ledger', server.ledger, '--to', to], { stdio: 'pipe' });
  assert.ok((await numbers()).get(name) >= begun_s);
});

test('no metric names a person, a thing or what somebody wrote', async () => {
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  await aishan.push([aishan.report(own, 'secret-narrative')]);
  await get(`/api/v1/blob/${'ab'.repeat(32)}/received?person=${aishan.id}`);
  await get('/nowhere/secret-path?secret-query=1');
  await call(server, 'SECRET', '/api/v1/hello').catch(() => {});
  const { text } = await get('/metrics');
  for (const secret of [aishan.id, own.id, 'abab', 'secret', 'SECRET', 'aishan', '127.0.0.1']) {
    assert.ok(!text.includes(secret), secret);
  }
  assert.match(text, /route="\/api\/v1\/blob\/:sha256\/received"/);
  assert.match(text, /route="\(none\)"/);
});

test('what came through a proxy gets no metrics, as if there were none', async () => {
  const refused = await get('/metrics', { 'x-forwarded-for': '127.0.0.1' });
  assert.equal(refused.status, 404);
  assert.equal(refused.json.error.code, 'route_unknown');
});

test('a server that was told to stop says so, and serves on for the time given', async () => {
  const stopping = await startServer({ args: ['--stop-delay', '600'] });
  const ask = (target) => call(stopping, 'GET', target);
  const office = await Person.signIn(stopping, 'office');
  const ready = await ask('/readyz');
  assert.equal(ready.status, 200);
  assert.deepEqual(ready.json, { status: 'ready' });
  process.kill(stopping.pid, 'SIGTERM');
  await until('it is not ready', async () => (await ask('/readyz')).status === 503);
  assert.deepEqual((await ask('/readyz')).json, { status: 'not_ready', reason: 'stopping' });
  assert.equal((await ask('/healthz')).status, 200);
  assert.equal((await office.pull()).status, 200);
  const live = await office.live();
  assert.equal(live.status, 200);
  // Once more: at once.
  await stopping.stop();
  assert.equal(await live.next(), undefined);
  await assert.rejects(ask('/readyz'));
  assert.match(stopping.log, /stopped/);
});
