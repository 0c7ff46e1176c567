// Pictures of the gallery's pages, to be looked at.
//   node tests/gallery/shots.mjs DIST OUT [NAME...]
// DIST: what script/web.mjs made of build/wasm/client/shell/gallery.
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [dist, out, ...only] = process.argv.slice(2);
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

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

const server = http.createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').pathname;
  const file = path.join(dist, name === '/' ? 'index.html' : name);
  if (!file.startsWith(dist) || !fs.existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'text/plain' });
  fs.createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const home = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
});
fs.mkdirSync(out, { recursive: true });
for (const [name, hash, size] of SHOTS) {
  if (only.length > 0 && !only.includes(name)) continue;
  const context = await browser.newContext({
    viewport: { width: size.width, height: size.height },
    deviceScaleFactor: size.ratio,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('console', (message) => console.log(`${name}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`${name}: ${error.stack}`));
  await page.goto(`${home}#${hash}`);
  await page.waitForSelector('#mirror [role=heading]', { state: 'attached', timeout: 20000 });
  await page.waitForTimeout(300);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  await context.close();
}
await browser.close();
server.close();
