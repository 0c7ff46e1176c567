// Reminders and orders told to the robots of groups: a receiver of our own stands for WeCom's and
// DingTalk's servers, answers as they do, and fails as they may.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { after, test } from 'node:test';
import { PROGRAM, freePort, startServer, temporaryFolder } from '../lib/server.mjs';
import { Person, call, newId } from './person.mjs';
import { sleep } from './raw.mjs';

const SECRET = 'SEC0123456789abcdef';
const OK = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
const RETRY = ['--notice-retry', '1'];

/** Takes messages on one port; `answer` is what it says, and null that it says nothing. */
class Receiver {
  messages = [];
  tried = 0;
  answer = OK;
  #server = null;

  async open(port) {
    this.port = port ?? this.port ?? (await freePort());
    this.#server = http.createServer((request, response) => {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        this.tried += 1;
        if (this.answer === null) return;
        const { status, body } = this.answer;
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body);
        if (this.answer !== OK) return;
        const url = new URL(request.url, 'http://127.0.0.1');
        const said = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        this.messages.push({ method: request.method, url, headers: request.headers, said });
      });
    });
    this.#server.listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The texts that were taken on one of its addresses. */
  texts(name) {
    return this.messages
      .filter(({ url }) => url.pathname === `/${name}`)
      .map(({ said }) => said.text.content);
  }

  /** A file that names this receiver as a robot's address. */
  file(name, { secret, mode = 0o600 } = {}) {
    const file = path.join(temporaryFolder(), name);
    const lines = [`http://127.0.0.1:${this.port}/${name}?key=key-of-${name}`];
    fs.writeFileSync(file, `${[...lines, ...(secret ? [secret] : [])].join('\n')}\n`);
    fs.chmodSync(file, mode);
    return file;
  }
}

const receivers = [];
async function receiver() {
  const made = await new Receiver().open();
  receivers.push(made);
  return made;
}
after(() => Promise.allSettled(receivers.map((made) => made.close())));

async function until(what, is_so) {
  for (let tries = 0; tries < 1_500; tries++) {
    if (await is_so()) return;
    await sleep(20);
  }
  assert.fail(`never: ${what}`);
}

async function accepted(person, ...operations) {
  const { status, json, text } = await person.push(operations);
  assert.equal(status, 200, text);
  for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted', text);
}

const remind = (office, assignment) =>
  office.operation('reminder.send', { reminder: newId(), assignment: assignment.id, words: '' });

const order = (office, assignment, demand) =>
  office.operation('order.issue', {
    order: newId(),
    assignment: assignment.id,
    basis: '方案第一条',
    facts: '至今没有开通',
    demand,
    deadline: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
  });

/** The office, and an active assignment of each of two units, with what is said of them. */
async function office_of(server) {
  const office = await Person.signIn(server, 'office');
  const { records } = await office.download();
  const all = (collection) => records.filter((r) => r.collection === collection).map((r) => r.body);
  const named = (collection, id) => all(collection).find((one) => one.id === id);
  const active = all('assignment').filter((one) => one.stage === 'active');
  const other_unit = active.find((one) => one.unit !== active[0].unit);
  const [first, second] = [active[0], other_unit].map((one) => ({
    ...one,
    task: named('task', one.task),
    unit: named('unit', one.unit),
  }));
  return { office, first, second };
}

const metric = async (server, name) => {
  const { text } = await call(server, 'GET', '/metrics');
  return Number(text.match(new RegExp(`^${name} (\\d+)$`, 'm'))?.[1]);
};

