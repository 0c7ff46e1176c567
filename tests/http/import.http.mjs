// A plan's way into the ledger over HTTP: looked over, decided on, published; by the office alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { PROGRAM, ROOT, startServer, temporaryFolder } from '../lib/server.mjs';
import { docxOf } from '../lib/docx.mjs';
import { Person, newId } from './person.mjs';

const LINES = [
  '某某区2021年便民服务提升方案',
  '一、服务',
  '（一）窗口',
  '1.清点重复收取的材料，6月底前完成。（牵头单位：区司法局；责任单位：区档案局，各街道（功能区））',
  '2.开通夜间窗口，不少于3个。（责任单位：区水务局（区河长办））',
];
const TEXT = `${LINES.join('\n')}\n`;
const DOCUMENT = { 'content-type': 'application/octet-stream' };
const PERIOD = { starts_on: '2021-01-01', ends_on: '2021-12-31' };
const OTHERS = ['admin', 'leader', 'auditor', 'shuiwu', 'aishan'];

let server;
let office;
let others;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  others = await Promise.all(OTHERS.map((login) => Person.signIn(server, login)));
});
after(() => server.stop());

const review = (person, bytes, headers = DOCUMENT) => person.post('/api/v1/import', bytes, headers);
const publish = (person, body) => person.post('/api/v1/import/publish', body);

/** Every unit of the document that the register does not know is a new one. */
async function decisions(text) {
  const { json } = await review(office, Buffer.from(text));
  return json.suggestions.units
    .filter(({ exact }) => exact === null)
    .map(({ name }) => ({ name, unit: null }));
}

async function isRefused(send, { status, code, field }) {
  const { head } = await office.download();
  const answer = await send();
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json.error.code, code);
  if (field !== undefined) assert.equal(answer.json.error.field, field);
  assert.equal((await office.download()).head, head);
}

test('a document is looked over by the office, and nothing changes', async () => {
  const { head } = await office.download();
  const answer = await review(office, Buffer.from(TEXT));
  assert.equal(answer.status, 200, answer.text);
  const { text, imported, suggestions, messages } = answer.json;
  assert.equal(text, TEXT);
  assert.deepEqual(
    imported.tasks.map(({ number }) => number),
    ['1', '2'],
  );
  assert.equal(messages.warnings.length, imported.warnings.length);
  assert.deepEqual(messages.errors, []);
  const known = Object.fromEntries(suggestions.units.map((unit) => [unit.name, unit]));
  assert.equal(known['区司法局'].exact.name, '区司法局');
  assert.equal(known['区档案局'].exact, null);
  assert.equal(known['区水务局'].exact.name, '区水务局');
  assert.deepEqual(
    suggestions.groups.map(({ name }) => name),
    ['各街道（功能区）'],
  );
  assert.equal((await office.download()).head, head);
});

test('a Word document and its text are read alike, in any encoding', async () => {
  const plain = (await review(office, Buffer.from(TEXT))).json;
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEXT, 'utf16le')]);
  for (const bytes of [docxOf(LINES), utf16]) {
    const answer = await review(office, bytes);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.json, plain);
  }
  const as_text = await review(office, TEXT, { 'content-type': 'text/plain; charset=utf-8' });
  assert.deepEqual(as_text.json, plain);
});

test('the command line reads a Word document, and says the same of it', async () => {
  const file = path.join(temporaryFolder(), 'plan.docx');
  fs.writeFileSync(file, docxOf(LINES));
  const printed = JSON.parse(execFileSync(PROGRAM, ['import', file, '--json'], { stdio: 'pipe' }));
  const { json } = await review(office, docxOf(LINES));
  assert.deepEqual(json.imported, printed);
});

test('nobody but the office looks over or publishes', async () => {
  for (const person of others) {
    await isRefused(() => review(person, Buffer.from(TEXT)), { status: 403, code: 'not_allowed' });
    await isRefused(() => publish(person, { text: TEXT, ...PERIOD }), {
      status: 403,
      code: 'not_allowed',
    });
  }
  const nobody = new Person(server, 'nobody');
  const refusal = { status: 401, code: 'session_required' };
  await isRefused(() => review(nobody, Buffer.from(TEXT)), refusal);
  await isRefused(() => publish(nobody, { text: TEXT, ...PERIOD }), refusal);
});

test('a write from another site is refused', async () => {
  const foreign = { origin: 'https://elsewhere.example' };
  const refusal = { status: 403, code: 'cross_origin' };
  await isRefused(() => review(office, Buffer.from(TEXT), { ...DOCUMENT, ...foreign }), refusal);
  await isRefused(() => office.post('/api/v1/import/publish', { text: TEXT }, foreign), refusal);
});

test('what is no document is refused', async () => {
  const whole = docxOf(LINES);
  const zeros = Buffer.alloc(1000);
  for (const bytes of [whole.subarray(0, 200), Buffer.from('PK\x03\x04'), zeros]) {
    await isRefused(() => review(office, bytes), { status: 400, code: 'document_unreadable' });
  }
  await isRefused(() => review(office, '{}', { 'content-type': 'application/json' }), {
    status: 415,
    code: 'unsupported_type',
  });
});

