// Circulars over HTTP: who may have the server count, what the record then says, and the document.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { Person, newId } from './person.mjs';

let server;
let office;
let clerk;
let plan;
let drafted;

const records = async (person, collection) =>
  (await person.download()).records.filter((record) => record.collection === collection);
/** The circular of that id, as the person has it. The sample ledger has a published one besides. */
const circularOf = async (person, id) =>
  (await records(person, 'circular')).find(({ body }) => body.id === id);
const document = (id) => `/api/v1/circulars/${id}/document`;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  clerk = await Person.signIn(server, 'lixin');
  plan = (await records(office, 'plan'))[0].body.id;
});
after(() => server.stop());

test('the office has the server count, and gets the record as any other', async () => {
  const answer = await office.post('/api/v1/circulars', { plan });
  assert.equal(answer.status, 200, answer.text);
  drafted = answer.json.circular;
  const circular = await circularOf(office, drafted);
  assert.equal(circular.body.state, 'draft');
  assert.equal(circular.body.figures.frozen_at, answer.json.frozen_at);
  assert.equal(circular.body.figures.tasks.length, (await records(office, 'task')).length);
});

test('nobody else has it count, and a plan that is not there is not found', async () => {
  for (const login of ['lixin', 'leader', 'shichangjianguan', 'admin']) {
    const person = await Person.signIn(server, login);
    const answer = await person.post('/api/v1/circulars', { plan });
    assert.equal(answer.status, 403, login);
    assert.equal(answer.json.error.code, 'not_allowed');
  }
  const unknown = await office.post('/api/v1/circulars', { plan: newId() });
  assert.equal(unknown.status, 404);
  const nothing = await office.post('/api/v1/circulars', {});
  assert.equal(nothing.json.error.code, 'missing_field');
  assert.equal(nothing.json.error.field, 'plan');
  const bad = await office.post('/api/v1/circulars/1/freeze', {});
  assert.equal(bad.json.error.code, 'bad_id');
});

test('a draft and its document are not for the units', async () => {
  assert.equal(await circularOf(clerk, drafted), undefined);
  const hidden = await clerk.get(document(drafted));
  assert.equal(hidden.status, 404);
  const given = await office.get(document(drafted));
  assert.equal(given.status, 200);
  assert.match(given.headers['content-disposition'], /^attachment; .*filename\*=UTF-8''%E5/);
  assert.equal(given.headers['cache-control'], 'no-store');
  assert.equal(given.text.slice(0, 2), 'PK');
});

test('figures that a device sends are refused', async () => {
  const { body } = await circularOf(office, drafted);
  const operation = office.operation('circular.draft', {
    circular: newId(),
    drafted_by: office.id,
    figures: { ...body.figures, percent: 100 },
    words: body.words,
  });
  const answer = await office.push([operation]);
  assert.equal(answer.json.verdicts[0].verdict, 'rejected');
  assert.equal(answer.json.verdicts[0].error.code, 'not_allowed');
});
