// A circular from its figures to print: the office drafts it on what the ledger says, opens the
// rows behind a figure, words it and shows it; a unit objects, and is answered; it is counted
// again, shown again, and published when the last day is over.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  answer, answerObjection, button, daysLater, exactButton, goTo, openAs, openKind, place, reach,
  realFaults, synced, tidyUp,
} from './app.mjs';
import { day } from './sample.mjs';

const TITLE = '通报';
const OBJECTION = '(三)1 已于上周完成，附件已报送';
const DEMAND = '请滞后的【滞后数】项任务本周内报整改措施。';

let server;
let office;
let clerk;

before(async () => {
  server = await startServer();
  office = await openAs(server, 'office', { device: DESKTOP });
  clerk = await openAs(server, 'lixin', { device: PHONE });
});
after(() => tidyUp(server));

const heading = (page, name) => page.getByRole('heading', { name });

/** The figure of that name as the page says it. */
async function figure(page, name) {
  const chip = button(page, new RegExp(`^${name} \\d+$`)).first();
  return Number((await chip.textContent()).match(/\d+/)[0]);
}

async function show(page) {
  await reach(exactButton(page, '征求意见'));
  await answer(page, '征求意见', { 申诉截止日期: day(1).iso });
  await synced(page);
  await page.getByText('前可以提出申诉').first().waitFor();
}

test('the office drafts a circular, and a figure opens the rows that it counts', async () => {
  await goTo(office.page, server, '/desk');
  await button(office.page, new RegExp(`^${TITLE}`)).click();
  await exactButton(office.page, '起草通报').click();
  await heading(office.page, '一、总体情况').waitFor();
  await office.page.getByText('起草中', { exact: true }).first().waitFor();
  const tasks = await figure(office.page, '任务总数');
  assert.equal(tasks, 64);
  const behind = await figure(office.page, '滞后数');
  const [red, yellow] = [await figure(office.page, '红灯数'), await figure(office.page, '黄灯数')];
  assert.equal(behind, red + yellow);
  await button(office.page, new RegExp(`^滞后数 ${behind}$`)).first().click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByText(`滞后数：${behind}`).first().waitFor();
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
  await dialog.waitFor({ state: 'detached' });
});

test('the office words it, and cannot name a figure that does not exist', async () => {
  const word = office.page.locator('button[aria-description="下步工作要求"]');
  await word.click();
  const dialog = office.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('【得分】');
  await dialog.getByRole('button', { name: '修改文字', exact: true }).click();
  await dialog.getByText('没有“得分”这个数据项。').first().waitFor();
  await dialog.getByRole('textbox').fill(DEMAND);
  await dialog.getByRole('button', { name: '修改文字', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await synced(office.page);
  const behind = await figure(office.page, '滞后数');
  await office.page.getByText(`请滞后的${behind}项任务本周内报整改措施。`).first().waitFor();
  await exactButton(office.page, '返回').click();
  await button(office.page, /^关于《.*起草中/).click();
  await heading(office.page, '一、总体情况').waitFor();
});

test('the units see it when it is shown, and one of them objects', async () => {
  assert.equal(await clerk.page.getByText('通报征求意见').count(), 0);
  await show(office.page);
  await openKind(clerk.page, server, '通报征求意见');
  await exactButton(clerk.page, '提出申诉').waitFor();
  assert.equal(await exactButton(clerk.page, '重新取数').count(), 0);
  assert.equal(await exactButton(clerk.page, '修改文字').count(), 0);
  await exactButton(clerk.page, '提出申诉').click();
  await answer(clerk.page, '提出申诉', { 申诉内容: OBJECTION });
  await synced(clerk.page);
  await clerk.page.getByText(OBJECTION).first().waitFor();
});

test('the office answers the objection, counts again and shows it again', async () => {
  await office.page.getByText(OBJECTION).first().waitFor();
  await answerObjection(office.page, '采纳', '已核实，重新取数');
  await clerk.page.getByText('已核实，重新取数').first().waitFor();
  const before = await office.page.getByText(/台账第 \d+ 条/).first().textContent();
  await reach(exactButton(office.page, '重新取数'));
  await answer(office.page, '重新取数');
  await office.page.getByText('起草中', { exact: true }).first().waitFor();
  assert.notEqual(await office.page.getByText(/台账第 \d+ 条/).first().textContent(), before);
  await show(office.page);
  assert.equal(await exactButton(office.page, '印发通报').count(), 0);
});

test('when the last day is over it is published, and given out as a document', async () => {
  await daysLater(server, 2, await place(office.page), [office, clerk]);
  await reach(exactButton(office.page, '印发通报'));
  await office.page.getByText('已印发', { exact: true }).first().waitFor();
  await synced(office.page);
  await clerk.page.getByText('已印发', { exact: true }).first().waitFor();
  assert.equal(await exactButton(clerk.page, '提出申诉').count(), 0);
  const coming = clerk.page.waitForEvent('download');
  await reach(exactButton(clerk.page, '导出 Word'));
  const document = await coming;
  assert.match(document.suggestedFilename(), /通报.*\.docx$/);
  const bytes = fs.readFileSync(await document.path());
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  // The server was away for a moment, and the session at its end.
  const expected = /ERR_CONNECTION_REFUSED|status of 401/;
  for (const { faults } of [office, clerk]) {
    assert.deepEqual(realFaults(faults).filter((fault) => !expected.test(fault)), []);
  }
});
