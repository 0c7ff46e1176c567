// An assessment from its criteria to its sheet: the office sets weights that come to a hundred, has
// a trial run made, opens the rows behind a unit's points, adjusts a score and shows it; a unit
// objects, and is answered; it is published when the last day is over, and given out as a workbook.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { rowsOf } from '../lib/sheet.mjs';
import {
  answer, answerObjection, button, daysLater, exactButton, goTo, openAs, openKind, place, reach,
  realFaults, synced, tidyUp,
} from './app.mjs';
import { day } from './sample.mjs';

const UNIT = '里辛街道';
const OBJECTION = '按时填报一项漏计一次，附件已报送';
const REASON = '夜间窗口经验全区推广';

let server;
let office;
let clerk;

before(async () => {
  server = await startServer();
  office = await openAs(server, 'office', { device: DESKTOP });
  clerk = await openAs(server, 'lixin', { device: PHONE });
});
after(() => tidyUp(server));

const said = (page, text) => page.getByText(text).first().waitFor();
const field = (page, name) => page.getByRole('dialog').getByRole('textbox', { name });
/** The unit's row in the ranking. */
const unitRow = (page) => button(page, new RegExp(UNIT)).first();

/** The unit's total as the ranking says it. */
async function total(page) {
  const words = await unitRow(page).getAttribute('aria-description');
  return Number(words.match(/(\d+\.\d\d) 分/)[1]);
}

test('the office sets criteria, and none whose weights do not come to a hundred', async () => {
  const { page } = office;
  await goTo(page, server, '/desk');
  await reach(button(page, /^考核/).first());
  await exactButton(page, '考核标准').click();
  await said(page, '现行：通用标准');
  await exactButton(page, '修改标准').click();
  await page.getByRole('dialog').waitFor();
  await said(page, '合计 100，可以保存');
  await field(page, '按期办结 · 权重').fill('35');
  await said(page, '合计 95，应为 100');
  await exactButton(page, '保存为新一版').click();
  await said(page, '合计 95，应为 100');
  await reach(field(page, '问题办理 · 权重'));
  await field(page, '问题办理 · 权重').fill('5');
  await said(page, '合计 100，可以保存');
  await exactButton(page, '保存为新一版').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await synced(page);
  await said(page, '现行：第 1 版');
  await said(page, '问题办理');
});

test('a trial run ranks the units, and each point opens the rows behind it', async () => {
  const { page } = office;
  await goTo(page, server, '/assessments');
  await exactButton(page, '试算').first().click();
  await page.getByRole('dialog').waitFor();
  await field(page, '考核期第一天').fill(day(-120).iso);
  await field(page, '考核期最后一天').fill(day(0).iso);
  await page.getByRole('dialog').getByRole('button', { name: '试算', exact: true }).click();
  await page.getByRole('heading', { name: '各单位得分' }).waitFor();
  await said(page, '试算中');
  await said(page, '考核标准第 1 版');
  await reach(unitRow(page));
  await page.getByRole('heading', { name: '按时填报' }).waitFor();
  await reach(page.locator('button[aria-description="按时填报"]'));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const row = dialog.getByRole('button', { name: /^\(/ }).first();
  assert.match(await row.getAttribute('aria-description'), /按 \d+% 计/);
  await row.click();
  await page.waitForURL(/#\/task\//);
  await page.goBack();
  await page.getByRole('heading', { name: '按时填报' }).waitFor();
});

test('the office adjusts the score, and the reason stands beside it', async () => {
  const { page } = office;
  await page.goBack();
  await page.getByRole('heading', { name: '各单位得分' }).waitFor();
  const before_it = await total(page);
  await reach(unitRow(page));
  await exactButton(page, '加减分').click();
  await answer(page, '加减分', { 分数: '1.5', 原因: REASON });
  await synced(page);
  await said(page, REASON);
  await page.goBack();
  await page.getByRole('heading', { name: '各单位得分' }).waitFor();
  assert.equal(await total(page), Math.round((before_it + 1.5) * 100) / 100);
});

test('the units see it when it is shown, and one of them objects', async () => {
  assert.equal(await clerk.page.getByText('考核征求意见').count(), 0);
  await reach(exactButton(office.page, '征求意见'));
  await answer(office.page, '征求意见', { 申诉截止日期: day(1).iso });
  await synced(office.page);
  await openKind(clerk.page, server, '考核征求意见');
  await exactButton(clerk.page, '提出申诉').waitFor();
  assert.equal(await exactButton(clerk.page, '重新取数').count(), 0);
  await reach(unitRow(clerk.page));
  await said(clerk.page, REASON);
  assert.equal(await exactButton(clerk.page, '加减分').count(), 0);
  await clerk.page.goBack();
  await reach(exactButton(clerk.page, '提出申诉'));
  await answer(clerk.page, '提出申诉', { 申诉内容: OBJECTION });
  await synced(clerk.page);
  await said(clerk.page, OBJECTION);
});

test('the office answers the objection; it cannot be published before the last day', async () => {
  const { page } = office;
  await said(page, OBJECTION);
  await answerObjection(page, '不采纳', '已核实，计算无误');
  await said(clerk.page, '已核实，计算无误');
  assert.equal(await exactButton(page, '印发考核').count(), 0);
});

test('when the last day is over it is published, and given out as a workbook', async () => {
  await daysLater(server, 2, await place(office.page), [office, clerk]);
  await reach(exactButton(office.page, '印发考核'));
  await office.page.getByText('已印发', { exact: true }).first().waitFor();
  await synced(office.page);
  await clerk.page.getByText('已印发', { exact: true }).first().waitFor();
  assert.equal(await exactButton(clerk.page, '提出申诉').count(), 0);
  const shown = await total(clerk.page);
  const coming = clerk.page.waitForEvent('download');
  await reach(exactButton(clerk.page, '导出 Excel'));
  const sheet = await coming;
  assert.match(sheet.suggestedFilename(), /考核.*\.xlsx$/);
  const row = rowsOf(fs.readFileSync(await sheet.path())).find((cells) => cells[1] === UNIT);
  assert.equal(row.at(-1), shown);
  assert.equal(row.at(-2), 1.5);
  // The server was away for a moment, and the session at its end.
  const expected = /ERR_CONNECTION_REFUSED|status of 401/;
  for (const { faults } of [office, clerk]) {
    assert.deepEqual(realFaults(faults).filter((fault) => !expected.test(fault)), []);
  }
});
