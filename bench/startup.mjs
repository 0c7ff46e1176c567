// How long a person waits: cold start to the sign-in form over a slow line, warm start offline to
// the task list, both with the processor slowed down four times; and frames drawn while nothing
// happens.
// Prints the median of several runs against its budget.
import { openBrowser, setOffline, waitForServiceWorker } from '../tests/lib/browser.mjs';
import { DEMO_PASSWORD, startServer } from '../tests/lib/server.mjs';

const RUNS = Number(process.env.TZ_RUNS ?? 3);
const CPU_SLOWDOWN = 4;
const SLOW_LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6e6 / 8),
  uploadThroughput: (1.6e6 / 8),
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const report = (label, value, budget) =>
  console.log(`${label.padEnd(44)} ${value}  (budget ${budget})`);
const seconds = (times_ms) => `${(median(times_ms) / 1000).toFixed(2)} s`;

async function slowed(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return session;
}

async function coldStart(server) {
  const { context, page } = await openBrowser();
  const session = await slowed(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_LINE);
  const begun = performance.now();
  await page.goto(server.url);
  await page.getByRole('textbox', { name: '用户名' }).waitFor({ timeout: 60_000 });
  const taken = performance.now() - begun;
  await context.close();
  return taken;
}

async function signedInProfile(server) {
  const { context, page, profile } = await openBrowser();
  await page.goto(server.url);
  await page.getByRole('textbox', { name: '用户名' }).fill('aishan');
  await page.getByRole('textbox', { name: '密码' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('status').filter({ hasText: '已同步' }).first().waitFor();
  await waitForServiceWorker(page);
  await page.waitForTimeout(2_000);
  await context.close();
  return profile;
}

async function warmStart(server, profile) {
  const { context, page } = await openBrowser({ profile });
  await setOffline(context, true);
  await slowed(page);
  const begun = performance.now();
  await page.goto(server.url);
  await page.getByRole('listitem').first().waitFor({ timeout: 60_000 });
  const taken = performance.now() - begun;
  await context.close();
  return taken;
}

async function idleFrames(server, profile) {
  const { context, page } = await openBrowser({ profile });
  await page.addInitScript(() => {
    const real = window.requestAnimationFrame.bind(window);
    window.framesDrawn = 0;
    window.requestAnimationFrame = (draw) =>
      real((time) => {
        window.framesDrawn += 1;
        draw(time);
      });
  });
  await page.goto(server.url);
  await page.getByRole('listitem').first().waitFor();
  await page.waitForTimeout(4_000);
  const before = await page.evaluate(() => window.framesDrawn);
  await page.waitForTimeout(5_000);
  const drawn = (await page.evaluate(() => window.framesDrawn)) - before;
  await context.close();
  return drawn;
}

const server = await startServer();
const cold = [];
for (let i = 0; i < RUNS; ++i) cold.push(await coldStart(server));
const profile = await signedInProfile(server);
const warm = [];
for (let i = 0; i < RUNS; ++i) warm.push(await warmStart(server, profile));
report('cold start to the sign-in form, slow line', seconds(cold), '3.0 s');
report('warm start offline to the task list', seconds(warm), '1.0 s');
report('frames in 5 s of idling', String(await idleFrames(server, profile)), '0');
await server.stop();
