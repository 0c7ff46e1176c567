// Every operation of a push gets its own verdict: what is wrong with one is told there, changes no
// record, and does not hold up the others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, newId } from './person.mjs';

let server;
let office;
let aishan;
let own;
let foreign;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  aishan = await Person.signIn(server, 'aishan');
  [own] = await aishan.assignments('active');
  const { records } = await office.download();
  foreign = records
    .filter((r) => r.collection === 'assignment')
    .map((r) => r.body)
    .find((a) => a.unit !== aishan.unit && a.stage === 'active');
  assert.ok(own && foreign, 'the demonstration has active assignments');
});
after(() => server.stop());

/** Pushes one operation and checks that it was rejected and that no record changed. */
async function isRejected(operation, code, field) {
  const before_it = await office.download();
  const answer = await aishan.push([operation]);
  assert.equal(answer.status, 200, answer.text);
  const [verdict] = answer.json.verdicts;
  assert.equal(verdict.verdict, 'rejected', JSON.stringify(verdict));
  assert.equal(verdict.error.code, code);
  if (field !== undefined) assert.equal(verdict.error.field, field);
  const since = await office.pull(before_it.cursor);
  assert.deepEqual(since.json.page.records, []);
  return verdict;
}

test('a report is accepted, numbered and seen by the office', async () => {
  const before_it = await office.download();
  const answer = await aishan.push([aishan.report(own, '本周走访企业，收集问题并逐项回复。')]);
  const [verdict] = answer.json.verdicts;
  assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
  assert.ok(verdict.seq > before_it.head);
  assert.equal(answer.json.head, verdict.seq);
  const since = await office.pull(before_it.cursor);
  const kinds = since.json.page.records.map((r) => r.collection).sort();
  assert.deepEqual(kinds, ['assignment', 'report']);
});

test('the same operation sent again gets the same verdict and is not counted twice', async () => {
  const operation = aishan.report(own, '重复发送的一次填报。');
  const first = await aishan.push([operation]);
  const again = await aishan.push([operation]);
  const twice_at_once = await Promise.all([aishan.push([operation]), aishan.push([operation])]);
  for (const answer of [again, ...twice_at_once]) {
    assert.deepEqual(answer.json.verdicts, first.json.verdicts);
    assert.equal(answer.json.head, first.json.head);
  }
});

test('a rejection too is the same when asked for again', async () => {
  const operation = aishan.operation('assignment.acknowledge', { assignment: foreign.id });
  const first = await isRejected(operation, 'foreign_unit');
  const again = await aishan.push([operation]);
  assert.deepEqual(again.json.verdicts, [first]);
});

test('the same id with another content is rejected and changes nothing', async () => {
  const operation = aishan.report(own, '原来的内容。');
  await aishan.push([operation]);
  const other = structuredClone(operation);
  other.body.content.narrative = '改过的内容。';
  await isRejected(other, 'id_reused');
});

test('an operation of an unknown kind is rejected', async () => {
  await isRejected(aishan.operation('ledger.erase', {}), 'unknown_operation', 'kind');
});

test('an operation newer than the server is rejected', async () => {
  const operation = { ...aishan.report(own, '来自未来。'), schema: 99 };
  await isRejected(operation, 'unknown_schema', 'schema');
});

test("another unit's assignment is refused", async () => {
  await isRejected(aishan.report(foreign, '替别的单位填报。'), 'foreign_unit');
});

test("an operation in another person's name is refused", async () => {
  const operation = { ...aishan.report(own, '冒名填报。'), actor: office.id };
  await isRejected(operation, 'foreign_actor', 'actor');
});

test('what only the office may do is refused to others', async () => {
  const operation = aishan.operation('assignment.cancel', { assignment: own.id, reason: '试试' });
  await isRejected({ ...operation, base: own.version }, 'not_allowed');
});

test('a value of the wrong type or out of its range is named', async () => {
  const wrong = (content) => {
    const operation = aishan.report(own, '内容');
    Object.assign(operation.body.content, content);
    return operation;
  };
  await isRejected(wrong({ percent: 101 }), 'out_of_range', 'body.content.percent');
  await isRejected(wrong({ percent: '50' }), 'wrong_type', 'body.content.percent');
  await isRejected(wrong({ percent: 50.5 }), 'wrong_type', 'body.content.percent');
  await isRejected(wrong({ narrative: '长'.repeat(8001) }), 'text_too_long');
  await isRejected(wrong({ narrative: 'a\u0000b' }), 'bad_text', 'body.content.narrative');
});

test('what is no operation at all gets a verdict as well', async () => {
  for (const nonsense of [{}, { id: 'x' }, { id: newId() }]) {
    const answer = await aishan.push([nonsense]);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.verdicts[0].verdict, 'rejected');
  }
});

test('one bad operation holds up none but those that depend on it', async () => {
  const bad = aishan.report(foreign, '不该有的填报。');
  const dependent = { ...aishan.report(own, '依赖前一条。'), after: bad.id };
  const independent = aishan.report(own, '与前面无关。');
  const { json } = await aishan.push([bad, dependent, independent]);
  assert.deepEqual(
    json.verdicts.map((v) => [v.verdict, v.error?.code]),
    [
      ['rejected', 'foreign_unit'],
      ['rejected', 'dependency_rejected'],
      ['accepted', undefined],
    ],
  );
});

test('the answer carries what has changed in the scope: one round trip', async () => {
  const { cursor } = await aishan.download();
  const { json } = await aishan.push([aishan.report(own, '一来一回。')], { cursor });
  const mine = json.changes.records.find((r) => r.collection === 'assignment');
  assert.equal(mine.body.id, own.id);
  assert.equal(mine.version, json.head);
  const since = await aishan.pull(json.changes.next);
  assert.deepEqual(since.json.page.records, []);
});

test('what a person may not see is never sent', async () => {
  const { records } = await aishan.download();
  const units = new Set(
    records.filter((r) => r.collection === 'assignment').map((r) => r.body.unit),
  );
  assert.deepEqual([...units], [aishan.unit]);
  assert.ok(!JSON.stringify(records).includes(foreign.id));
});
