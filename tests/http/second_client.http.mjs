// What docs/protocol.md and docs/forms.md promise whoever writes a client from them, asked of the
// real server by a client that was.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DEMO_PASSWORD, ROOT, startServer } from '../lib/server.mjs';
import { sleep } from './raw.mjs';
import * as second from './second_client.mjs';
import { assignmentId, digestOf, digestOfRecords, namedId, newId } from './second_forms.mjs';

const { SecondClient, exchange } = second;
const FORMS = fs.readFileSync(path.join(ROOT, 'docs/forms.md'), 'utf8');

let server;

before(async () => {
  server = await startServer();
});
after(() => server.stop());

async function signedIn(login, options = {}) {
  const client = new SecondClient({ url: server.url, ...options });
  await client.signIn(login, DEMO_PASSWORD);
  return client;
}

async function synced(login, options) {
  const client = await signedIn(login, options);
  await client.sync();
  return client;
}

/** Assignments of the person's unit that want a report in the cycle that holds today. */
function toReport(client) {
  const { unit } = client.record('person', client.person).body;
  const today = new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
  const running = client
    .records('cycle')
    .filter(({ body }) => body.first <= today && today <= body.last);
  const reported = new Set(
    client
      .records('report')
      .filter(({ body }) => running.some((cycle) => cycle.body.first === body.cycle))
      .map(({ body }) => body.assignment),
  );
  return client
    .records('assignment')
    .filter(({ body }) => body.unit === unit && ['issued', 'active'].includes(body.stage))
    .filter(({ body }) => !client.record('task', body.task).body.closed && !reported.has(body.id));
}

function report({ version, body }, narrative, { replaces, after: depends_on } = {}) {
  const content = { percent: body.percent, narrative };
  const edit = { report: newId(), assignment: body.id, content };
  if (replaces) edit.replaces = replaces;
  return ['report.submit', edit, { base: version, after: depends_on }];
}

/** Something else to write, of which an assignment may have any number. */
function problem(client, text, suits = () => true) {
  const { unit } = client.record('person', client.person).body;
  const own = client
    .records('assignment')
    .find(({ body }) => body.unit === unit && body.stage === 'active' && suits(body));
  const edit = { problem: newId(), assignment: own.body.id, text, severity: 'normal' };
  return ['problem.raise', edit];
}

const offline = () => Promise.reject(new Error('no network'));

/** The server gets the push and answers it, and the answer never arrives. */
async function losesAnswers(url, options) {
  const answer = await exchange(url, options);
  if (url.pathname === '/api/v1/push') throw new Error('the connection was cut');
  return answer;
}

/** A line that notes the operations that go over it. */
function noting(pushes) {
  return (url, options) => {
    if (url.pathname === '/api/v1/push') pushes.push(JSON.parse(options.body).operations);
    return exchange(url, options);
  };
}

async function until(what, holds) {
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(20)) if (holds()) return;
  assert.fail(`did not happen: ${what}`);
}