test('a reminder and an order arrive in the formats of both kinds of robots', async () => {
  const robots = await receiver();
  const wecom = robots.file('wecom');
  const dingtalk = robots.file('dingtalk', { secret: SECRET });
  const server = await startServer({
    args: ['--notify', `wecom:${wecom}`, '--notify', `dingtalk:${dingtalk}`, ...RETRY],
  });
  const { office, first } = await office_of(server);
  await accepted(office, remind(office, first), order(office, first, '五日内开通'));
  await until('all four arrive', () => robots.messages.length === 4);
  for (const name of ['wecom', 'dingtalk']) {
    const [reminder, issued] = robots.texts(name);
    assert.match(reminder, /^【台账】催办\n/);
    assert.match(issued, /^【台账】督办单 督〔\d{4}〕\d+号\n/);
    assert.match(issued, /\n要求：五日内开通$/);
    for (const text of [reminder, issued]) {
      assert.ok(text.includes(first.task.number), text);
      assert.ok(text.includes(`承办单位：${first.unit.name}\n`), text);
    }
  }
  for (const { method, url, headers, said } of robots.messages) {
    assert.equal(method, 'POST');
    assert.match(headers['content-type'], /^application\/json/);
    assert.deepEqual(Object.keys(said).sort(), ['msgtype', 'text']);
    assert.equal(said.msgtype, 'text');
    assert.equal(url.searchParams.get('key'), `key-of-${url.pathname.slice(1)}`);
    const timestamp = url.searchParams.get('timestamp');
    if (url.pathname === '/wecom') {
      assert.equal(timestamp, null);
      continue;
    }
    assert.ok(Math.abs(Date.now() - Number(timestamp)) < 3_600_000);
    const signed = createHmac('sha256', SECRET).update(`${timestamp}\n${SECRET}`).digest('base64');
    assert.equal(url.searchParams.get('sign'), signed);
  }
  assert.equal(await metric(server, 'taizhang_notices_queued_total'), 4);
  await until(
    'all are counted',
    async () => (await metric(server, 'taizhang_notices_sent_total')) === 4,
  );
  assert.equal(await metric(server, 'taizhang_notices_failed_total'), 0);
  await server.stop();
  assert.match(server.log, /notice outcome=sent robot=2 attempt=1 status=200 errcode=0/);
  for (const secret of [SECRET, 'key-of-', '催办', first.unit.name, first.task.title]) {
    assert.ok(!server.log.includes(secret), secret);
  }
});

test("a unit's robot gets what is meant for that unit alone", async () => {
  const robots = await receiver();
  const probe = await startServer();
  const { first, second } = await office_of(probe);
  await probe.stop();
  const units = (one) => `${one.unit.name}|没有这个单位`;
  const server = await startServer({
    args: [
      ...['--notify', `wecom:${robots.file('first')}:${units(first)}`],
      ...['--notify', `wecom:${robots.file('second')}:${units(second)}`],
    ],
  });
  assert.match(server.log, /没有这个单位/);
  const { office } = await office_of(server);
  await accepted(office, remind(office, first));
  await until('it arrives', () => robots.texts('first').length === 1);
  await accepted(office, remind(office, second));
  await until('the other arrives', () => robots.texts('second').length === 1);
  assert.equal(robots.messages.length, 2);
  assert.ok(robots.texts('first')[0].includes(first.unit.name));
  assert.ok(robots.texts('second')[0].includes(second.unit.name));
  await server.stop();
});

test('a robot that is down, fails or is silent holds nobody up, and gets it later', async () => {
  const robots = await receiver();
  const server = await startServer({
    args: ['--notify', `wecom:${robots.file('wecom')}`, ...RETRY],
  });
  const { office, first } = await office_of(server);
  const faults = [
    { status: 500, body: 'no' },
    { status: 200, body: '{"errcode":45009,"errmsg":"api freq out of limit"}' },
    null,
  ];
  for (const [i, answer] of faults.entries()) {
    robots.answer = answer;
    const tried = robots.tried;
    await accepted(office, remind(office, first));
    await until('it is tried', () => robots.tried > tried);
    // The silent one is under way at this moment.
    assert.equal((await office.pull()).status, 200);
    assert.equal((await call(server, 'GET', '/readyz')).status, 200);
    assert.equal(robots.messages.length, i);
    robots.answer = OK;
    await until('it arrives', () => robots.messages.length === i + 1);
  }
  await robots.close();
  const failed = await metric(server, 'taizhang_notices_failed_total');
  await accepted(office, remind(office, first));
  await until(
    'nobody is there',
    async () => (await metric(server, 'taizhang_notices_failed_total')) > failed,
  );
  assert.equal((await call(server, 'GET', '/readyz')).status, 200);
  await robots.open();
  await until('it arrives', () => robots.messages.length === faults.length + 1);
  await server.stop();
});

test('what is queued when the server is killed is sent after it has started again', async () => {
  const robots = await receiver();
  const server = await startServer({
    args: ['--notify', `dingtalk:${robots.file('dingtalk')}`, ...RETRY],
  });
  const { office, first } = await office_of(server);
  robots.answer = { status: 503, body: '' };
  await accepted(office, remind(office, first));
  await server.kill();
  robots.answer = OK;
  await server.start();
  await until('it arrives', () => robots.messages.length >= 1);
  assert.match(robots.texts('dingtalk')[0], /催办/);
  await server.stop();
});

