// A circular as an office prints it: drafted on the demonstration's ledger, opened by LibreOffice.
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

async function printed(circular) {
  const answer = await fetch(`${server.url}/api/v1/circulars/${circular}/document`, {
    headers: { cookie: office.cookie },
  });
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return openedByOffice(bytes, 'circular.docx', { pictures: process.env.TZ_PICTURES });
}

test('a circular opens as an A4 document with its title, sections and figures', async () => {
  const drafted = await office.post('/api/v1/circulars', { plan: plan.id });
  assert.equal(drafted.status, 200, drafted.text);
  const { records } = await office.download();
  const { figures } = records.find(({ body }) => body.id === drafted.json.circular).body;
  const { pages, text } = await printed(drafted.json.circular);
  assert.ok(pages.length >= 2);
  for (const { width, height } of pages) {
    assert.deepEqual([Math.round(width), Math.round(height)], [210, 297]);
  }
  const said = text.replace(/\s/g, '');
  const words = ['征求意见稿', plan.title, '一、总体情况', '进展滞后任务', '各单位进度排名', '下步工作要求'];
  let at = 0;
  for (const word of words) {
    const found = said.indexOf(word.replace(/\s/g, ''), at);
    assert.ok(found >= 0, `${word} stands in the document`);
    at = found;
  }
  assert.ok(said.includes(`确定的${figures.tasks.length}项任务中`));
  const behind = figures.tasks.filter(({ light }) => light === 'red' || light === 'yellow');
  for (const { number } of behind) assert.ok(said.includes(number), number);
  assert.ok(said.includes(`数据截至台账第${figures.frozen_at}条`));
  assert.ok(said.includes(figures.frozen_hash));
});

test('the same circular is the same document, whatever the ledger has become', async () => {
  const { json } = await office.post('/api/v1/circulars', { plan: plan.id });
  const first = await printed(json.circular);
  await office.post('/api/v1/circulars', { plan: plan.id });
  const second = await printed(json.circular);
  assert.equal(second.text, first.text);
});
