// The register of exposure and accountability over HTTP: what an entry may stand on, who is sent
// what of it, and that a replay of the log comes to the same records.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { PROGRAM, startServer } from '../lib/server.mjs';
import { Person, newId } from './person.mjs';

const SHANGHAI_MS = 8 * 3_600_000;
const today = new Date(Date.now() + SHANGHAI_MS).toISOString().slice(0, 10);
const WORDS = {
  facts: '企业诉求逾期未办',
  decision: '责令限期整改',
  decided_by: '区优化营商环境工作专班',
  decided_on: today,
};

let server;
let office;
let clerk;
let bystander;
let circular;
let seen; // the bystander's cursor before anything was entered
const exposure = newId();
const blame = newId();

async function signIn() {
  [office, clerk, bystander] = await Promise.all(
    ['office', 'lixin', 'shuiwu'].map((login) => Person.signIn(server, login)),
  );
}

const entries = async (person) =>
  (await person.download()).records.filter((record) => record.collection === 'accountability');
const entry = async (person, id) => (await entries(person)).find(({ body }) => body.id === id);

/** The verdict on one operation of the office's about an entry, seen as it stands. */
async function act(kind, id, body = {}) {
  const base = (await entry(office, id))?.version ?? 0;
  const operation = office.operation(kind, { accountability: id, ...body }, { base });
  return (await office.push([operation])).json.verdicts[0];
}
async function done(...args) {
  const verdict = await act(...args);
  assert.equal(verdict.verdict, 'accepted', JSON.stringify(verdict));
}
const draft = (id, more) =>
  act('accountability.draft', id, { unit: clerk.unit, circular, ...WORDS, ...more });

before(async () => {
  server = await startServer();
  await signIn();
  const { records } = await office.download();
  const published = ({ collection, body }) =>
    collection === 'circular' && body.state === 'published';
  circular = records.find(published).body.id;
});
after(() => server.stop());

test('an entry stands on a published circular that names the unit, or is refused', async () => {
  const { records } = await office.download();
  const plan = records.find((record) => record.collection === 'plan').body.id;
  const fresh = (await office.post('/api/v1/circulars', { plan })).json.circular;
  const early = await draft(newId(), { kind: 'exposure', circular: fresh });
  assert.equal(early.error.code, 'circular_not_published');
  const unnamed = await draft(newId(), { kind: 'exposure', unit: newId() });
  assert.equal(unnamed.error.code, 'basis_of_another_unit');
  const open = records.find((r) => r.collection === 'order' && r.body.state !== 'closed');
  if (open) {
    const { unit } = records.find((r) => r.body.id === open.body.assignment).body;
    const on_order = { unit, order: open.body.id, circular: undefined, kind: 'exposure' };
    assert.equal((await draft(newId(), on_order)).error.code, 'order_not_closed');
  }
  const both = await draft(newId(), { kind: 'exposure', order: newId() });
  assert.equal(both.error.code, 'unknown_value');
});

test('nobody but the office drafts one', async () => {
  for (const person of [clerk, await Person.signIn(server, 'leader')]) {
    const about = { accountability: newId(), unit: clerk.unit, circular };
    const body = { ...about, kind: 'exposure', ...WORDS };
    const answer = await person.push([person.operation('accountability.draft', body)]);
    const [verdict] = answer.json.verdicts;
    assert.equal(verdict.error.code, 'not_allowed');
  }
});

test('a draft is the office’s; shown, it is its unit’s too, and no other unit’s', async () => {
  assert.equal((await draft(exposure, { kind: 'exposure' })).verdict, 'accepted');
  assert.equal((await draft(blame, { kind: 'accountability' })).verdict, 'accepted');
  assert.deepEqual(await entries(clerk), []);
  await done('accountability.open', exposure, { until: today });
  await done('accountability.open', blame, { until: today });
  assert.equal((await entries(clerk)).length, 2);
  const { records, cursor } = await bystander.download();
  assert.deepEqual(records.filter((record) => record.collection === 'accountability'), []);
  seen = cursor;
});

test('the unit objects; until it is answered and the day is over nothing is entered', async () => {
  const text = '已按期整改，附件已报送';
  const objection = { objection: newId(), accountability: exposure, text };
  const [filed] = (
    await clerk.push([clerk.operation('objection.file', objection)])
  ).json.verdicts;
  assert.equal(filed.verdict, 'accepted', JSON.stringify(filed));
  const foreign = { ...objection, objection: newId() };
  const [refused] = (
    await bystander.push([bystander.operation('objection.file', foreign)])
  ).json.verdicts;
  assert.equal(refused.error.code, 'not_in_accountability');
  assert.equal((await act('accountability.publish', exposure)).error.code, 'objections_open');
  await server.stop();
  await server.start({ days: 2 });
  await signIn();
  assert.equal((await act('accountability.publish', exposure)).error.code, 'objections_unanswered');
  const answer = { objection: objection.objection, answer: '已核实，整改逾期' };
  const answered = office.operation('objection.answer', answer, { base: filed.seq });
  assert.equal((await office.push([answered])).json.verdicts[0].verdict, 'accepted');
});

test('an exposure comes to every unit when it is entered; the other kind does not', async () => {
  await done('accountability.publish', exposure);
  await done('accountability.publish', blame);
  const { json } = await bystander.pull(seen);
  const sent = json.page.records.filter((record) => record.collection === 'accountability');
  assert.deepEqual(sent.map(({ body }) => body.id), [exposure]);
  assert.equal(json.reset ?? false, false);
  assert.equal((await entries(clerk)).length, 2);
  assert.deepEqual(await entries(await Person.signIn(server, 'admin')), []);
});

test('a correction keeps what stood before, and a removal its reason, for all to see', async () => {
  const corrected = { facts: '企业诉求逾期三日办结', decision: WORDS.decision, reason: '事由有误' };
  await done('accountability.correct', exposure, corrected);
  const again = await act('accountability.correct', exposure, corrected);
  assert.equal(again.error.code, 'nothing_corrected');
  const empty = await act('accountability.withdraw', exposure, { reason: ' ' });
  assert.equal(empty.error.code, 'text_required');
  await done('accountability.withdraw', exposure, { reason: '决定已被撤销' });
  const { body } = await entry(bystander, exposure);
  assert.equal(body.state, 'withdrawn');
  assert.equal(body.withdrawn.text, '决定已被撤销');
  assert.equal(body.facts, corrected.facts);
  assert.equal(body.corrections[0].facts, WORDS.facts);
  assert.equal(body.corrections[0].remark.text, '事由有误');
});

test('a replay of the log comes to the same records', async () => {
  await server.stop();
  execFileSync(PROGRAM, ['verify', '--ledger', server.ledger], { stdio: 'pipe' });
  await server.start();
});
