// Somebody looks where he is signed in, and ends that from elsewhere; the administrator does the
// same for an account.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, DESKTOP, PHONE, setOffline } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import {
  answer, button, exactButton, goTo, keptOnDevice, openAs, openTask, reach, realFaults, report,
  signIn, syncStatus, textbox, tidyUp, timesInLedger, ZH,
} from './app.mjs';

const END = '结束登录';
/** A task that the sample keeps behind its time, whatever the day. */
const TASK = '(三)1';
const UNSENT = '手机丢失之前写的';
const SIGNED_OUT = /本机的登录已在别处结束/;

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** Another device of the person's, which no browser stands for. */
const device = (login, device_name) => Person.signIn(server, login, undefined, { device_name });

/** The title of a task that a device of this person's holds. */
async function titleFor(login) {
  const person = await Person.signIn(server, login);
  const { records } = await person.download();
  await person.post('/api/v1/sign-out', '');
  return records.find(({ collection }) => collection === 'task').body.title;
}

test('a lost phone is signed out from another device, and this one stays', async () => {
  const title = await titleFor('lixin');
  const lost = await openAs(server, 'lixin', { device: PHONE });
  assert.ok((await keptOnDevice(lost.page)).includes(title));
  await setOffline(lost.context, true);
  await openTask(lost.page, TASK);
  await report(lost.page, 100, UNSENT);
  await syncStatus(lost.page, '1 条待传').first().waitFor();
  const { page, faults } = await openAs(server, 'lixin', { device: PHONE });
  await goTo(page, server, '/me');
  await reach(exactButton(page, '登录设备'));
  await page.getByRole('heading', { name: '登录设备', exact: true }).waitFor();
  // The browser has said what it is.
  await page.getByText(/Chrome/).first().waitFor();
  await page.getByText('本机', { exact: true }).first().waitFor();
  await reach(exactButton(page, END).first());
  await answer(page, END);
  await exactButton(page, END).first().waitFor({ state: 'detached' });
  await goTo(page, server, '/');
  await page.getByRole('listitem').first().waitFor();
  assert.deepEqual(realFaults(faults), []);

  // As soon as the phone has a network, the ledger is gone from it; what was not sent is not.
  await setOffline(lost.context, false);
  await lost.page.getByText(SIGNED_OUT).first().waitFor();
  await textbox(lost.page, ZH.login).waitFor();
  const kept = await keptOnDevice(lost.page);
  assert.ok(!kept.includes(title), 'a task of the ledger is still on the lost phone');
  assert.ok(kept.includes(UNSENT), 'what was not sent is not on the phone any more');
  // Nobody waits for the server to hear of it.
  const isSignedIn = async () =>
    (await lost.context.cookies()).some(({ name }) => name === 'tz_session');
  for (let i = 0; i < 50 && (await isSignedIn()); ++i) await lost.page.waitForTimeout(100);
  assert.equal(await isSignedIn(), false);
  await lost.page.reload();
  await lost.page.getByText(SIGNED_OUT).first().waitFor();
  assert.deepEqual(await timesInLedger(server, 'lixin', [UNSENT]), [0]);
  await signIn(lost.page, 'lixin');
  assert.deepEqual(await timesInLedger(server, 'lixin', [UNSENT]), [1]);
  await closeBrowsers();
});

test('the phone of an account that is disabled shows the ledger no more', async () => {
  const { page } = await openAs(server, 'shuiwu', { device: PHONE });
  const title = await titleFor('shuiwu');
  assert.ok((await keptOnDevice(page)).includes(title));
  const admin = await Person.signIn(server, 'admin');
  assert.equal((await admin.post('/api/v1/accounts/shuiwu/disable', '')).status, 200);
  await page.getByText(SIGNED_OUT).first().waitFor();
  assert.ok(!(await keptOnDevice(page)).includes(title));
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
