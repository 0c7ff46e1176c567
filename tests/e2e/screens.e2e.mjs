// A walk through every screen, as a clerk and as a supervisor, at each size, in both languages and
// in large type: nothing sticks out of the page, nothing goes wrong unseen. See walk.mjs for the
// pictures, dialogs.e2e.mjs for what opens over the screens.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowsers, openBrowser } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { place, tidyUp } from './app.mjs';
import { check, checkWhole, enter, VIEWS } from './walk.mjs';

let server;
before(async () => {
  server = await startServer({ args: ['--demo-banner'] });
});
after(() => tidyUp(server));

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
    await enter(page, server, view, 'lixin');
    await go(page, '/');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'tasks');
    await firstCard(page);
    await check(page, view, 'task');
    const report = view.english ? 'Report progress' : '填报进展';
    await page.getByRole('button', { name: report }).click();
    await page.getByRole('spinbutton').waitFor();
    assert.match(await place(page), /^\/report\//);
    await check(page, view, 'report');
    await go(page, '/inbox');
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'inbox');
    await go(page, '/me');
    await page.getByRole('button', { name: view.english ? 'Sync now' : '立即同步' }).waitFor();
    await check(page, view, 'me');
    await checkWhole(page, view, 'me-whole');
    await go(page, '/sessions');
    await page.getByText(view.english ? 'This device' : '本机', { exact: true }).first().waitFor();
    await check(page, view, 'sessions');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every screen of a supervisor fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'leader');
    await go(page, '/board');
    await page.getByRole('button', { name: /^(红|Red) \d+/ }).waitFor();
    await check(page, view, 'board');
    await page.getByRole('button', { name: /^(红|Red) \d+/ }).click();
    await page.getByRole('listitem').first().waitFor();
    await check(page, view, 'rows');
    await firstCard(page);
    await check(page, view, 'rows-task');
    await go(page, '/circulars');
    await page.getByRole('button', { name: /^关于《/ }).first().click();
    await page.getByRole('heading', { name: '一、总体情况' }).waitFor();
    await checkWhole(page, view, 'circular');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every screen of the office fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'office');
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
    await go(page, '/criteria');
    const edit = view.english ? 'Edit the criteria' : '修改标准';
    await page.getByRole('button', { name: edit, exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, view, 'criteria');
    await go(page, '/assessments');
    const trial = view.english ? 'Trial run' : '试算';
    await page.getByRole('button', { name: trial, exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await check(page, view, 'trial');
    await go(page, '/import');
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' });
    await check(page, view, 'import');
    await go(page, '/circulars');
    await page.getByRole('button', { name: /^关于《/ }).first().waitFor();
    await check(page, view, 'circulars');
    await go(page, '/register');
    await page.getByText(view.english ? 'No entry yet' : '还没有登记事项').first().waitFor();
    await check(page, view, 'register');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`every screen of an auditor fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'auditor');
    await go(page, '/audit');
    const copy = view.english ? 'Copy' : '复制';
    await page.getByRole('button', { name: copy, exact: true }).waitFor({ state: 'attached' });
    await check(page, view, 'audit');
    await checkWhole(page, view, 'audit-whole');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });

  test(`the administrator's screen fits: ${view.name}`, async () => {
    const { page, faults } = await openBrowser({ device: view.device });
    await enter(page, server, view, 'admin');
    await go(page, '/admin');
    await page.getByRole('button', { name: '高志远' }).first().waitFor();
    await check(page, view, 'admin');
    assert.deepEqual(faults, []);
    await closeBrowsers();
  });
}
