// The auditor's place: where the log stands, who tried to come in; and everybody's own page, which
// bears the same check value.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, DESKTOP, openBrowser, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { Person } from '../http/person.mjs';
import { exactButton, goTo, openAs, reach, realFaults, sendSignIn, tidyUp } from './app.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

const inGroups = (hash) => hash.match(/.{4}/g).join(' ');

test('the auditor sees the check value of the log, and copies it', async () => {
  const { page, context, faults } = await openAs(server, 'auditor', { device: DESKTOP });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('tab', { name: '审计' }).click();
  await page.getByRole('heading', { name: '台账的位置' }).waitFor();
  const auditor = await Person.signIn(server, 'auditor');
  const { head, head_hash } = (await auditor.get('/api/v1/chain')).json;
  await page.getByText(inGroups(head_hash)).first().waitFor();
  await exactButton(page, '复制').click();
  await page.getByText('已复制').first().waitFor();
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(pasted.includes(head_hash) && pasted.includes(`${head}`), pasted);
  assert.deepEqual(realFaults(faults), []);
  await closeBrowsers();
});

test('a guess at a password stands among the sign-ins, and one account is picked out', async () => {
  const guesser = await openBrowser({ device: PHONE });
  await guesser.page.goto(server.url);
  await sendSignIn(guesser.page, 'lixin', 'not-the-password');
  await guesser.page.getByText('用户名或密码不对。').first().waitFor();
  await closeBrowsers();
  await Person.signIn(server, 'aishan');
  const { page } = await openAs(server, 'auditor', { device: PHONE });
  await goTo(page, server, '/audit');
  await page.getByRole('searchbox').waitFor();
  await page.getByRole('searchbox').fill('lixin');
  await page.getByText('密码错误').first().waitFor();
  await page.getByText(/aishan/).first().waitFor({ state: 'detached' });
  await page.getByRole('searchbox').fill('nobody');
  await page.getByText('没有“nobody”的登录记录', { exact: false }).first().waitFor();
  await closeBrowsers();
});

test('without a network the audit says that it needs one', async () => {
  const { page, context, faults } = await openAs(server, 'auditor', { device: PHONE });
  await context.setOffline(true);
  await goTo(page, server, '/audit');
  await page.getByRole('heading', { name: '没有网络时不能审计' }).waitFor();
  assert.deepEqual(realFaults(faults), []);
  await closeBrowsers();
});

test('everybody reads the check value on the own page, without a network too', async () => {
  const { page, context } = await openAs(server, 'lixin', { device: PHONE });
  const auditor = await Person.signIn(server, 'auditor');
  const { head, head_hash } = (await auditor.get('/api/v1/chain')).json;
  await context.setOffline(true);
  await goTo(page, server, '/me');
  const words = `台账第 ${head} 条 · ${inGroups(head_hash.slice(0, 16))}`;
  await page.getByText(words).first().waitFor({ state: 'attached' });
  await closeBrowsers();
});

test('nobody else has the place of the audit', async () => {
  for (const login of ['office', 'admin']) {
    const { page } = await openAs(server, login, { device: DESKTOP });
    await page.getByRole('tab', { name: '我的' }).waitFor();
    assert.equal(await page.getByRole('tab', { name: '审计' }).count(), 0, login);
    await closeBrowsers();
  }
  // Tried by its address, the server refuses.
  const { page } = await openAs(server, 'office', { device: PHONE });
  await goTo(page, server, '/audit');
  await reach(exactButton(page, '再试一次'));
  assert.equal(await page.getByRole('heading', { name: '台账的位置' }).count(), 0);
  await closeBrowsers();
});
