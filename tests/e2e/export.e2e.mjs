// The ledger goes out as a file: chosen on a board, made by the server, saved by the browser.
// Without a network nothing is promised.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import { exactButton, goTo, openAs, reach, realFaults, tidyUp } from './app.mjs';

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** Opens the dialog, chooses what is named there and saves: the file's name and bytes. */
async function saved(page, choices) {
  await exactButton(page, '导出').click();
  const dialog = page.getByRole('dialog');
  for (const choice of choices) {
    await dialog.getByRole('radio', { name: choice, exact: true }).click();
  }
  const coming = page.waitForEvent('download');
  await exactButton(dialog, '下载').click();
  const file = await coming;
  await dialog.waitFor({ state: 'detached' });
  return { name: file.suggestedFilename(), bytes: fs.readFileSync(await file.path()) };
}

test('a leader saves the whole plan as a workbook and the cycle as CSV', async () => {
  const { page, faults } = await openAs(server, 'leader', { device: DESKTOP });
  await goTo(page, server, '/board');
  const workbook = await saved(page, []);
  assert.match(workbook.name, /^台账-.*\.xlsx$/);
  assert.equal(workbook.bytes.subarray(0, 2).toString(), 'PK');
  const table = await saved(page, ['本期填报', '数据（CSV）']);
  assert.match(table.name, /^台账-.*\.csv$/);
  assert.deepEqual([...table.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = table.bytes.toString('utf8').split('\r\n');
  assert.match(lines[0], /任务编号/);
  assert.ok(lines.length > 64);
  assert.deepEqual(faults, []);
});

test('who has no network is told that a file needs one', async () => {
  const { page, context, faults } = await openAs(server, 'leader', { device: PHONE });
  await goTo(page, server, '/board');
  await exactButton(page, '导出').waitFor({ state: 'attached' });
  await context.setOffline(true);
  await reach(exactButton(page, '导出'));
  await page.getByRole('dialog').getByText('没有网络时不能导出', { exact: false }).first().waitFor();
  assert.deepEqual(realFaults(faults), []);
});
