// An entry of the register of exposure and accountability: the office drafts it on a published
// circular, the unit's clerk objects on a phone and is answered, it is entered when the last day is
// over, another unit reads it; then it is corrected, and removed, each with a reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  answer, answerObjection, button, daysLater, exactButton, goTo, openAs, openKind, pick, place,
  reach, realFaults, synced, tidyUp,
} from './app.mjs';
import { day } from './sample.mjs';

const UNIT = '里辛街道';
const FACTS = '企业反映的用水报装诉求逾期十日未办';
const DECISION = '责令五日内办结，并在全区公开曝光';
const OBJECTION = '诉求已于上周办结，回访记录已报送';
const NEW_FACTS = '企业反映的用水报装诉求逾期三日办结';
const WHY_CORRECTED = '逾期天数核算有误';
const WHY_REMOVED = '处理决定已被复核撤销';

let server;
let office;
let clerk;
let bystander;

before(async () => {
  server = await startServer();
  office = await openAs(server, 'office', { device: DESKTOP });
  clerk = await openAs(server, 'lixin', { device: PHONE });
  bystander = await openAs(server, 'shuiwu', { device: PHONE });
});
after(() => tidyUp(server));

const said = (page, text) => page.getByText(text).first().waitFor();
const card = (page) => button(page, new RegExp(`^公开曝光 · ${UNIT}`)).first();

test('the office drafts an entry on a published circular, against one of its units', async () => {
  const { page } = office;
  await goTo(page, server, '/circulars');
  await button(page, /^关于《.*已印发/).first().click();
  await reach(exactButton(page, '起草曝光问责'));
  await page.getByRole('dialog').waitFor();
  await pick(page, '单位', UNIT);
  await answer(page, '起草曝光问责', {
    事由: FACTS,
    处理决定: DECISION,
    决定机关或决定人: '区优化营商环境工作专班',
  });
  await synced(page);
  await goTo(page, server, '/register');
  await card(page).click();
  await said(page, '起草中');
  await said(page, DECISION);
  assert.equal(await exactButton(page, '登记').count(), 0);
});

test('its unit is shown it and objects on the phone; no other unit sees it', async () => {
  await goTo(clerk.page, server, '/register');
  await said(clerk.page, '还没有登记事项');
  await reach(exactButton(office.page, '征求意见'));
  await answer(office.page, '征求意见', { 申诉截止日期: day(1).iso });
  await synced(office.page);
  await said(office.page, '前可以提出申诉');
  await openKind(clerk.page, server, '曝光问责征求意见');
  await said(clerk.page, FACTS);
  assert.equal(await exactButton(clerk.page, '修改内容').count(), 0);
  await reach(exactButton(clerk.page, '提出申诉'));
  await answer(clerk.page, '提出申诉', { 申诉内容: OBJECTION });
  await synced(clerk.page);
  await said(clerk.page, OBJECTION);
  await goTo(bystander.page, server, '/register');
  await said(bystander.page, '还没有登记事项');
});

test('the office answers; it cannot be entered before the last day is over', async () => {
  await said(office.page, OBJECTION);
  await answerObjection(office.page, '不采纳', '已核实，办结时间以回访为准');
  await said(clerk.page, '已核实，办结时间以回访为准');
  assert.equal(await exactButton(office.page, '登记').count(), 0);
});

test('when the last day is over it is entered, and every unit reads it', async () => {
  await daysLater(server, 2, await place(office.page), [office, clerk, bystander]);
  await reach(exactButton(office.page, '登记'));
  await office.page.getByText('已登记', { exact: true }).first().waitFor();
  await synced(office.page);
  await clerk.page.getByText('已登记', { exact: true }).first().waitFor();
  assert.equal(await exactButton(clerk.page, '提出申诉').count(), 0);
  await goTo(bystander.page, server, '/register');
  await card(bystander.page).click();
  await said(bystander.page, DECISION);
  assert.equal(await exactButton(bystander.page, '撤销').count(), 0);
});

test('a correction and a removal stay beside what stood before, for all to read', async () => {
  const { page } = office;
  await reach(exactButton(page, '更正'));
  await answer(page, '更正', { 事由: NEW_FACTS, 原因: WHY_CORRECTED });
  await synced(page);
  await said(page, '更正前的事由');
  await said(bystander.page, NEW_FACTS);
  await said(bystander.page, FACTS);
  await said(bystander.page, WHY_CORRECTED);
  await reach(exactButton(page, '撤销'));
  await answer(page, '撤销', { 原因: WHY_REMOVED });
  await synced(page);
  await page.getByText('已撤销', { exact: true }).first().waitFor();
  await said(bystander.page, WHY_REMOVED);
  assert.equal(await exactButton(page, '更正').count(), 0);
  // The server was away for a moment, and the session at its end.
  const expected = /ERR_CONNECTION_REFUSED|status of 401/;
  for (const { faults } of [office, clerk, bystander]) {
    assert.deepEqual(realFaults(faults).filter((fault) => !expected.test(fault)), []);
  }
});
