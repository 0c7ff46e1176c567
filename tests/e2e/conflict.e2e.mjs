// Two people of one unit write the same action plan without a network. What they wrote in different
// fields stays, both of it; what they wrote in the same field stands side by side until somebody
// entitled chooses.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, DESKTOP, openBrowser, PHONE, setOffline, TABLET } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  answer, button, exactButton, goTo, openAs, openFromInbox, openTask, pick, place, realFaults,
  signInAnew, synced, syncStatus, textbox, tidyUp,
} from './app.mjs';

/** A task of 里辛街道 without a deadline. */
const TASK = '(八)2';
const HEAD = '周明';
const EDIT = /^(填写|修改)细化方案$/;

let server;
let clerk;
let head;

/** The administrator makes the second account on the screen; the password is told once. */
async function newAccount() {
  const { page } = await openAs(server, 'admin', { device: DESKTOP });
  await goTo(page, server, '/admin');
  await button(page, '新建账号').click();
  const dialog = page.getByRole('dialog');
  await textbox(dialog, '姓名').fill(HEAD);
  await textbox(dialog, '用户名').fill('lixin.head');
  await dialog.getByRole('checkbox', { name: '单位负责人' }).click();
  await pick(page, '单位', '里辛街道');
  await exactButton(dialog, '建立账号').click();
  await page.getByRole('dialog', { name: `${HEAD} 的密码` }).waitFor();
  const password = await textbox(page, '密码').inputValue();
  await exactButton(page, '已经记下').click();
  await button(page, HEAD).waitFor();
  return password;
}

before(async () => {
  server = await startServer();
  const password = await newAccount();
  await closeBrowsers();
  clerk = await openAs(server, 'lixin', { device: PHONE });
  await openTask(clerk.page, TASK);
  await button(clerk.page, EDIT).waitFor();
  head = await openBrowser({ device: TABLET });
  await head.page.goto(server.url);
  await signInAnew(head.page, 'lixin.head', password);
  await goTo(head.page, server, await place(clerk.page));
  await button(head.page, EDIT).waitFor();
});
after(() => tidyUp(server));

async function write(person, fields) {
  await setOffline(person.context, true);
  await button(person.page, EDIT).click();
  await answer(person.page, EDIT, fields);
  await syncStatus(person.page, '1 条待传').first().waitFor();
}

async function bothBack() {
  for (const { context, page } of [clerk, head]) {
    await setOffline(context, false);
    await synced(page);
  }
}

const shows = (person, words) => person.page.getByText(words, { exact: true }).first().waitFor();

test('what two people wrote offline in different fields stays, both of it', async () => {
  await write(clerk, { 工作目标: '年底前清单全部公布' });
  await write(head, { 工作措施: '每周核对一次清单' });
  await bothBack();
  for (const person of [clerk, head]) {
    await shows(person, '年底前清单全部公布');
    await shows(person, '每周核对一次清单');
  }
  assert.equal(await clerk.page.getByText('填写不一致').count(), 0);
});

test('what they wrote in one field stands side by side, and one of them may choose', async () => {
  await write(clerk, { 工作目标: '十月底前清单全部公布' });
  await write(head, { 工作目标: '分两批公布清单' });
  await bothBack();
  for (const person of [clerk, head]) {
    await shows(person, '填写不一致');
    await shows(person, '十月底前清单全部公布');
    await shows(person, '分两批公布清单');
  }
  assert.equal(await exactButton(clerk.page, '选定工作目标').count(), 0, 'a clerk does not choose');

  await openFromInbox(head.page, server, '方案填写不一致', TASK);
  await exactButton(head.page, '选定工作目标').click();
  const dialog = head.page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '十月底前清单全部公布' }).waitFor();
  await dialog.getByRole('radio', { name: '分两批公布清单' }).click();
  await answer(head.page, '选定工作目标');
  for (const person of [clerk, head]) {
    await shows(person, '分两批公布清单');
    await person.page.getByText('十月底前清单全部公布').waitFor({ state: 'detached' });
    await person.page.getByText('填写不一致').waitFor({ state: 'detached' });
    assert.deepEqual(realFaults(person.faults), []);
  }
});
