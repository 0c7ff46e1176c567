// Assessments over HTTP: who may have the server count, what the record then says, that a past
// entry is counted again to the same points, and the sheet.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { startServer } from '../lib/server.mjs';
import { rowsOf } from '../lib/sheet.mjs';
import { Person, newId } from './person.mjs';

let server;
let office;
let clerk;
let plan;
let period;
let trial;

const records = async (person, collection) =>
  (await person.download()).records.filter((record) => record.collection === collection);
const assessment = async (person, id) =>
  (await records(person, 'assessment')).map((record) => record.body).find((b) => b.id === id);
const sheetOf = (id) => `/api/v1/assessments/${id}/sheet`;

/** The answer with its bytes as they came. */
function download(person, path) {
  return new Promise((resolve, reject) => {
    const headers = { cookie: person.cookie };
    const request = http.get(`${server.url}${path}`, { headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers: named } = response;
        resolve({ status, headers: named, bytes: Buffer.concat(chunks) });
      });
    });
    request.on('error', reject);
  });
}

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  clerk = await Person.signIn(server, 'lixin');
  const { body } = (await records(office, 'plan'))[0];
  plan = body.id;
  period = { plan, first: body.starts_on, last: body.ends_on };
});
after(() => server.stop());

test('the office has the server count, and gets the record as any other', async () => {
  const answer = await office.post('/api/v1/assessments', period);
  assert.equal(answer.status, 200, answer.text);
  trial = answer.json.assessment;
  const body = await assessment(office, trial);
  assert.equal(body.state, 'draft');
  assert.equal(body.figures.frozen_at, answer.json.frozen_at);
  assert.equal(body.figures.edition, 0);
  const weights = body.figures.criteria.map((criterion) => criterion.weight);
  assert.equal(weights.reduce((sum, weight) => sum + weight), 100);
  const scored = body.figures.units.filter((unit) => unit.scores.some((s) => s.items > 0));
  assert.ok(scored.length > 0);
  for (const unit of scored) {
    assert.equal(unit.scores.reduce((sum, score) => sum + score.out_of, 0), 10_000, unit.name);
    for (const score of unit.scores) {
      const count = score.evidence.reduce((sum, row) => sum + (row.count ?? 1), 0);
      assert.equal(count, score.items, unit.name);
      assert.ok(score.points <= score.out_of, unit.name);
    }
  }
});

test('nobody else has it count, and what does not fit is refused with its field', async () => {
  for (const login of ['lixin', 'leader', 'shichangjianguan', 'admin']) {
    const person = await Person.signIn(server, login);
    const answer = await person.post('/api/v1/assessments', period);
    assert.equal(answer.status, 403, login);
    assert.equal(answer.json.error.code, 'not_allowed');
  }
  const refused = (more) => office.post('/api/v1/assessments', { ...period, ...more });
  assert.equal((await refused({ plan: newId() })).status, 404);
  const reversed = await refused({ first: period.last, last: period.first });
  assert.equal(reversed.json.error.field, 'first');
  const far = await refused({ first: '2199-01-01', last: '2199-12-31' });
  assert.equal(far.json.error.code, 'period_wrong');
  assert.equal((await refused({ at: 1_000_000_000 })).json.error.field, 'at');
  assert.equal((await refused({ first: undefined })).json.error.code, 'missing_field');
  const bad = await office.post('/api/v1/assessments/1/freeze', {});
  assert.equal(bad.json.error.code, 'bad_id');
});

test('a past entry is counted again to the same points', async () => {
  const { figures } = await assessment(office, trial);
  const criteria = [{ kind: 'returns', weight: 100 }];
  const set = office.operation('criteria.set', { plan, criteria, note: '试行' });
  assert.equal((await office.push([set])).json.verdicts[0].verdict, 'accepted');
  const now = await office.post('/api/v1/assessments', period);
  assert.equal((await assessment(office, now.json.assessment)).figures.edition, 1);
  const then = { ...period, at: figures.frozen_at, as_of: figures.as_of };
  const past = await office.post('/api/v1/assessments', then);
  assert.equal(past.status, 200, past.text);
  assert.deepEqual((await assessment(office, past.json.assessment)).figures, figures);
});

test('weights that do not come to a hundred are refused, and the sum is named', async () => {
  const criteria = [{ kind: 'returns', weight: 60 }, { kind: 'progress', weight: 30 }];
  const base = (await records(office, 'criteria'))[0].version;
  const set = office.operation('criteria.set', { plan, criteria }, { base });
  const [verdict] = (await office.push([set])).json.verdicts;
  assert.equal(verdict.error.code, 'weights_not_hundred');
  assert.deepEqual(verdict.error.args, ['90']);
});

test('points that a device sends are refused', async () => {
  const { figures } = await assessment(office, trial);
  const operation = office.operation('assessment.draft', {
    assessment: newId(), drafted_by: office.id, figures,
  });
  const answer = await office.push([operation]);
  assert.equal(answer.json.verdicts[0].error.code, 'not_allowed');
});

test('a trial and its sheet are not for the units; the sheet ranks and shows why', async () => {
  assert.deepEqual(await records(clerk, 'assessment'), []);
  assert.equal((await download(clerk, sheetOf(trial))).status, 404);
  const given = await download(office, sheetOf(trial));
  assert.equal(given.status, 200);
  assert.match(given.headers['content-disposition'], /^attachment; filename="assessment\.xlsx"; /);
  assert.equal(given.headers['cache-control'], 'no-store');
  const { figures } = await assessment(office, trial);
  const [, standing, chain, header, ...rows] = rowsOf(given.bytes);
  assert.ok(standing[0].includes(`${figures.frozen_at} `));
  assert.ok(chain[0].includes(figures.frozen_hash));
  assert.equal(header.length, figures.criteria.length + 4);
  assert.equal(rows.length, figures.units.length);
  const totals = rows.map((row) => row.at(-1)).filter((total) => typeof total === 'number');
  assert.deepEqual(totals, [...totals].sort((a, b) => b - a));
  assert.equal(rows[0][0], 1);
  const evidence = figures.units.flatMap((unit) => unit.scores.flatMap((s) => s.evidence));
  assert.equal(rowsOf(given.bytes, 2).length, evidence.length + 4);
});
