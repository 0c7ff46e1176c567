// One task through the whole working cycle, with four people on four browsers, two of them without
// a network part of the time: report, return, correction, acceptance; instruction and answer;
// reminder, order, answer, check; completion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, setOffline, TABLET } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  answer, button, exactButton, goTo, openAs, openFromInbox, openTask, place, realFaults, report,
  synced, syncStatus, textbox, tidyUp, ZH,
} from './app.mjs';

/** A task that is past its deadline in the sample, whatever the day, led by 区市场监管局. */
const TASK = '(三)3';
const STREET = '里辛街道';

let server;
let clerk;
let lead;
let office;
let leader;
let task;

before(async () => {
  server = await startServer();
  clerk = await openAs(server, 'lixin', { device: PHONE });
  await openTask(clerk.page, TASK);
  await button(clerk.page, ZH.report).waitFor();
  task = await place(clerk.page);
  lead = await openAs(server, 'shichangjianguan', { device: TABLET });
  office = await openAs(server, 'office', { device: DESKTOP });
  leader = await openAs(server, 'leader', { device: DESKTOP });
  for (const { page } of [lead, office, leader]) await goTo(page, server, task);
});
after(() => tidyUp(server));

test('a report written offline is sent back, mended and accepted by the lead unit', async () => {
  await setOffline(clerk.context, true);
  await report(clerk.page, 75, '已核查收费项目，缺两家的台账');
  await syncStatus(clerk.page, '1 条待传').first().waitFor();
  await setOffline(clerk.context, false);
  await synced(clerk.page);

  await lead.page.getByText('缺两家的台账').first().waitFor();
  await button(lead.page, '退回').first().click();
  await answer(lead.page, '退回', { 原因: '请补上两家的台账' });
  await synced(lead.page);

  await goTo(clerk.page, server, '/');
  const first = clerk.page.getByRole('listitem').first();
  await first.getByText('被退回').waitFor();
  await first.getByRole('button').first().click();
  await button(clerk.page, ZH.report).click();
  await clerk.page.getByText('请补上两家的台账').first().waitFor();
  const words = textbox(clerk.page, ZH.narrative);
  assert.equal(await words.inputValue(), '已核查收费项目，缺两家的台账');
  await exactButton(clerk.page, '100%').click();
  await words.fill('已核查全部收费项目，台账齐全');
  await exactButton(clerk.page, ZH.save).click();
  await synced(clerk.page);

  await lead.page.getByText('台账齐全').first().waitFor();
  await exactButton(lead.page, '审核通过').first().click();
  await synced(lead.page);
  await goTo(clerk.page, server, task);
  await clerk.page.getByText('审核通过').first().waitFor();
});

test('a leader instructs, the lead unit answers offline, the leader reads it', async () => {
  await exactButton(leader.page, '批示').first().click();
  await answer(leader.page, '批示', { 批示内容: '本周内报整改结果' });
  await synced(leader.page);

  await lead.page.getByText('本周内报整改结果').first().waitFor();
  await setOffline(lead.context, true);
  await exactButton(lead.page, '答复批示').first().click();
  await answer(lead.page, '答复批示', { 答复: '已完成整改并公示' });
  await syncStatus(lead.page, '1 条待传').first().waitFor();
  assert.equal(await leader.page.getByText('已完成整改并公示').count(), 0);
  await setOffline(lead.context, false);
  await synced(lead.page);
  await leader.page.getByText('已完成整改并公示').first().waitFor();
});

test('the office reminds and orders, the unit answers, the office checks and closes', async () => {
  await button(office.page, /^显示全部 \d+ 条$/).first().click();
  const orders = office.page.getByText(/督〔\d+〕\d+号/);
  const before_it = await orders.count();
  // The buttons of the street's own share: each says whose it is.
  const order = office.page.locator('button', { hasText: '发督办单' });
  const mine = order.and(office.page.locator(`[aria-description="${STREET}"]`));
  await mine.first().click();
  await answer(office.page, '发督办单', {
    事实: '时限已过，仍有两家未完成',
    要求: '三日内完成并附照片',
  });
  await orders.nth(before_it).waitFor();
  await synced(office.page);

  await openFromInbox(clerk.page, server, '督办单待答复', TASK);
  await clerk.page.getByText('三日内完成并附照片').first().waitFor();
  await exactButton(clerk.page, '答复督办单').click();
  await answer(clerk.page, '答复督办单', { 答复: '两家均已完成，照片已存档' });
  await synced(clerk.page);

  await office.page.getByText('照片已存档').first().waitFor();
  await exactButton(office.page, '督办单销号').first().click();
  await answer(office.page, '督办单销号', { 核查情况: '现场核查属实' });
  await synced(office.page);
  await clerk.page.getByText('已销号').first().waitFor();
});

test('the unit declares its share complete and the lead unit accepts it', async () => {
  await exactButton(clerk.page, '申请办结').click();
  await answer(clerk.page, '申请办结', { 办结依据: '核查记录三份，公示截图一份' });
  await synced(clerk.page);
  await button(lead.page, /^显示全部 \d+ 条$/).first().click();
  await lead.page.getByText('公示截图一份').first().waitFor();
  const accept = lead.page.locator('button', { hasText: '同意办结' });
  await accept.and(lead.page.locator(`[aria-description="${STREET}"]`)).first().click();
  await synced(lead.page);
  await clerk.page.getByText('已办结').first().waitFor();
  await leader.page.getByText('已办结').first().waitFor();
  for (const { faults } of [lead, office, leader]) {
    assert.deepEqual(realFaults(faults), []);
  }
});
