// The end of a task: its deadline is moved while it still stands, and both dates are kept; its
// units declare their shares complete, which are accepted; the office closes it out, and opens it
// again with a reason.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, TABLET } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  answer, button, exactButton, goTo, openAs, openTask, place, realFaults, report, synced, tidyUp,
} from './app.mjs';
import { DEADLINE, LATER, publishSample, SAMPLE_TASK } from './sample.mjs';

let server;
let clerk;
let lead;
let office;

before(async () => {
  server = await startServer();
  await publishSample(server);
  clerk = await openAs(server, 'lixin', { device: PHONE });
  lead = await openAs(server, 'shichangjianguan', { device: TABLET });
  office = await openAs(server, 'office', { device: DESKTOP });
  await openTask(clerk.page, SAMPLE_TASK);
  await exactButton(clerk.page, '签收').waitFor();
  for (const { page } of [lead, office]) await goTo(page, server, await place(clerk.page));
});
after(() => tidyUp(server));

/** Reports a share as done and says what shows it. */
async function complete(person, evidence) {
  await exactButton(person.page, '签收').click();
  await synced(person.page);
  await report(person.page, 100, '已全部完成');
  await exactButton(person.page, '申请办结').click();
  await answer(person.page, '申请办结', { 办结依据: evidence });
  await synced(person.page);
}

test('an extension is filed before the deadline and granted; both dates are shown', async () => {
  await exactButton(clerk.page, '申请延期').click();
  await answer(clerk.page, '申请延期', { 新时限: LATER.iso, 原因: '设备到货推迟' });
  await synced(clerk.page);

  await goTo(office.page, server, '/inbox');
  await button(office.page, /^延期待审批 \d+$/).click();
  await office.page.getByRole('listitem').filter({ hasText: SAMPLE_TASK }).first().click();
  await office.page.getByText('设备到货推迟').first().waitFor();
  await exactButton(office.page, '同意延期').click();
  await synced(office.page);

  for (const { page } of [clerk, office]) {
    await page.getByText(new RegExp(`${DEADLINE.short} → .*${LATER.short}`)).first().waitFor();
    await page.getByText('已同意', { exact: true }).first().waitFor();
  }
  assert.equal(await exactButton(office.page, '同意延期').count(), 0);
});

test('shares are declared complete and accepted, and the office closes the task out', async () => {
  await complete(clerk, '窗口开通照片三张');
  await lead.page.getByText('窗口开通照片三张').first().waitFor();
  await exactButton(lead.page, '同意办结').click();
  await synced(lead.page);
  await clerk.page.getByText('已办结').first().waitFor();

  await complete(lead, '各街道窗口均已开通');
  await office.page.getByText('各街道窗口均已开通').first().waitFor();
  await exactButton(office.page, '同意办结').click();
  await exactButton(office.page, '销号').click();
  await answer(office.page, '销号', { 核查情况: '现场核查属实' });
  await synced(office.page);
  for (const { page } of [clerk, lead, office]) {
    await page.getByText(/^(陈静|办公室) .*销号/).first().waitFor();
  }
});

test('the office opens the task again with a reason, and a share with it', async () => {
  await exactButton(office.page, '恢复任务').click();
  await answer(office.page, '恢复任务', { 原因: '群众反映夜间无人值守' });
  await synced(office.page);
  await button(office.page, '重新办理').first().waitFor();
  const street = office.page.locator('button[aria-description="里辛街道"]');
  await street.filter({ hasText: '重新办理' }).click();
  await answer(office.page, '重新办理', { 原因: '请核查值守安排' });
  await synced(office.page);

  await clerk.page.getByText('请核查值守安排').first().waitFor();
  await button(clerk.page, '填报进展').waitFor();
  for (const { faults } of [clerk, lead, office]) assert.deepEqual(realFaults(faults), []);
});
