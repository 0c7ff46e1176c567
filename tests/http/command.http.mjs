// The command line: exit codes, and sentences in the caller's language.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROGRAM, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person } from './person.mjs';

function run(args, { input = '', lang = 'en' } = {}) {
  const env = { ...process.env, LC_ALL: lang === 'en' ? 'en_GB.UTF-8' : 'zh_CN.UTF-8' };
  const { status, stdout, stderr } = spawnSync(PROGRAM, args, { input, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const newLedger = () => path.join(temporaryFolder(), 'taizhang.db');

const add = (ledger, login, more = []) =>
  run(
    ['user', 'add', login, '--ledger', ledger, '--name', '王小明', '--unit', '区水务局', ...more],
    { input: 'a long enough phrase\n' },
  );

test('usage that is not understood ends with 2 and changes nothing', () => {
  const ledger = newLedger();
  for (const args of [
    [],
    ['nonsense'],
    ['serve'],
    ['serve', '--ledger', ledger, '--port', '70000'],
    ['user', 'add', 'x', '--ledger', ledger],
    ['user', 'add', 'x', '--ledger', ledger, '--name', 'x', '--unit', 'x', '--role', 'king'],
    ['import'],
    ['import', 'x', '--publish'],
    ['--lang', 'fr', 'version'],
  ]) {
    const { status, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /taizhang --help/);
  }
  assert.ok(!fs.existsSync(ledger));
});

test('what cannot be done ends with 1 and a sentence in the language asked for', () => {
  const missing = newLedger();
  for (const args of [
    ['serve', '--ledger', missing],
    ['verify', '--ledger', missing],
    ['user', 'list', '--ledger', missing],
    ['user', 'disable', 'x', '--ledger', missing],
  ]) {
    const english = run(args);
    assert.equal(english.status, 1, args.join(' '));
    assert.match(english.stderr, /There is no ledger/);
    assert.match(run(args, { lang: 'zh' }).stderr, /找不到台账文件/);
    assert.match(run(['--lang', 'zh', ...args]).stderr, /找不到台账文件/);
  }
  assert.ok(!fs.existsSync(missing));
});

test('help and version end with 0', () => {
  assert.equal(run(['--help']).status, 0);
  assert.match(run(['--help'], { lang: 'zh' }).stdout, /启动服务器/);
  assert.match(run(['serve', '--help']).stdout, /--public-origin/);
  assert.match(run(['version']).stdout, /^taizhang \d+\.\d+\.\d+\n$/);
});

test('an account is added, signs in, is disabled, and gets another password', async () => {
  const ledger = newLedger();
  const added = add(ledger, 'wang', ['--role', 'member']);
  assert.equal(added.status, 0, added.stderr);
  assert.match(added.stdout, /wang.*王小明.*区水务局/);
  assert.equal(add(ledger, 'wang', ['--role', 'member']).status, 1);
  const listed = run(['user', 'list', '--ledger', ledger]);
  assert.match(listed.stdout, /^wang\t王小明\tmember\tactive\n$/);

  const server = await startServer({ ledger });
  const person = await Person.signIn(server, 'wang', 'a long enough phrase');
  assert.equal((await person.pull()).json.error.code, 'password_temporary');
  await server.stop();

  assert.equal(run(['user', 'disable', 'wang', '--ledger', ledger]).status, 0);
  assert.match(run(['user', 'list', '--ledger', ledger]).stdout, /disabled/);
  assert.equal(run(['user', 'enable', 'wang', '--ledger', ledger]).status, 0);
  const reset = run(['user', 'reset-password', 'wang', '--ledger', ledger], {
    input: 'another long phrase\n',
  });
  assert.equal(reset.status, 0, reset.stderr);

  await server.start();
  await assert.rejects(Person.signIn(server, 'wang', 'a long enough phrase'), /sign_in_failed/);
  await Person.signIn(server, 'wang', 'another long phrase');
  await server.stop();
  assert.equal(run(['verify', '--ledger', ledger]).status, 0);
});

test('roles are changed, and stay apart where they must', () => {
  const ledger = newLedger();
  add(ledger, 'wang', ['--role', 'member']);
  const roles = (...names) => run(['user', 'roles', 'wang', ...names, '--ledger', ledger]);
  const changed = roles('unit_lead', 'member');
  assert.equal(changed.status, 0, changed.stderr);
  assert.match(changed.stdout, /wang.*unit_lead,member/);
  const listed = () => run(['user', 'list', '--ledger', ledger]).stdout;
  assert.match(listed(), /^wang\t王小明\tmember,unit_lead\tactive\n$/);
  assert.equal(roles('admin', 'office').status, 1);
  assert.equal(roles('king').status, 2);
  assert.equal(roles().status, 2);
  assert.match(listed(), /member,unit_lead/);
  assert.equal(run(['verify', '--ledger', ledger]).status, 0);
});

test('an account that breaks a rule is refused', () => {
  const ledger = newLedger();
  assert.equal(add(ledger, 'Not A Login', ['--role', 'member']).status, 1);
  assert.equal(add(ledger, 'both', ['--role', 'admin', '--role', 'office']).status, 1);
  const short = run(
    ['user', 'add', 'short', '--ledger', ledger, '--name', 'x', '--unit', 'x', '--role', 'member'],
    { input: 'short\n' },
  );
  assert.equal(short.status, 1);
  assert.match(short.stderr, /at least \d+ characters/);
});

test('a ledger whose log was altered does not verify', async () => {
  const server = await startServer();
  const aishan = await Person.signIn(server, 'aishan');
  const [own] = await aishan.assignments('active');
  await aishan.push([aishan.report(own, 'narrative-before-the-change')]);
  await server.stop();
  assert.equal(run(['verify', '--ledger', server.ledger]).status, 0);
  const bytes = fs.readFileSync(server.ledger);
  const at = bytes.lastIndexOf('narrative-before-the-change');
  assert.ok(at > 0);
  for (let i = bytes.indexOf('narrative-before-the-change'); i >= 0; ) {
    bytes.write('narrative-after--the-change', i);
    i = bytes.indexOf('narrative-before-the-change', i);
  }
  fs.writeFileSync(server.ledger, bytes);
  const verified = run(['verify', '--ledger', server.ledger]);
  assert.equal(verified.status, 1);
  assert.match(verified.stderr, /altered|differs|damaged|faults/);
});

test('a port that is taken ends with 1 and names the address', async () => {
  const server = await startServer();
  const second = newLedger();
  add(second, 'wang', ['--role', 'member']);
  const { status, stderr } = run(['serve', '--ledger', second, '--port', String(server.port)]);
  assert.equal(status, 1);
  assert.ok(stderr.includes(`127.0.0.1:${server.port}`), stderr);
  await server.stop();
});
