// The file of options that taizhang serve reads, and the command line before it.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import {
  DEMO_PASSWORD,
  PROGRAM,
  ROOT,
  demoLedgerFolder,
  freePort,
  startServer,
  temporaryFolder,
} from '../lib/server.mjs';
import { call, setCookie } from './person.mjs';
import { sleep } from './raw.mjs';

const EXAMPLE = path.join(ROOT, 'packaging/taizhang.toml');

function run(args) {
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8' };
  return spawnSync(PROGRAM, args, { env, encoding: 'utf8', timeout: 60_000 });
}

function file(text) {
  const name = path.join(temporaryFolder(), 'taizhang.toml');
  fs.writeFileSync(name, text);
  return name;
}

function ledger() {
  const folder = temporaryFolder();
  fs.cpSync(demoLedgerFolder(), folder, { recursive: true });
  return path.join(folder, 'taizhang.db');
}

const signIn = (server, headers = {}) =>
  call(server, 'POST', '/api/v1/sign-in', {
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ login: 'office', password: DEMO_PASSWORD }),
  });

test('the example is read, and the command line comes before it', async () => {
  const dist = temporaryFolder();
  fs.writeFileSync(path.join(dist, 'index.html'), '<!doctype html><title>台账</title>');
  const server = await startServer({ dist, args: ['--config', EXAMPLE] });
  // The example says where people reach it, and by https; the port is not the example's.
  const answer = await signIn(server, { origin: 'https://tz.example.cn' });
  assert.equal(answer.status, 200, answer.text);
  assert.match(setCookie(answer), /^__Host-tz_session=/);
  assert.equal((await signIn(server, { origin: 'https://elsewhere.example' })).status, 403);
  await server.stop();
});

test('a server runs by its file alone', async () => {
  const port = await freePort();
  const config = file(
    `[serve]\nledger = "${ledger()}"\nport = ${port}\ndemo-banner = true\n` +
      'proxy = ["127.0.0.1", "10.0.0.1"]\nmetrics-from = ["10.0.0.2"]\n',
  );
  const child = spawn(PROGRAM, ['serve', '--config', config], { stdio: 'pipe' });
  process.on('exit', () => child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  while (!said.includes(String(port)) && child.exitCode === null) await sleep(20);
  const { json } = await call({ url: `http://127.0.0.1:${port}` }, 'GET', '/api/v1/hello');
  assert.equal(json.demo, true);
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  assert.deepEqual(await ended, [0, null]);
});

test('a file with a word that nobody knows, or a value out of range, is refused', () => {
  const good = `[serve]\nledger = "${ledger()}"\n`;
  for (const wrong of ['ledgre = "x"', 'port = 70000', 'log-level = "loud"', '[surve]\nport = 1']) {
    const { status, stderr } = run(['serve', '--config', file(`${good}${wrong}\n`)]);
    assert.equal(status, 2, `${wrong}: ${stderr}`);
    assert.match(stderr, /taizhang --help/);
  }
});

test('a file that is not there, or is for another command, is refused', () => {
  const missing = path.join(temporaryFolder(), 'none.toml');
  assert.equal(run(['serve', '--config', missing]).status, 2);
  const config = file(`[serve]\nport = 0\n`);
  const other = run(['--config', config, 'user', 'list', '--ledger', ledger()]);
  assert.equal(other.status, 2);
  assert.match(other.stderr, /--config is for serve/);
  const incomplete = run(['serve', '--config', config]);
  assert.equal(incomplete.status, 2);
  assert.match(incomplete.stderr, /--ledger/);
});

test('the example names every option that serve has', () => {
  const { stdout } = run(['serve', '--help']);
  const options = [...stdout.matchAll(/^\s+(?:-\w,)?--([a-z-]+)/gm)].map((found) => found[1]);
  const example = fs.readFileSync(EXAMPLE, 'utf8');
  const missing = options.filter(
    (name) => name !== 'help' && !new RegExp(`^(# )?${name} = `, 'm').test(example),
  );
  assert.ok(options.length > 8, stdout);
  assert.deepEqual(missing, []);
});
