// A plan document's way into the ledger, by the office's own hands: a Word file is chosen, looked
// over beside its source, decided on and published; the clerk of a unit that it names sees the new
// task at once. A file that cannot be read changes nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { docxOf } from '../lib/docx.mjs';
import { ROOT, startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import {
  button, exactButton, goTo, openAs, openTask, pick, reach, realFaults, tidyUp,
} from './app.mjs';

const YEAR = new Date().getFullYear();
const TITLE = `钢城区${YEAR}年便民服务提升方案`;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const GROUP = '各街道（功能区）';

const PLAN = docxOf([
  TITLE,
  `钢政办发〔${YEAR}〕12号`,
  '为方便群众办事，制定本方案。',
  [
    ['序号', '工作任务', '牵头单位', '责任单位', '完成时限', '备注'],
    ['1', '清点窗口重复收取的材料', '区司法局', `区档案馆、${GROUP}`, `${YEAR}年12月31日前`, ''],
    ['2', '开通夜间窗口不少于3个', '区行政审批局', '里辛街道', '长期坚持', ''],
    ['3', '编印办事指南', '区司法局', '区民政局', `${YEAR}年12月31日前`, ''],
  ],
]);

let server;
let office;
let clerk;
let waiting; // for the clerk's signature, before

before(async () => {
  server = await startServer();
  office = await openAs(server, 'office', { device: DESKTOP });
  clerk = await openAs(server, 'lixin', { device: PHONE });
  const chip = await button(clerk.page, /^待签收 \d+$/).textContent();
  waiting = Number(chip.match(/\d+/)[0]);
});
after(() => tidyUp(server));

const choose = (name, buffer, mimeType = WORD) =>
  office.page.getByLabel(/选择文件|换一份文件/).setInputFiles({ name, buffer, mimeType });

/** Long lists draw only what is in sight. */
async function scrollDown() {
  await office.page.mouse.move(700, 450);
  await office.page.mouse.wheel(0, 3000);
}

/** What the ledger holds, as the office's device would download it. */
async function ledger() {
  const person = await Person.signIn(server, 'office');
  return person.download();
}

test('a broken Word file is refused with a sentence, and nothing changes', async () => {
  const { head } = await ledger();
  await goTo(office.page, server, '/import');
  await choose('方案.docx', PLAN.subarray(0, 300));
  await office.page.getByText('无法读取这份文件').first().waitFor();
  assert.equal(await exactButton(office.page, '发布').count(), 0);
  assert.equal((await ledger()).head, head);
  // The browser's own note of the refusal; what comes after it would be a fault.
  assert.match(office.faults.splice(0).join(), /^[^,]*400 \(Bad Request\)$/);
});

test('the plan of a text file is looked over without its period, which is asked for', async () => {
  const text = fs.readFileSync(path.join(ROOT, 'tests/plans/first-named-leads.txt'));
  await choose('措施.txt', text, 'text/plain');
  await office.page.getByRole('heading', { name: '关于推动山地果业提质的若干措施' }).waitFor();
  await office.page.getByText('任务“(三)”沿用前文的“各县级人民政府”。').first().waitFor();
  await exactButton(office.page, '发布').click();
  await office.page.getByText('还有需要处理的地方').first().waitFor();
});

test('a Word file is shown as tasks, each value with its place in the source', async () => {
  const { page } = office;
  await choose('方案.docx', PLAN);
  await page.getByRole('heading', { name: TITLE }).waitFor();
  await page.getByText('不认识表格的“备注”一栏。').first().waitFor();
  await page.getByText('任务“2”没有截止日期：长期坚持').first().waitFor();

  await scrollDown();
  await page.getByRole('button', { name: '责任 区档案馆' }).click();
  const dialog = page.getByRole('dialog', { name: '看原文' });
  // The line of the table, cut in three: the value stands alone in the middle.
  await dialog.getByText('清点窗口重复收取的材料').waitFor();
  await dialog.getByText('区档案馆', { exact: true }).waitFor();
  await dialog.getByText(GROUP).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await dialog.waitFor({ state: 'detached' });
});

test('aliases are merged and members confirmed by hand, then the plan is published', async () => {
  const { page } = office;
  const { head } = await ledger();
  await exactButton(page, '发布').click();
  await page.getByText('还有需要处理的地方').first().waitFor();
  assert.equal((await ledger()).head, head, 'nothing is published before the aliases are settled');
  await pick(page, '“区行政审批局”对应的单位', '区行政审批服务局');
  await pick(page, '“区档案馆”对应的单位', '新单位');

  await reach(exactButton(page, '确认成员').first());
  const dialog = page.getByRole('dialog', { name: GROUP });
  for (const name of ['里辛街道', '艾山街道']) {
    await reach(dialog.getByRole('checkbox', { name }));
  }
  await exactButton(dialog, '确认 2 个单位').click();
  await page.getByText('已确认：艾山街道、里辛街道').first().waitFor();
  await scrollDown();
  await page.getByText('编印办事指南').first().waitFor();
  await reach(page.getByRole('checkbox', { name: '不发布这一项' }).last());

  await exactButton(page, '发布').click();
  await page.getByText(/已发布：2 项任务，\d+ 个承办项，新增 1 个单位/).first().waitFor();
  const { records } = await ledger();
  const unit = records.find((r) => r.collection === 'unit' && r.body.name === '区行政审批服务局');
  assert.ok(unit.body.aliases.includes('区行政审批局'));
});

test('the new tasks stand on the board, and reach the clerk of a unit live', async () => {
  await office.page.getByRole('heading', { name: TITLE }).waitFor();
  await office.page.getByText(/^2 项/).first().waitFor();
  await pick(office.page, '方案', /优化营商环境/);
  await office.page.getByText(/^64 项/).first().waitFor();

  await button(clerk.page, `待签收 ${waiting + 2}`).waitFor();
  await openTask(clerk.page, '清点窗口重复收取的材料');
  await exactButton(clerk.page, '签收').waitFor();
  await clerk.page.getByText(TITLE).first().waitFor();
  for (const { faults } of [office, clerk]) assert.deepEqual(realFaults(faults), []);
});
