// The sheet of an assessment as an office prints it: counted on the demonstration's ledger, opened
// by LibreOffice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openedByOffice } from '../lib/office.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';

let server;
let office;
let plan;

before(async () => {
  server = await startServer();
  office = await Person.signIn(server, 'office');
  const { records } = await office.download();
  plan = records.find((record) => record.collection === 'plan').body;
});
after(() => server.stop());

test('the sheet opens on A4 on its side, with every unit and its check value', async () => {
  const period = { plan: plan.id, first: plan.starts_on, last: plan.ends_on };
  const counted = await office.post('/api/v1/assessments', period);
  assert.equal(counted.status, 200, counted.text);
  const { records } = await office.download();
  const { figures } = records.find((record) => record.collection === 'assessment').body;
  const answer = await fetch(`${server.url}/api/v1/assessments/${counted.json.assessment}/sheet`, {
    headers: { cookie: office.cookie },
  });
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { pages, text } = await openedByOffice(bytes, 'assessment.xlsx', {
    pictures: process.env.TZ_PICTURES,
  });
  for (const { width, height } of pages) {
    assert.deepEqual([Math.round(width), Math.round(height)], [297, 210]);
  }
  const said = text.replace(/\s/g, '');
  for (const { name } of figures.units) assert.ok(said.includes(name), name);
  for (const word of ['名次', '总分', '加减分', '按期办结', '试算']) {
    assert.ok(said.includes(word), word);
  }
  assert.ok(said.includes(figures.frozen_hash));
});
