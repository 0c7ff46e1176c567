// Chromium for tests: a phone or a desktop, with a profile that outlives the browser where asked.
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { temporaryFolder } from './server.mjs';

const EXECUTABLE = process.env.TZ_CHROMIUM ?? '/usr/bin/chromium';

/** How long a test waits for what it expects; more where the machine does other work too. */
const PATIENCE_MS = Number(process.env.TZ_PATIENCE_MS ?? 20_000);

// Software drawing through SwiftShader; nothing that would reach for the network by itself.
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const COMMON = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  serviceWorkers: 'allow',
  acceptDownloads: true,
};

export const PHONE = {
  ...COMMON,
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

export const TABLET = {
  ...PHONE,
  viewport: { width: 820, height: 1180 },
};

export const DESKTOP = { ...COMMON, viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 };

const open_contexts = new Set();

/** Closes what a test that failed has left open: node would wait for it. */
export async function closeBrowsers() {
  await Promise.all([...open_contexts].map((context) => context.close()));
}

/** Everything that went wrong on a page without a person seeing it: errors and failed scripts. */
export function watch(page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return faults;
}

/**
 * Opens a browser with one context. With `profile`, a folder, what the page stores survives closing
 * and opening again, as on a real device; without it, a folder is made for this run.
 */
export async function openBrowser({ device = PHONE, profile, flags = [], ...more } = {}) {
  const folder = profile ?? temporaryFolder('taizhang-profile-');
  const context = await chromium.launchPersistentContext(folder, {
    ...device,
    ...more,
    executablePath: EXECUTABLE,
    args: [...FLAGS, ...flags],
    headless: true,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  open_contexts.add(context);
  context.on('close', () => open_contexts.delete(context));
  const page = context.pages()[0] ?? (await context.newPage());
  return { context, page, profile: folder, faults: watch(page) };
}

/** The first process of the browser over that profile: it leads the group of all the others. */
export function browserProcess(profile) {
  const wanted = `--user-data-dir=${profile}`;
  const found = fs.readdirSync('/proc').filter((name) => {
    try {
      const given = fs.readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      if (!given.includes(wanted)) return false;
      // A process that it has just made bears its name for a moment.
      const after_name = fs.readFileSync(`/proc/${name}/stat`, 'utf8').replace(/.*\) /s, '');
      return after_name.split(' ')[2] === name;
    } catch {
      return false; // no process, or one that has just ended
    }
  });
  if (found.length !== 1) throw new Error(`${found.length} browsers have ${profile}`);
  return Number(found[0]);
}

/**
 * Ends a browser as a phone out of memory or power does: all of its processes at one moment, those
 * that draw, send and store. `first` is what browserProcess() found.
 */
export async function killBrowser({ context }, first) {
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(-first, 'SIGKILL');
  await gone;
}

/** Waits until a service worker holds the page, so that it opens without a network from now on. */
export async function waitForServiceWorker(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => {
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
    });
  });
}

/** Cuts the whole context off from the network, its service worker included, or lets it back. */
export async function setOffline(context, offline) {
  await context.setOffline(offline);
}
