// What a first visit needs on the wire, file by file, in the brotli form that the server sends over
// TLS; against the budget of 250 KB. Counts what the page really asks for until the sign-in form.
import fs from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../tests/lib/browser.mjs';
import { DIST, startServer } from '../tests/lib/server.mjs';

const BUDGET_KB = 250;

function wireBytes(pathname) {
  const file = path.join(DIST, pathname === '/' ? 'index.html' : pathname);
  for (const form of [`${file}.br`, file]) {
    if (fs.existsSync(form)) return fs.statSync(form).size;
  }
  return 0;
}

const server = await startServer();
const { context, page } = await openBrowser();
const asked = new Set();
page.on('request', (request) => {
  const url = new URL(request.url());
  if (!url.pathname.startsWith('/api/')) asked.add(url.pathname);
});
await page.goto(server.url);
await page.getByRole('textbox', { name: '用户名' }).waitFor();
const rows = [...asked].map((name) => [name, wireBytes(name)]).sort((a, b) => b[1] - a[1]);
let total = 0;
for (const [name, bytes] of rows) {
  total += bytes;
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${name}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  in all; budget ${BUDGET_KB} KB`);
await context.close();
await server.stop();
