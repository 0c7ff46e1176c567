// Somebody looks where he is signed in, and ends that from elsewhere; the administrator does the
// same for an account.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import { answer, button, exactButton, goTo, openAs, reach, realFaults, tidyUp } from './app.mjs';

const END = '结束登录';

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** Another device of the person's, which no browser stands for. */
const device = (login, device_name) => Person.signIn(server, login, undefined, { device_name });

test('a lost phone is signed out from another device, and this one stays', async () => {
  const lost = await device('lixin', '丢失的手机');
  const { page, faults } = await openAs(server, 'lixin', { device: PHONE });
  await goTo(page, server, '/me');
  await reach(exactButton(page, '登录设备'));
  await page.getByRole('heading', { name: '登录设备', exact: true }).waitFor();
  await page.getByText('丢失的手机').first().waitFor();
  // The browser has said what it is.
  await page.getByText(/Chrome/).first().waitFor();
  await page.getByText('本机', { exact: true }).first().waitFor();
  await reach(exactButton(page, END).first());
  await answer(page, END);
  await page.getByText('丢失的手机').first().waitFor({ state: 'detached' });
  assert.equal((await lost.pull()).status, 401);
  assert.equal(await exactButton(page, END).count(), 0);
  await goTo(page, server, '/');
  await page.getByRole('listitem').first().waitFor();
  assert.deepEqual(realFaults(faults), []);
  await closeBrowsers();
});

test('all other devices are signed out at once', async () => {
  const others = [await device('aishan', '平板'), await device('aishan', '旧电脑')];
  const { page } = await openAs(server, 'aishan', { device: DESKTOP });
  await goTo(page, server, '/sessions');
  await page.getByText('旧电脑').first().waitFor();
  await reach(exactButton(page, '结束其他所有登录'));
  await answer(page, '结束其他所有登录');
  await page.getByText('旧电脑').first().waitFor({ state: 'detached' });
  for (const other of others) assert.equal((await other.pull()).status, 401);
  await closeBrowsers();
});

test("the administrator signs out a device of an account from the account's card", async () => {
  const lost = await device('wenyuan', '丢失的手机');
  const { page } = await openAs(server, 'admin', { device: DESKTOP });
  await goTo(page, server, '/admin');
  await page.getByRole('searchbox').fill('wenyuan');
  await reach(button(page, '李强').first());
  await exactButton(page.getByRole('dialog'), '登录设备').click();
  await page.getByText('丢失的手机').first().waitFor();
  await reach(exactButton(page, END).first());
  await answer(page, END);
  await page.getByText('现在没有设备登录着。').first().waitFor();
  assert.equal((await lost.pull()).status, 401);
  await closeBrowsers();
});

test('who has no network is told that the devices need one', async () => {
  const { page, context, faults } = await openAs(server, 'yanzhuang', { device: PHONE });
  await context.setOffline(true);
  await goTo(page, server, '/sessions');
  await page.getByRole('heading', { name: '没有网络时看不到登录设备' }).waitFor();
  await context.setOffline(false);
  await exactButton(page, '再试一次').click();
  await page.getByText('本机', { exact: true }).first().waitFor();
  assert.deepEqual(realFaults(faults), []);
  await closeBrowsers();
});
