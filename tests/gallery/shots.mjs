// Pictures of the gallery's pages, to be looked at.
//   node tests/gallery/shots.mjs DIST OUT [NAME...]
// DIST: what script/web.mjs made of build/wasm/client/shell/gallery.
import fs from 'node:fs';
import path from 'node:path';
import { launch, open, serve } from './serve.mjs';

const [dist, out, ...only] = process.argv.slice(2);

const PHONE = { width: 390, height: 844, ratio: 2 };
const SMALL = { width: 320, height: 640, ratio: 2 };
const TABLET = { width: 820, height: 1100, ratio: 1 };
const DESKTOP = { width: 1240, height: 844, ratio: 1 };
const SHOTS = [
  ['tasks', 'tasks', PHONE],
  ['task', 'task', PHONE],
  ['report', 'report', PHONE],
  ['board', 'board', PHONE],
  ['widgets', 'widgets', { ...PHONE, height: 1900 }],
  ['tasks-large', 'tasks,150', PHONE],
  ['task-large', 'task,200', { ...PHONE, height: 1400 }],
  ['report-large', 'report,150', PHONE],
  ['board-large', 'board,200', { ...SMALL, height: 1400 }],
  ['widgets-large', 'widgets,200', { ...PHONE, height: 3000 }],
  ['tasks-small', 'tasks', SMALL],
  ['tablet', 'tasks', TABLET],
  ['desk', 'desk', DESKTOP],
  ['widgets-desk', 'widgets', { ...DESKTOP, height: 1500 }],
  ['tasks-desk', 'tasks', DESKTOP],
];

const { home, stop } = await serve(dist);
const browser = await launch();
fs.mkdirSync(out, { recursive: true });
for (const [name, hash, size] of SHOTS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const page = await open(browser, home, hash, size);
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await page.context().close();
}
await browser.close();
stop();
