// A folder of files over HTTP, and a browser to look at it, for the gallery's programs.
import { chromium } from 'playwright-core';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/** Serves `folder`; returns the address and a way to stop. */
export async function serve(folder) {
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname;
    const file = path.join(folder, name === '/' ? 'index.html' : name);
    if (!file.startsWith(folder) || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'text/plain' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    home: `http://127.0.0.1:${server.address().port}/`,
    stop: () => server.close(),
  };
}

export const launch = () =>
  chromium.launch({
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

/** Opens a page of the gallery and waits until it is drawn. */
export async function open(browser, home, hash, { width, height, ratio = 1, touch = false }) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: ratio,
    hasTouch: touch,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  page.on('console', (message) => console.log(`${hash}: ${message.text()}`));
  page.on('pageerror', (error) => console.log(`${hash}: ${error.stack}`));
  await page.addInitScript(() => {
    const real = window.requestAnimationFrame.bind(window);
    window.framesAsked = 0;
    window.requestAnimationFrame = (call) => {
      window.framesAsked += 1;
      return real(call);
    };
  });
  await page.goto(`${home}#${hash}`);
  await page.waitForSelector('#mirror [role=heading]', { state: 'attached', timeout: 30000 });
  return page;
}
