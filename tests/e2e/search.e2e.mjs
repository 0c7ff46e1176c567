// A clerk without a network searches two characters of an old report and lands on it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, setOffline } from '../lib/browser.mjs';
import { Person } from '../http/person.mjs';
import { startServer } from '../lib/server.mjs';
import { exactButton, openAs, place, realFaults, tidyUp } from './app.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

const WORDS = '走访𠮷祥路六家企业，登记诉求';
const FOUND = /任务、填报和事项中的相关内容/;

/** A report by `login`, made on another device of theirs; gives the task that it is about. */
async function report(login) {
  const person = await Person.signIn(server, login);
  const [assignment] = await person.assignments('active');
  const { json } = await person.push([person.report(assignment, WORDS)]);
  assert.equal(json.verdicts[0].verdict, 'accepted');
  return assignment.task;
}

test('two characters find a report without a network, and a tap leads to it', async () => {
  const task = await report('lixin');
  const { page, context, faults } = await openAs(server, 'lixin', { device: PHONE });
  await setOffline(context, true);
  await page.getByRole('searchbox').fill('祥路');
  await page.getByRole('heading', { name: FOUND }).waitFor();
  const find = page.getByRole('button', { name: /进展填报.*走访𠮷祥路六家企业.*匹配：祥路/ });
  await find.click();
  await page.waitForFunction((id) => location.hash === `#/task/${id}`, task);
  const told = page.getByRole('listitem').filter({ hasText: WORDS }).first();
  await told.waitFor();
  await page.waitForTimeout(300);
  const { y, height } = await told.boundingBox();
  assert.ok(y >= 0 && y < page.viewportSize().height, `it begins at ${y} and is ${height} high`);
  assert.equal(await place(page), `/task/${task}`);
  assert.deepEqual(realFaults(faults), []);
});

test('what is not there says so, and everything comes back', async () => {
  const { page, faults } = await openAs(server, 'leader', { device: DESKTOP });
  await page.getByRole('tab', { name: '任务' }).click();
  await page.getByRole('searchbox').fill('没有人写过的词');
  await page.getByRole('heading', { name: '没有找到' }).waitFor();
  await page.getByRole('searchbox').fill('祥路');
  await page.getByRole('heading', { name: FOUND }).waitFor();
  await page.getByRole('searchbox').fill('没有人写过的词');
  await exactButton(page, '显示全部').click();
  await page.getByRole('heading', { name: FOUND }).waitFor({ state: 'detached' });
  assert.deepEqual(faults, []);
});
