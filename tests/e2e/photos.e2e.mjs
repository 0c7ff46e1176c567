// Evidence, end to end: a clerk without a network attaches two photos to a report, closes the
// browser, opens it again with a network; the lead unit sees the photos.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, openBrowser, PHONE, setOffline } from '../lib/browser.mjs';
import { startServer } from '../lib/server.mjs';
import {
  button, exactButton, goTo, openAs, openTask, place, syncStatus, textbox, tidyUp, ZH,
} from './app.mjs';

/** A task of the clerk's that the other's unit leads. */
const TASK = '(三)3';
const WORDS = '现场已整改，附照片两张。';
const LONGEST_SIDE = 1600;
const SMALL_PHONE = { ...PHONE, viewport: { width: 360, height: 740 } };

let server;
before(async () => {
  server = await startServer();
});
after(() => tidyUp(server));

/** A photo as a phone's camera takes it: large, and with what cameras write into it. */
async function takePhoto(page, name, colour) {
  const base64 = await page.evaluate(async (fill) => {
    const canvas = document.createElement('canvas');
    canvas.width = 2400;
    canvas.height = 1800;
    const context = canvas.getContext('2d');
    context.fillStyle = fill;
    context.fillRect(0, 0, 2400, 1800);
    for (let i = 0; i < 4000; i++) {
      context.fillStyle = `hsl(${(i * 47) % 360} 60% 50%)`;
      context.fillRect((i * 389) % 2400, (i * 271) % 1800, 40, 30);
    }
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.95));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }, colour);
  const plain = Buffer.from(base64, 'base64');
  const exif = Buffer.from('Exif\0\0GPS 36.69N 118.02E', 'latin1');
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  return {
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.concat([head, exif, plain.subarray(2)]),
  };
}

const chooser = (page) => page.locator('input[type=file]:not([capture])');
const dialog = (page, name) => page.getByRole('dialog', { name });

/** The longer side of the picture that the dialog shows, as the browser decodes it. */
async function shown(page, name) {
  const image = dialog(page, name).getByRole('img', { name });
  await image.waitFor();
  return image.evaluate(async (element) => {
    await element.decode();
    return Math.max(element.naturalWidth, element.naturalHeight);
  });
}

test('photos attached without a network reach the lead unit', async () => {
  const lead = await openAs(server, 'shichangjianguan', { device: DESKTOP });
  const phone = await openAs(server, 'lixin', { device: SMALL_PHONE });
  const photos = [
    await takePhoto(phone.page, 'IMG_0001.JPG', '#8ab'),
    await takePhoto(phone.page, 'IMG_0002.JPG', '#ba8'),
  ];
  await openTask(phone.page, TASK);
  await button(phone.page, ZH.report).waitFor();
  const task = await place(phone.page);

  await setOffline(phone.context, true);
  await button(phone.page, ZH.report).tap();
  await textbox(phone.page, ZH.narrative).fill(WORDS);
  await chooser(phone.page).setInputFiles(photos);
  const first = button(phone.page, 'IMG_0001.jpg').first();
  await first.waitFor({ state: 'attached' });
  await button(phone.page, 'IMG_0002.jpg').first().waitFor({ state: 'attached' });
  await phone.page.getByText('2 / 9').first().waitFor({ state: 'attached' });
  await exactButton(phone.page, ZH.save).tap();
  await syncStatus(phone.page, '附件').first().waitFor();
  await phone.context.close();

  const again = await openBrowser({ device: PHONE, profile: phone.profile });
  await goTo(again.page, server, task);
  await again.page.getByText(/已入账 №\d+/).first().waitFor();
  await syncStatus(again.page, ZH.all_synced).first().waitFor();

  await goTo(lead.page, server, task);
  for (const name of ['IMG_0001.jpg', 'IMG_0002.jpg']) {
    const answered = lead.page.waitForResponse('**/api/v1/blob/*');
    await button(lead.page, name).first().click();
    assert.equal(await shown(lead.page, name), LONGEST_SIDE);
    // Where and with what it was taken stays on the clerk's phone.
    assert.ok(!(await (await answered).body()).includes('GPS'));
    await dialog(lead.page, name).getByRole('button', { name: '关闭' }).click();
    await dialog(lead.page, name).waitFor({ state: 'detached' });
  }
  const theirs = [...lead.faults, ...again.faults.filter((f) => !/ERR_INTERNET/.test(f))];
  assert.deepEqual(theirs, []);
});

test('a photo seen once is there without a network, and only its own bytes are shown', async () => {
  const lead = await openAs(server, 'shichangjianguan', { device: PHONE });
  await openTask(lead.page, TASK);
  const photo = button(lead.page, 'IMG_0001.jpg').first();
  await photo.waitFor({ state: 'attached' });
  // Something on the way changes the picture: it is not shown.
  const forged = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100)]);
  await lead.page.route('**/api/v1/blob/*', (route) =>
    route.fulfill({ status: 200, contentType: 'image/jpeg', body: forged }),
  );
  await photo.click();
  await lead.page.getByText('打不开').first().waitFor({ state: 'attached' });
  assert.equal(await dialog(lead.page, 'IMG_0001.jpg').count(), 0);
  await lead.page.unroute('**/api/v1/blob/*');
  await photo.click();
  await dialog(lead.page, 'IMG_0001.jpg').waitFor();
  await lead.page.keyboard.press('Escape');
  await dialog(lead.page, 'IMG_0001.jpg').waitFor({ state: 'detached' });
  await setOffline(lead.context, true);
  await photo.click();
  await dialog(lead.page, 'IMG_0001.jpg').waitFor();
});
