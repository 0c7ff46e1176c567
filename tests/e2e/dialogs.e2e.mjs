// A walk through what opens over the screens and what hangs on a task: every question, the review
// of an import, the administrator's dialogs, two versions of one field. See walk.mjs for pictures.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser } from '../lib/browser.mjs';
import { ROOT, startServer } from '../lib/server.mjs';
import { exactButton, goTo, openTask, place, reach, tidyUp } from './app.mjs';
import { crowdSample, publishSample, SAMPLE_TASK } from './sample.mjs';
import { check, checkWhole, enter, HARDEST_VIEWS, said } from './walk.mjs';

let server;
before(async () => {
  server = await startServer({ args: ['--demo-banner'] });
  await publishSample(server, { group: true });
  await crowdSample(server);
});
after(() => tidyUp(server));

/** Opens a question by its button, looks at it and leaves it again. */
async function question(page, view, name, [zh, en]) {
  await reach(exactButton(page, said(view, zh, en)).first());
  const dialog = page.getByRole('dialog', { name: said(view, zh, en) });
  await dialog.waitFor();
  await check(page, view, name);
  await exactButton(dialog, said(view, '关闭', 'Close')).click();
  await dialog.waitFor({ state: 'detached' });
}

/** The page of the sample's task, as the person sees it. */
async function sampleTask(page, view) {
  await goTo(page, server, '/');
  await openTask(page, SAMPLE_TASK);
  await page.getByRole('progressbar').first().waitFor();
  const back = exactButton(page, said(view, '返回', 'Back'));
  await back.or(page.getByRole('searchbox')).first().waitFor();
  return await place(page);
}

for (const view of HARDEST_VIEWS) {
  test(`every question of a clerk fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'lixin');
    const task = await sampleTask(page, view);
    await checkWhole(page, view, 'clerk-task');
    for (const [name, ...words] of [
      ['ask-action-plan', '修改细化方案', 'Edit the action plan'],
      ['ask-problem', '反映突出问题', 'Raise a problem'],
      ['ask-answer-order', '答复督办单', 'Answer an order'],
    ]) {
      await question(page, view, name, words);
    }
    await goTo(page, server, '/inbox');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'clerk-inbox');
    await goTo(page, server, task);
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every question of a lead unit and a leader fits: ${view.name}`, async () => {
    const lead = await openBrowser({ device: view.device });
    await enter(lead.page, server, view, 'shichangjianguan');
    await sampleTask(lead.page, view);
    await question(lead.page, view, 'ask-answer', ['答复批示', 'Answer an instruction']);
    await question(lead.page, view, 'ask-extension', ['申请延期', 'Ask for an extension']);
    await question(lead.page, view, 'ask-first-plan', ['填写细化方案', 'Write the action plan']);
    await closeBrowsers();
    const leader = await openBrowser({ device: view.device });
    await enter(leader.page, server, view, 'leader');
    await sampleTask(leader.page, view);
    await question(leader.page, view, 'ask-instruction', ['批示', 'Give an instruction']);
    assert.deepEqual([...lead.faults, ...leader.faults], []);
    await closeBrowsers();
  });

  test(`every question of the office fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'office');
    await sampleTask(page, view);
    await checkWhole(page, view, 'office-sample');
    for (const [name, ...words] of [
      ['ask-members', '确认成员', 'Confirm the members'],
      ['ask-unit', '增加承办单位', 'Assign a unit'],
      ['ask-order', '发督办单', 'Issue an order'],
      ['ask-version', '选定工作目标', 'Choose the goal'],
      ['ask-refusal', '不同意延期', 'Refuse the extension'],
      ['ask-handover', '交办突出问题', 'Hand over a problem'],
    ]) {
      await question(page, view, name, words);
    }
    await goTo(page, server, '/board');
    await page.getByRole('combobox').first().waitFor();
    await check(page, view, 'board-of-two');
    await reach(exactButton(page, said(view, '导出', 'Export')));
    const leave = exactButton(page.getByRole('dialog'), said(view, '取消', 'Not now'));
    await leave.waitFor();
    await check(page, view, 'export');
    await leave.click();
    await goTo(page, server, '/desk');
    await checkWhole(page, view, 'desk-whole');
    await question(page, view, 'ask-steering', ['调整调度安排', 'Change the reporting cycle']);
    await question(page, view, 'ask-group', ['新建单位组', 'New group']);
    await question(page, view, 'ask-task-force', ['新建专班', 'New task force']);
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`the review of an import fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'office');
    await goTo(page, server, '/import');
    const file = path.join(ROOT, 'tests/plans/lines-and-fields.txt');
    await page.locator('input[type=file]').setInputFiles({
      name: '2032年道路安全任务分解（征求意见稿）.txt',
      mimeType: 'text/plain',
      buffer: fs.readFileSync(file),
    });
    await page.getByRole('heading', { name: '白沙县2032年道路安全任务分解' }).waitFor();
    await check(page, view, 'import-review');
    await checkWhole(page, view, 'import-whole');
    await page.getByRole('button', { name: /县公安局|The unit/ }).first().click();
    await page.getByRole('dialog').waitFor();
    await check(page, view, 'import-source');
    await exactButton(page.getByRole('dialog'), said(view, '关闭', 'Close')).click();
    await reach(exactButton(page, said(view, '确认成员', 'Confirm the members')).first());
    await page.getByRole('dialog').waitFor();
    await check(page, view, 'import-members');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`the administrator's dialogs fit: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'admin');
    await goTo(page, server, '/admin');
    await page.getByRole('button', { name: '高志远' }).first().waitFor();
    const dialog = page.getByRole('dialog');
    const close = () => exactButton(dialog, said(view, '关闭', 'Close')).click();
    await exactButton(page, said(view, '新建账号', 'New account')).click();
    await exactButton(dialog, said(view, '建立账号', 'Create the account')).click();
    await check(page, view, 'new-account');
    await dialog.getByRole('combobox').click();
    await check(page, view, 'new-account-unit');
    await page.getByRole('option').first().click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await close();
    await dialog.waitFor({ state: 'detached' });
    await reach(page.getByRole('button', { name: '王芳' }).first());
    await check(page, view, 'account');
    await exactButton(dialog, said(view, '登录设备', 'Signed-in devices')).click();
    await exactButton(page, said(view, '返回', 'Back')).waitFor();
    await check(page, view, 'account-sessions');
    await exactButton(page, said(view, '返回', 'Back')).click();
    await reach(page.getByRole('button', { name: '王芳' }).first());
    await exactButton(dialog, said(view, '重设密码', 'Reset the password')).click();
    const noted = exactButton(page, said(view, '已经记下', 'I have noted it'));
    await noted.waitFor();
    await check(page, view, 'told-password');
    await noted.click();
    await page.getByRole('radio', { name: said(view, '单位名录', 'Units') }).click();
    await reach(page.getByRole('button', { name: '区发展改革局' }).first());
    await check(page, view, 'unit');
    await close();
    await check(page, view, 'units');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}
