// A task force from its founding to its board: the office founds one on the desk, a leader looks at
// its figures and at what is due in a period, and a clerk filters the own tasks by it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from '../http/person.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { exactButton, goTo, openAs, pick, reach, synced, textbox, tidyUp } from './app.mjs';

const NAME = '夜间服务专班';
// Both are tasks of 里辛街道 in the sample.
const NUMBERS = ['(三)1', '(三)3'];

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

const bodies = (records, collection) =>
  records.filter((r) => r.collection === collection).map((r) => r.body);

/** The number that a button's name ends with. */
async function figure(locator) {
  await locator.waitFor({ state: 'attached' });
  const name = (await locator.getAttribute('aria-label')) ?? (await locator.textContent());
  return Number(name.match(/(\d+)$/)[1]);
}

test('the office founds a task force on the desk', async () => {
  const { page, faults } = await openAs(server, 'office', { device: PHONE });
  await goTo(page, server, '/desk');
  await reach(exactButton(page, '新建专班'));
  const dialog = page.getByRole('dialog', { name: '新建专班' });
  await textbox(dialog, '专班名称').fill(NAME);
  await pick(page, '专班牵头单位', '区政府办公室');
  for (const number of NUMBERS) {
    await reach(dialog.getByRole('checkbox', { name: `${number} ` }).first());
  }
  await reach(dialog.getByRole('checkbox', { name: '里辛街道', exact: true }));
  await reach(exactButton(dialog, '新建专班'));
  await dialog.waitFor({ state: 'detached' });
  await synced(page);
  const office = await Person.signIn(server, 'office');
  const { records } = await office.download();
  const force = bodies(records, 'task_force').find(({ name }) => name === NAME);
  assert.ok(force, 'the server has it');
  const numbers = bodies(records, 'task')
    .filter(({ id }) => force.tasks.includes(id))
    .map(({ number }) => number);
  assert.deepEqual(numbers.sort(), [...NUMBERS].sort());
  assert.equal(force.units.length, 1);
  assert.deepEqual(faults, []);
});

test("a leader's board by task force shows its figures and opens their rows", async () => {
  const { page, faults } = await openAs(server, 'leader', { device: DESKTOP });
  await goTo(page, server, '/board');
  await exactButton(page, NAME).click();
  await page.getByText(/^2 项/).first().waitFor({ state: 'attached' });
  let opened = 0;
  for (const word of ['已报', '未报', '未同步']) {
    const number = page.getByRole('button', { name: new RegExp(`^${word} \\d+$`) }).first();
    const count = await figure(number);
    if (count === 0) continue;
    await number.click();
    await page.getByRole('heading', { name: word }).waitFor();
    const rows = page.getByRole('listitem');
    await rows.first().waitFor();
    for (const text of await rows.allTextContents()) {
      assert.ok(NUMBERS.some((wanted) => text.includes(wanted)), text);
    }
    opened += 1;
    await page.getByRole('button', { name: '返回' }).first().click();
    await exactButton(page, NAME).waitFor();
  }
  assert.ok(opened > 0);
  // The same tap shows everything again.
  await exactButton(page, NAME).click();
  await page.getByText(/^64 项/).first().waitFor({ state: 'attached' });
  assert.deepEqual(faults, []);
});

test('a period narrows the board to the tasks that are due in it', async () => {
  const { page, faults } = await openAs(server, 'leader', { device: DESKTOP });
  const office = await Person.signIn(server, 'office');
  const { records } = await office.download();
  const tasks = bodies(records, 'task');
  const [plan] = bodies(records, 'plan');
  await goTo(page, server, '/board');
  await exactButton(page, '起止日期').click();
  const dialog = page.getByRole('dialog', { name: '按时限筛选' });
  await textbox(dialog, '时限自').fill(plan.starts_on);
  await textbox(dialog, '时限至').fill(plan.ends_on);
  await exactButton(dialog, '查看').click();
  await dialog.waitFor({ state: 'detached' });
  const dated = tasks.filter(({ deadline }) => deadline);
  const left = tasks.length - dated.length;
  await page.getByText(new RegExp(`^${dated.length} 项`)).first().waitFor({ state: 'attached' });
  await page.getByText(`另有 ${left} 项任务未定时限`, { exact: false }).first().waitFor();
  await exactButton(page, '不限时限').click();
  await page.getByText(/^64 项/).first().waitFor({ state: 'attached' });
  assert.deepEqual(faults, []);
});

test('a clerk filters the own tasks by task force', async () => {
  const { page, faults } = await openAs(server, 'lixin', { device: PHONE });
  await goTo(page, server, '/');
  const chip = page.getByRole('button', { name: new RegExp(`^${NAME} \\d+$`) });
  const count = await figure(chip);
  assert.ok(count >= 1 && count <= NUMBERS.length);
  await chip.click();
  const rows = page.getByRole('listitem');
  for (let left = 50; left > 0 && (await rows.count()) !== count; left--) {
    await page.waitForTimeout(100);
  }
  assert.equal(await rows.count(), count);
  for (const text of await rows.allTextContents()) {
    assert.ok(NUMBERS.some((wanted) => text.includes(wanted)), text);
  }
  assert.deepEqual(faults, []);
});
