// Coming in and going out: the wrong password, a demonstration's accounts, language and type size,
// and what stays on the device.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import {
  button, exactButton, goTo, keptOnDevice, openAs, sendSignIn, signIn, syncStatus, textbox, tidyUp,
  ZH,
} from './app.mjs';

let server;
before(async () => {
  server = await startServer({ args: ['--demo-banner'] });
});
after(() => tidyUp(server));

test('a wrong password is said in the form and lets nobody in', async () => {
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await sendSignIn(page, 'aishan', 'not-the-password');
  await page.getByText('用户名或密码不对。').first().waitFor();
  assert.equal(await page.getByRole('listitem').count(), 0);
  await signIn(page, 'aishan');
  await page.getByRole('listitem').first().waitFor();
  await closeBrowsers();
});

test('on a demonstration one tap on a role signs in', async () => {
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await button(page, '街道 lixin').tap();
  await page.getByText('里辛街道 · 张敏').first().waitFor();
  await closeBrowsers();
});

test('language and large type are chosen once and stay on the device', async () => {
  const { page } = await openAs(server, 'aishan', { device: PHONE });
  await goTo(page, server, '/me');
  await page.getByRole('radio', { name: 'English' }).tap();
  await page.getByRole('checkbox', { name: 'Large type' }).tap();
  const large = page.getByRole('checkbox', { name: 'Large type', checked: true });
  await large.waitFor();
  // The choice is seen at once and written a moment later.
  await page.waitForTimeout(1_000);
  await page.reload();
  await page.getByRole('heading', { name: 'Me', exact: true }).waitFor();
  await large.waitFor();
  await closeBrowsers();
});

test('a password that the administrator was told is replaced before the ledger opens', async () => {
  const admin = await Person.signIn(server, 'admin');
  const { json } = await admin.post('/api/v1/accounts/wenyuan/password', '');
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await sendSignIn(page, 'wenyuan', json.password);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  // It is there after a reload, and Escape does not close it.
  await page.reload();
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await textbox(dialog, '原密码').fill(json.password);
  await textbox(dialog, '新密码').fill(json.password);
  await exactButton(dialog, '修改密码').tap();
  await page.getByText('新密码不能与原密码相同。').first().waitFor();
  assert.equal(await page.getByRole('listitem').count(), 0);
  await textbox(dialog, '新密码').fill('a phrase of my own');
  await exactButton(dialog, '修改密码').tap();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('listitem').first().waitFor();
  await syncStatus(page, ZH.all_synced).first().waitFor();
  await page.reload();
  await page.getByRole('listitem').first().waitFor();
  assert.equal(await dialog.count(), 0);
  await closeBrowsers();
});

test('a temporary password may also be left alone: signing out leads back', async () => {
  const admin = await Person.signIn(server, 'admin');
  const { json } = await admin.post('/api/v1/accounts/xinzhuang/password', '');
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await sendSignIn(page, 'xinzhuang', json.password);
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).tap();
  await textbox(page, ZH.login).waitFor();
  await closeBrowsers();
});

test('signing out takes the ledger off the device', async () => {
  const { page, context } = await openAs(server, 'aishan', { device: PHONE });
  await goTo(page, server, '/me');
  await exactButton(page, '退出登录').tap();
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).tap();
  await textbox(page, ZH.login).waitFor();
  // What is left says that somebody was here, and opens nothing.
  const cookies = await context.cookies();
  const names_left = cookies.map(({ name }) => name.replace(/[0-9a-f-]{16,36}$/, ''));
  assert.deepEqual(names_left.sort(), ['tz_browser_', 'tz_device_']);
  const kept = await keptOnDevice(page);
  assert.ok(!kept.includes('整治涉企乱收费'), 'a task of the ledger is still on the device');
  await page.reload();
  await textbox(page, ZH.login).waitFor();
  assert.equal(await syncStatus(page, ZH.all_synced).count(), 0);
  await closeBrowsers();
});
