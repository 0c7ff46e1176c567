// The last resort: a phone that will not reach the server any more saves what it has not sent as a
// sealed file. The phone is lost; another browser of the same clerk takes the file in with its
// code, and everything is in the ledger once. Without the code, or as somebody else, nobody can.
import assert from 'node:assert/strict';
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { browserProcess, killBrowser, PHONE, setOffline } from '../lib/browser.mjs';
import { startServer, temporaryFolder } from '../lib/server.mjs';
import {
  answer, exactButton, goTo, openAs, openTask, realFaults, reach, report, synced, syncStatus,
  textbox, tidyUp, timesInLedger,
} from './app.mjs';

/** A task that the sample keeps behind its time, whatever the day. */
const TASK = '(三)1';
/** The second corrects the first, and so depends on it. */
const REPORTS = ['没有网络时写的第一份', '没有网络时写的更正'];
const TAG_BYTES = 16;
const FILE_NAME = '台账待传.json';

let server;
let saved; // the file: { path, code }

before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** What the ledger holds of these reports, as the clerk's device would download it. */
const inLedger = () => timesInLedger(server, 'lixin', REPORTS);

async function choose(page) {
  await goTo(page, server, '/me');
  await page.getByLabel('取回未传编辑文件').setInputFiles(saved.path);
  await page.getByRole('dialog', { name: '取回未传编辑' }).waitFor();
}

async function tryCode(page, code) {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '取回码' }).fill(code);
  await dialog.getByRole('button', { name: '取回', exact: true }).click();
}

test('a phone without a network saves two reports as a file and tells its code', async () => {
  const phone = await openAs(server, 'lixin', { device: PHONE });
  await setOffline(phone.context, true);
  await openTask(phone.page, TASK);
  for (const words of REPORTS) await report(phone.page, 100, words);
  await syncStatus(phone.page, '2 条待传').first().waitFor();
  await goTo(phone.page, server, '/me');
  const download = phone.page.waitForEvent('download');
  await reach(exactButton(phone.page, '把未上报的内容存成文件'));
  const file = await download;
  assert.equal(file.suggestedFilename(), FILE_NAME);
  const kept = path.join(temporaryFolder(), FILE_NAME);
  await file.saveAs(kept);
  const code = await textbox(phone.page, '取回码').inputValue();
  assert.match(code, /^([a-km-np-z2-9]{4}-){2}[a-km-np-z2-9]{4}$/);
  await exactButton(phone.page, '已经记下').click();
  saved = { path: kept, code };
  assert.deepEqual(realFaults(phone.faults), []);
  // The phone is lost: nothing of its profile is used again. Closed in order it might still send.
  await killBrowser(phone, browserProcess(phone.profile));
  fs.rmSync(phone.profile, { recursive: true, force: true });
  assert.deepEqual(await inLedger(), [0, 0]);
});

test('the file is sealed as the protocol says', () => {
  const text = fs.readFileSync(saved.path, 'utf8');
  for (const words of REPORTS) assert.ok(!text.includes(words));
  const file = JSON.parse(text);
  assert.equal(file.kind, 'taizhang-unsent');
  const [salt, iv, bytes] = [file.kdf.salt, file.iv, file.ciphertext].map((part) =>
    Buffer.from(part, 'base64'),
  );
  const code = saved.code.replaceAll('-', '');
  const key = pbkdf2Sync(code, salt, file.kdf.iterations, 32, 'sha256');
  const opened = createDecipheriv('aes-256-gcm', key, iv);
  opened.setAAD(Buffer.from('taizhang-unsent/1'));
  opened.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plain = Buffer.concat([opened.update(bytes.subarray(0, -TAG_BYTES)), opened.final()]);
  assert.equal(JSON.parse(plain).edits.length, REPORTS.length);
});

test('another clerk cannot take the file in, even with its code', async () => {
  const other = await openAs(server, 'aishan', { device: PHONE });
  await choose(other.page);
  await tryCode(other.page, saved.code);
  await other.page.getByText('这份文件是别人保存的').first().waitFor();
  await exactButton(other.page, '取消').click();
  await synced(other.page);
  assert.deepEqual(await inLedger(), [0, 0]);
  assert.deepEqual(other.faults, []);
  await other.context.close();
});

test('a new browser takes the file in with its code, and each edit arrives once', async () => {
  const again = await openAs(server, 'lixin', { device: PHONE });
  await choose(again.page);
  await tryCode(again.page, 'aaaa-bbbb-cccc');
  await again.page.getByText('取回码不对').first().waitFor();
  assert.deepEqual(await inLedger(), [0, 0]);
  await answer(again.page, '取回', { 取回码: saved.code.toUpperCase() });
  await again.page.getByText('2 条已取回，0 条已在本机').first().waitFor();
  await synced(again.page);
  assert.deepEqual(await inLedger(), [1, 1]);

  await choose(again.page);
  await answer(again.page, '取回', { 取回码: saved.code });
  await again.page.getByText('0 条已取回，2 条已在本机').first().waitFor();
  await synced(again.page);
  assert.deepEqual(await inLedger(), [1, 1]);
  assert.deepEqual(again.faults, []);
});