test('the digest of an operation is that of the document', () => {
  const [, text, digest] = /```\n(\{"id"[^`]*)```\s+Its digest is `([0-9a-f]{64})`/.exec(FORMS);
  assert.equal(digestOf(JSON.parse(text)), digest);
  const turned = Object.fromEntries(Object.entries(JSON.parse(text)).reverse());
  assert.equal(digestOf(turned), digest);
  assert.notEqual(digestOf({ ...turned, base: 42 }), digest);
});

test('the id of an assignment is that of the document, and that of the ledger', async () => {
  const example = /task `([0-9a-f-]{36})` to unit\s+`([0-9a-f-]{36})` is `([0-9a-f-]{36})`/;
  const [, task, unit, id] = example.exec(FORMS);
  assert.equal(assignmentId(task, unit), id);
  const lixin = await synced('lixin');
  const all = lixin.records('assignment');
  assert.ok(all.length > 0);
  for (const { body } of all) assert.equal(assignmentId(body.task, body.unit), body.id);
  for (const { body } of lixin.records('cycle')) {
    assert.equal(namedId(`cycle/${body.plan}/${body.first}`), body.id);
  }
});

test('a new id is a UUID of version 7 that bears its time', () => {
  const id = newId(0x0123456789ab);
  assert.match(id, /^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(newId(0x0123456789ab), id);
});

test('a client written from the documents downloads what its digest says it holds', async () => {
  for (const login of ['lixin', 'office', 'admin']) {
    const client = await signedIn(login);
    const { digest } = await client.pull({ digest: true });
    assert.ok(client.records().length > 0);
    assert.equal(digest, digestOfRecords(client.records()));
  }
});

test('a copy that has lost a record is noticed and fetched anew', async () => {
  const lixin = await signedIn('lixin');
  await lixin.pull({ digest: true });
  const whole = lixin.records().length;
  const [{ body }] = lixin.records('task');
  lixin.disk.transaction((rows) => rows.delete(`record/task/${body.id}`));
  const logged = server.log.length;
  await lixin.pull({ digest: true });
  assert.equal(lixin.records().length, whole);
  await until('the log says so', () => server.log.slice(logged).includes('copy_differed'));
  assert.ok(!server.log.includes(lixin.person), 'and does not say whose');
});

test('a cursor that is none, and one of another scope, lead to a new download', async () => {
  const office = await synced('office');
  const shuiwu = await signedIn('shuiwu');
  await shuiwu.pull();
  const own = digestOfRecords(shuiwu.records());
  for (const cursor of ['nonsense', office.disk.get('cursor')]) {
    shuiwu.disk.transaction((rows) => {
      rows.set('cursor', cursor);
      rows.set('record/unit/left-over', { collection: 'unit', version: 1, body: { id: 'x' } });
    });
    const { digest } = await shuiwu.pull({ digest: true });
    assert.equal(digest, own);
    assert.equal(digestOfRecords(shuiwu.records()), own);
  }
});

test('the first to say its name hears nothing, the next on that browser hears of it', async () => {
  const lixin = await signedIn('lixin');
  assert.deepEqual(await lixin.sayName(), {});
  const { device } = lixin;
  lixin.disk = new second.Disk();
  assert.deepEqual(await lixin.sayName(), { before: { device } });
});

test(
  'a report saved while offline is in the ledger once, though its answer was lost ' +
    'and it was sent again',
  async () => {
    const lixin = await synced('lixin');
    const [own] = toReport(lixin);
    lixin.send = offline;
    const saved = lixin.save(...report(own, '在村里写的，没有网络。'));
    await assert.rejects(lixin.sync(), /no network/);
    lixin.send = losesAnswers;
    await assert.rejects(lixin.sync(), /was cut/);
    assert.equal(lixin.outbox('waiting').length, 1);

    // The app is closed and opened: only the disk is left.
    const pushes = [];
    const again = await signedIn('lixin', { disk: lixin.disk, send: noting(pushes) });
    await again.sync();
    assert.deepEqual(
      pushes.map((operations) => operations.map(digestOf)),
      [[digestOf(saved)]],
    );
    assert.deepEqual(again.outbox(), []);
    const { seq, state } = again.receipt(saved.id);
    assert.equal(state, 'accepted');

    const office = await synced('office');
    const kept = office.records('report').filter(({ body }) => body.assignment === own.body.id);
    // A report that says "no change" has no narrative.
    const own_words = ({ body }) => body.content.narrative?.startsWith('在村里');
    const [one, ...others] = kept.filter(own_words);
    assert.deepEqual(others, []);
    assert.equal(one.body.id, saved.body.report);
    assert.equal(one.version, seq);
    assert.equal(one.body.author, lixin.person);
  },
);

test('a correction that depends on a report goes with it in one push', async () => {
  const pushes = [];
  const lixin = await synced('lixin', { send: noting(pushes) });
  const [own] = toReport(lixin);
  const first = lixin.save(...report(own, '初稿'));
  const options = { replaces: first.body.report, after: first.id };
  const mended = lixin.save(...report(own, '更正', options));
  await lixin.sync();
  assert.deepEqual(
    pushes.map((operations) => operations.map(({ id }) => id)),
    [[first.id, mended.id]],
  );
  assert.deepEqual(lixin.outbox(), []);
  const standing = lixin.record('report', mended.body.report);
  assert.equal(standing.body.replaces, first.body.report);
  const { current_report } = lixin.record('assignment', own.body.id).body;
  assert.equal(current_report, mended.body.report);
});

test('what follows a refused edit is refused too, and both stay with their reasons', async () => {
  const aishan = await synced('aishan');
  const [own] = toReport(aishan);
  const [kind, body, options] = report(own, '越界');
  const content = { ...body.content, percent: 101 };
  const wrong = aishan.save(kind, { ...body, content }, options);
  const follower = aishan.save(...report(own, '随后', { after: wrong.id }));
  const other = aishan.save(...problem(aishan, '无关'));
  await aishan.sync();
  assert.equal(aishan.receipt(other.id).state, 'accepted');
  assert.deepEqual(
    aishan.outbox('rejected').map(({ id, error }) => [id, error.code, error.field]),
    [
      [wrong.id, 'out_of_range', 'body.content.percent'],
      [follower.id, 'dependency_rejected', 'after'],
    ],
  );
  assert.ok(aishan.outbox('rejected').every(({ seq }) => seq > 0));

  const mended = aishan.save(kind, body, { ...options, instead_of: wrong.id });
  await aishan.sync();
  assert.equal(aishan.receipt(mended.id).state, 'accepted');
  assert.deepEqual(
    aishan.outbox().map(({ id }) => id),
    [follower.id],
  );
});

test('what another person changes arrives by pull and by the live stream', async () => {
  const office = await synced('office');
  const heard = [];
  const stream = await office.listen(({ name }) => heard.push(name));
  const lixin = await synced('lixin');
  const [own] = toReport(lixin);
  const saved = lixin.save(...report(own, '等待审核'));
  await lixin.sync();
  const { report: id } = saved.body;
  await until('the report is in the office', () => office.record('report', id));
  stream.close();
  await stream.ended;
  await stream.work;
  assert.ok(heard.includes('changes'));
  assert.equal(office.disk.get('cursor'), stream.at);
  await office.pull({ digest: true });

  const { version } = office.record('report', id);
  office.save('report.accept', { report: id }, { base: version });
  await office.sync();
  assert.equal(lixin.record('report', id).body.review, undefined);
  await lixin.pull({ digest: true });
  const { review } = lixin.record('report', id).body;
  assert.equal(review.accepted, true);
  assert.equal(review.by, office.person);
});

test("what enters a person's scope is sent, what leaves it goes from the copy", async () => {
  const office = await synced('office');
  const lixin = await synced('lixin');
  const shuiwu = await synced('shuiwu');
  const unitOf = (client) => client.record('person', client.person).body.unit;
  const unseen = ({ id }) => !shuiwu.record('assignment', id);
  const { problem: id } = lixin.save(...problem(lixin, '要水务帮忙', unseen)).body;
  await lixin.sync();
  for (const [owner, seen] of [
    [unitOf(shuiwu), true],
    [unitOf(lixin), false],
  ]) {
    await office.pull();
    const { version } = office.record('problem', id);
    const body = { problem: id, owner, severity: 'normal' };
    office.save('problem.assign', body, { base: version });
    await office.sync();
    assert.deepEqual(office.outbox(), []);
    await shuiwu.pull({ digest: true });
    assert.equal(shuiwu.record('problem', id) !== undefined, seen);
  }
});

test("a stream goes on beside the listener's own pushes, and misses nothing", async () => {
  const office = await synced('office');
  const stream = await office.listen();
  const shuiwu = await synced('shuiwu');
  const raise = async (text) => {
    const { body } = shuiwu.save(...problem(shuiwu, text));
    await shuiwu.sync();
    await until(`the office has ${text}`, () => office.record('problem', body.problem));
    return office.record('problem', body.problem);
  };
  const { version, body } = await raise('第一件');
  const resolution = { problem: body.id, resolution: '已办结' };
  office.save('problem.resolve', resolution, { base: version });
  await office.sync();
  assert.deepEqual(office.outbox(), []);
  await raise('第二件');
  stream.close();
  await stream.ended;
  await stream.work;
  assert.equal(office.record('problem', body.id).body.resolution.by, office.person);
  await office.pull({ digest: true });
});

test('an operation with the same id and other content is refused and nothing changes', async () => {
  const shuiwu = await synced('shuiwu');
  const saved = shuiwu.save(...problem(shuiwu, '原来的内容'));
  await shuiwu.sync();
  const { seq } = shuiwu.receipt(saved.id);
  const held = digestOfRecords(shuiwu.records());
  const push = (operation) => {
    const body = { protocol: 1, device: shuiwu.device, operations: [operation] };
    return shuiwu.call('POST', '/api/v1/push', { body });
  };
  const other = { ...saved, body: { ...saved.body, text: '偷换的内容' } };
  assert.deepEqual((await push(other)).verdicts, [
    {
      operation: saved.id,
      verdict: 'rejected',
      seq: 0,
      error: { code: 'id_reused', field: 'id' },
    },
  ]);
  assert.deepEqual((await push(saved)).verdicts, [
    { operation: saved.id, verdict: 'accepted', seq },
  ]);
  await shuiwu.pull({ digest: true });
  assert.equal(digestOfRecords(shuiwu.records()), held);
});

test('after a change of epoch all that was accepted is sent again and counts once', async () => {
  const pushes = [];
  const lixin = await synced('lixin', { send: noting(pushes) });
  const first = lixin.save(...problem(lixin, '先写的'));
  await lixin.sync();
  const second_one = lixin.save(...problem(lixin, '后写的'));
  await lixin.sync();
  const seq = (operation) => lixin.receipt(operation.id).seq;
  const given = [seq(first), seq(second_one)];
  const held = digestOfRecords(lixin.records());
  // As if the ledger had been another when the device last heard of it.
  lixin.disk.transaction((rows) => rows.set('epoch', newId()));
  const waiting = lixin.save(...problem(lixin, '还没有发的'));
  await lixin.pull();
  assert.equal(lixin.receipt(first.id), undefined);
  assert.equal(digestOfRecords(lixin.records()), held);
  pushes.length = 0;
  await lixin.sync();
  assert.deepEqual(
    pushes.flat().map(({ id }) => id),
    [first.id, second_one.id, waiting.id],
  );
  assert.deepEqual([seq(first), seq(second_one)], given);
  await lixin.pull({ digest: true });
});

test('storage that was copied goes by a new name once its twin has sent', async () => {
  const lixin = await synced('lixin');
  const twin = await synced('lixin');
  for (const key of ['device', 'given', 'named']) {
    twin.disk.transaction((rows) => rows.set(key, lixin.disk.get(key)));
  }
  lixin.save(...problem(lixin, '本机的第一件'));
  lixin.save(...problem(lixin, '本机的第二件'));
  await lixin.sync();
  const { device } = twin;
  const clash = twin.save(...problem(twin, '副本的第一件'));
  await twin.sync();
  assert.deepEqual(
    twin.outbox('rejected').map(({ id, seq, error }) => [id, seq, error]),
    [[clash.id, 0, { code: 'id_reused', field: 'device_seq' }]],
  );
  assert.notEqual(twin.device, device);
  const again = twin.save(clash.kind, clash.body, { base: clash.base, instead_of: clash.id });
  assert.equal(again.device_seq, 1);
  await twin.sync();
  assert.deepEqual(twin.outbox(), []);
  assert.equal(twin.receipt(again.id).state, 'accepted');
});

test('a session of another person is refused before anything is judged', async () => {
  const lixin = await synced('lixin');
  const shuiwu = await signedIn('shuiwu');
  const { person } = lixin;
  lixin.person = shuiwu.person;
  await assert.rejects(lixin.pull(), { code: 'session_of_another' });
  lixin.person = person;
  await lixin.pull();
  await lixin.signOut();
  assert.deepEqual(lixin.records(), []);
  await assert.rejects(lixin.pull(), { status: 401 });
});

test('who tries again waits longer each time, and as long as he is told', async () => {
  assert.deepEqual(
    [1, 2, 3, 7, 9].map((failures) => second.patience(failures, 0, 1)),
    [1000, 2000, 4000, 60_000, 60_000],
  );
  assert.equal(second.patience(1, 0, 0), 500);
  assert.equal(second.patience(1, 30, 0), 30_000);
  const lixin = await synced('lixin');
  const waits = [];
  lixin.send = offline;
  await lixin.syncPatiently(async (ms) => {
    if (waits.push(ms) === 3) lixin.send = exchange;
  });
  assert.equal(waits.length, 3);
});
