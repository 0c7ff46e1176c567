// A second factor on a phone: setting one up before anything else, and signing in with it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser, PHONE } from '../lib/browser.mjs';
import { DEMO_PASSWORD, startServer } from '../lib/server.mjs';
import { totp, wrongCode } from '../lib/totp.mjs';
import {
  exactButton, goTo, reach, sendSignIn, synced, textbox, tidyUp, ZH,
} from './app.mjs';

const CODE = '动态验证码';

let server;
before(async () => {
  server = await startServer({ args: ['--two-factors', 'all'] });
});
after(() => tidyUp(server));

/** The secret in the open dialog, as a person would copy it. */
async function secretIn(dialog) {
  const shown = await textbox(dialog, '密钥').inputValue();
  const secret = shown.replaceAll(' ', '');
  assert.match(secret, /^[A-Z2-7]{32}$/);
  return secret;
}

test('a person sets up an authenticator, signs out, and signs in with its code', async () => {
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await sendSignIn(page, 'aishan', DEMO_PASSWORD);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  // It is there after a reload, and Escape does not close it.
  await page.reload();
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await exactButton(dialog, '开始设置').tap();
  await textbox(dialog, '密钥').waitFor();
  const secret = await secretIn(dialog);
  const code = textbox(dialog, CODE);
  assert.equal(await code.getAttribute('inputmode'), 'numeric');
  assert.equal(await code.getAttribute('autocomplete'), 'one-time-code');
  await code.fill(wrongCode(secret));
  await reach(exactButton(dialog, '确认验证码'));
  await page.getByText('动态验证码不对，请核对验证器和手机的时间。').first().waitFor();
  assert.equal(await page.getByRole('listitem').count(), 0);
  await code.fill(totp(secret));
  await reach(exactButton(dialog, '确认验证码'));
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('listitem').first().waitFor();
  await synced(page);

  await goTo(page, server, '/me');
  await reach(exactButton(page, '退出登录'));
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).tap();
  await sendSignIn(page, 'aishan', DEMO_PASSWORD);
  await textbox(page, CODE).waitFor();
  assert.equal(await textbox(page, ZH.login).count(), 0);
  await textbox(page, CODE).fill(wrongCode(secret));
  await exactButton(page, ZH.sign_in).tap();
  await page.getByText('动态验证码不对，或已经用过').first().waitFor();
  await textbox(page, CODE).fill(totp(secret, 1));
  await exactButton(page, ZH.sign_in).tap();
  await exactButton(page, '更换动态验证码').waitFor(); // where it was signed out from
  await synced(page);
  await closeBrowsers();
});

test('who has no authenticator at hand signs out again', async () => {
  const { page } = await openBrowser({ device: PHONE });
  await page.goto(server.url);
  await sendSignIn(page, 'xinzhuang', DEMO_PASSWORD);
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).tap();
  await textbox(page, ZH.login).waitFor();
  await closeBrowsers();
});