test('a server ends although a robot never answers', async () => {
  const robots = await receiver();
  const server = await startServer({ args: ['--notify', `wecom:${robots.file('wecom')}`] });
  const { office, first } = await office_of(server);
  robots.answer = null;
  await accepted(office, remind(office, first));
  await until('it is tried', () => robots.tried === 1);
  await server.stop();
  // The last word, after the robot was given up: it was not killed for being slow.
  assert.match(server.log, /stopped/);
});

test('without a robot nothing is queued, and there are no numbers of it', async () => {
  const server = await startServer();
  const { office, first } = await office_of(server);
  await accepted(office, remind(office, first));
  assert.doesNotMatch((await call(server, 'GET', '/metrics')).text, /notices/);
  await server.stop();
  const robots = await receiver();
  const told = await startServer({
    ledger: server.ledger,
    args: ['--notify', `wecom:${robots.file('wecom')}`],
  });
  const second = await office_of(told);
  await accepted(second.office, remind(second.office, second.second));
  await until('the later one arrives', () => robots.messages.length === 1);
  assert.ok(robots.texts('wecom')[0].includes(second.second.unit.name));
  await told.stop();
});

/** The receiver of the test runs in this very process, so the command may not stop it. */
async function run(args) {
  const child = spawn(PROGRAM, ['--lang', 'en', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const [status] = await once(child, 'close');
  return { status, said };
}

test('a robot is tried by a command, which says what came of it', async () => {
  const robots = await receiver();
  const file = robots.file('dingtalk', { secret: SECRET });
  const notify = ['notices', 'test', '--notify', `dingtalk:${file}`];
  const taken = await run(notify);
  assert.equal(taken.status, 0, taken.said);
  assert.match(taken.said, /was taken/);
  assert.match(robots.texts('dingtalk')[0], /^【台账】测试消息/);
  robots.answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' };
  const refused = await run(notify);
  assert.equal(refused.status, 1);
  assert.match(refused.said, /HTTP 200, errcode 310000/);
  await robots.close();
  const unreachable = await run(notify);
  assert.equal(unreachable.status, 1);
  assert.match(unreachable.said, /not reached/);
  for (const { said } of [taken, refused, unreachable]) {
    assert.ok(!said.includes('key-of-') && !said.includes(SECRET), said);
  }
  await robots.open();
});

test('a robot whose file is missing, wrong, named twice or open to others is refused', async () => {
  const robots = await receiver();
  const good = robots.file('good');
  const empty = path.join(temporaryFolder(), 'empty');
  fs.writeFileSync(empty, '\n', { mode: 0o600 });
  for (const [reason, options] of [
    [/not understood/, ['good']],
    [/not understood/, [`feishu:${good}`]],
    [/cannot be read/, [`wecom:${good}.none`]],
    [/is not right/, [`wecom:${empty}`]],
    [/is not right/, [`wecom:${robots.file('signed', { secret: SECRET })}`]],
    [/named twice/, [`wecom:${good}`, `wecom:${good}:A`]],
    [/Others on this machine/, [`wecom:${robots.file('open', { mode: 0o644 })}`]],
  ]) {
    const notify = options.flatMap((option) => ['--notify', option]);
    const { status, said } = await run(['notices', 'test', ...notify]);
    assert.equal(status, 1, said);
    assert.match(said, reason);
    assert.ok(!said.includes('key-of-') && !said.includes(SECRET), said);
  }
  assert.equal(robots.tried, 0);
});

test('two robots with one address are refused, and both files are named', async () => {
  const robots = await receiver();
  const [file, copy] = [robots.file('one'), robots.file('one')];
  // What else may differ does not make it another robot.
  for (const second of [`wecom:${copy}`, `wecom:${copy}:A`, `dingtalk:${copy}`]) {
    const notify = ['--notify', `wecom:${file}`, '--notify', second];
    const { status, said } = await run(['notices', 'test', ...notify]);
    assert.equal(status, 1, said);
    assert.match(said, /hold one address/);
    assert.ok(said.includes(file) && said.includes(copy), said);
    assert.ok(!said.includes('key-of-'), said);
  }
  const others = ['--notify', `wecom:${file}`, '--notify', `wecom:${robots.file('other')}`];
  assert.equal((await run(['notices', 'test', ...others])).status, 0);
  assert.equal(robots.tried, 2);
});
