// A walk through every screen, as a clerk and as a supervisor, at each size, in both languages and
// in large type: nothing sticks out of the page, nothing goes wrong unseen. With TZ_SHOTS=FOLDER
// each screen is kept as a picture, to be looked at.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowsers, DESKTOP, openBrowser, PHONE, TABLET } from '../lib/browser.mjs';
import { DEMO_PASSWORD, startServer } from '../lib/server.mjs';
import { place, tidyUp } from './app.mjs';

const SHOTS = process.env.TZ_SHOTS;
const SMALL = { ...PHONE, viewport: { width: 360, height: 740 } };

/** Each way of looking at the app: a device, a language, the large type or not. */
const VIEWS = [
  { name: 'phone', device: PHONE },
  { name: 'small-en', device: SMALL, english: true },
  { name: 'small-large', device: SMALL, large: true },
  { name: 'tablet', device: TABLET },
  { name: 'desktop', device: DESKTOP },
  { name: 'desktop-en-large', device: DESKTOP, english: true, large: true },
].filter(({ name }) => !process.env.TZ_VIEW || name === process.env.TZ_VIEW);

let server;
before(async () => {
  server = await startServer({ args: ['--demo-banner'] });
});
after(() => tidyUp(server));

async function shoot(page, view, name) {
  if (!SHOTS) return;
  fs.mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SHOTS, `${view.name}-${name}.png`) });
}

/** Elements of the mirror that one could tap, with where they are on the screen. */
const targets = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#mirror button, #mirror input, #mirror textarea')]
      .map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return { name, left, right, top, bottom };
      })
      // One pixel high: told to screen readers alone.
      .filter(({ top, bottom }) => bottom - top > 2 && bottom > 0 && top < innerHeight),
  );

async function check(page, view, name) {
  await page.waitForTimeout(400);
  await shoot(page, view, name);
  const { width } = view.device.viewport;
  const inMatrix = (target) => /^.+，.+：/.test(target.name) || /^[^,]+, [^,]+: /.test(target.name);
  for (const target of await targets(page)) {
    if (inMatrix(target)) continue; // the matrix scrolls sideways within its card
    const where = `${view.name} ${name} “${target.name}”`;
    assert.ok(target.left >= -1 && target.right <= width + 1, `${where} sticks out sideways`);
  }
}

async function enter(page, view, login) {
  await page.goto(server.url);
  const [name, password] = [page.getByRole('textbox').nth(0), page.getByRole('textbox').nth(1)];
  await name.waitFor();
  if (view.english) await page.getByRole('radio', { name: 'English' }).click();
  if (view.large) await page.getByRole('checkbox').first().click();
  await check(page, view, 'sign-in');
  await name.fill(login);
  await password.fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: view.english ? 'Sign in' : '登录', exact: true }).click();
  await page.getByRole('status').filter({ hasText: /全部已同步|All synced/ }).first().waitFor();
}

async function go(page, address) {
  await page.goto(`${server.url}/#${address}`);
}

async function firstCard(page) {
  await page.getByRole('listitem').getByRole('button').first().click();
  await page.getByRole('progressbar').first().waitFor();
}

for (const view of VIEWS) {
  test(`every screen of a clerk fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, view, 'lixin');
    await go(page, '/');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'tasks');
    await firstCard(page);
    await check(page, view, 'task');
    const report = view.english ? 'Report progress' : '填报进展';
    await page.getByRole('button', { name: report }).click();
    await page.getByRole('spinbutton').waitFor();
    assert.match(place(page), /^\/report\//);
    await check(page, view, 'report');
    await go(page, '/inbox');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'inbox');
    await go(page, '/me');
    await page.getByRole('button', { name: view.english ? 'Sync now' : '立即同步' }).waitFor();
    await check(page, view, 'me');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every screen of a supervisor fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, view, 'leader');
    await go(page, '/board');
    await page.getByRole('button', { name: /^(红|Red) \d+/ }).waitFor();
    await check(page, view, 'board');
    await page.getByRole('button', { name: /^(红|Red) \d+/ }).click();
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'rows');
    await firstCard(page);
    await check(page, view, 'rows-task');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every screen of the office fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, view, 'office');
    await go(page, '/desk');
    await page.getByRole('heading', { name: view.english ? 'Orders' : '督办单' }).waitFor();
    await check(page, view, 'desk');
    await go(page, '/inbox');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'office-inbox');
    await firstCard(page);
    await check(page, view, 'office-task');
    const remind = view.english ? 'Remind' : '催办';
    await page.getByRole('button', { name: remind, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await check(page, view, 'question');
    await go(page, '/import');
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    await check(page, view, 'import');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`the administrator's screen fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, view, 'admin');
    await go(page, '/admin');
    await page.getByRole('button', { name: '高志远' }).first().waitFor();
    await check(page, view, 'admin');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}