test('documents of more than a megabyte are taken here, of more than five nowhere', async () => {
  const long = Buffer.from(`${TEXT}${'这一段没有任务。\n'.repeat(80_000)}`);
  assert.ok(long.length > 1024 * 1024);
  assert.equal((await review(office, long)).status, 200);
  const refusal = { status: 413, code: 'body_too_large' };
  await isRefused(() => review(office, Buffer.alloc(5 * 1024 * 1024 + 1, 'a')), refusal);
  await isRefused(() => office.post('/api/v1/push', Buffer.alloc(2 * 1024 * 1024, 'a')), refusal);
  await isRefused(() => review(office, Buffer.alloc(5 * 1024 * 1024, 'a')), {
    status: 413,
    code: 'document_too_large',
  });
});

test('a field that is missing, or wrong, is named', async () => {
  const good = { text: TEXT, ...PERIOD, units: await decisions(TEXT) };
  for (const [change, code, field] of [
    [{ text: undefined }, 'missing_field', 'text'],
    [{ text: 5 }, 'wrong_type', 'text'],
    [{ text: '' }, 'plan_has_errors', 'text'],
    [{ starts_on: '2021-02-30' }, 'bad_date', 'starts_on'],
    [{ ends_on: 7 }, 'wrong_type', 'ends_on'],
    [{ cadence: 'daily' }, 'unknown_value', 'cadence'],
    [{ units: {} }, 'wrong_type', 'units'],
    [{ units: [{ unit: null }] }, 'missing_field', 'units[0].name'],
    [{ units: [{ name: '区档案局', unit: 'x' }] }, 'bad_id', 'units[0].unit'],
    [{ units: [{ name: '区档案局', unit: newId() }] }, 'unit_unknown', 'units[0].unit'],
    [{ units: [] }, 'unit_unknown', 'units'],
    [{ groups: [{ name: '各部门', members: [] }] }, 'group_unknown', 'groups[0].name'],
    [{ groups: [{ name: '各街道（功能区）', members: [] }] }, 'group_empty', 'groups[0].members'],
    [{ leave_out: ['0'] }, 'wrong_type', 'leave_out'],
    [{ leave_out: [9] }, 'out_of_range', 'leave_out'],
    [{ leave_out: [0, 1] }, 'plan_has_errors', 'leave_out'],
  ]) {
    await isRefused(() => publish(office, { ...good, ...change }), { status: 400, code, field });
  }
});

test('what the office decided is published whole, once', async () => {
  const before_it = await office.download();
  const units_before = before_it.records.filter((r) => r.collection === 'unit');
  const justice = units_before.find((r) => r.body.name === '区司法局').body.id;
  const body = {
    text: TEXT,
    ...PERIOD,
    cadence: 'monthly',
    units: [{ name: '区档案局', unit: justice }],
    groups: [{ name: '各街道（功能区）', members: units_before.slice(0, 3).map((r) => r.body.id) }],
  };
  const answer = await publish(office, body);
  assert.equal(answer.status, 200, answer.text);
  const { plan, tasks, new_units } = answer.json;
  assert.deepEqual([tasks, new_units], [2, 0]);
  const { records } = await office.download();
  const made = records.find((r) => r.collection === 'plan' && r.body.id === plan);
  assert.equal(made.body.cadence, 'monthly');
  const unit = records.find((r) => r.collection === 'unit' && r.body.id === justice);
  assert.ok(unit.body.aliases.includes('区档案局'));
  const own = records.filter((r) => r.collection === 'task' && r.body.plan === plan);
  const first = own.find((r) => r.body.order === 0);
  assert.equal(first.body.groups[0].confirmed, true);
  const ids = new Set(own.map((r) => r.body.id));
  const assigned = records.filter((r) => r.collection === 'assignment' && ids.has(r.body.task));
  assert.equal(assigned.length, answer.json.assignments);
  await isRefused(() => publish(office, body), { status: 409, code: 'already_exists' });
  // What was decided once is known the next time.
  const again = await review(office, Buffer.from(TEXT));
  const known = again.json.suggestions.units.find(({ name }) => name === '区档案局');
  assert.equal(known.exact.id, justice);
});

test('a plan without a period needs one, and one whose ends cross is refused', async () => {
  const text = TEXT.replace('2021年', '');
  const units = await decisions(text);
  await isRefused(() => publish(office, { text, units }), {
    status: 400,
    code: 'missing_field',
    field: 'starts_on',
  });
  await isRefused(
    () => publish(office, { text, units, starts_on: '2021-12-31', ends_on: '2021-01-01' }),
    { status: 400, code: 'bad_date', field: 'ends_on' },
  );
});

test('the documents of the house are looked over and published', async () => {
  for (const name of ['square-and-round-brackets', 'tabs', 'first-named-leads']) {
    const bytes = fs.readFileSync(path.join(ROOT, 'tests/plans', `${name}.txt`));
    const { json } = await review(office, bytes);
    assert.deepEqual(json.imported.errors, []);
    const units = await decisions(bytes.toString());
    const answer = await publish(office, { text: json.text, ...PERIOD, units });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.tasks, json.imported.tasks.length);
  }
});

test('a real plan is looked over and published', async (t) => {
  const folder = process.env.TZ_PLANS ?? path.join(ROOT, '../shared/plans');
  const file = path.join(folder, 'gangcheng-2021.txt');
  if (!fs.existsSync(file)) return t.skip('no folder of plans (set TZ_PLANS)');
  const { json } = await review(office, fs.readFileSync(file));
  assert.equal(json.imported.tasks.length, 64);
  const title = `${json.imported.title.text}（副本）`;
  const text = json.text.replace(json.imported.title.text, title);
  const units = await decisions(text);
  const answer = await publish(office, { text, ...PERIOD, units });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.json.tasks, 64);
  return undefined;
});
