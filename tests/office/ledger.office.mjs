// The ledger's workbook as an office prints it: LibreOffice opens it, and its pages hold what the
// sheet says.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openedByOffice } from '../lib/office.mjs';
import { startServer, DEMO_PASSWORD } from '../lib/server.mjs';

// Of a sheet on its side, in mm.
const A3 = { width: 420, height: 297 };
const A4 = { width: 297, height: 210 };

let server;
let cookie;
let plan;

before(async () => {
  server = await startServer();
  const signed_in = await fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-taizhang': '1' },
    body: JSON.stringify({ login: 'office', password: DEMO_PASSWORD }),
  });
  [cookie] = /tz_session=[^;]*/.exec(signed_in.headers.get('set-cookie'));
  const pulled = await fetch(`${server.url}/api/v1/pull?cursor=`, { headers: { cookie } });
  const { records } = (await pulled.json()).page;
  plan = records.find((record) => record.collection === 'plan').body;
});
after(() => server.stop());

async function printed(name, query) {
  const address = `${server.url}/api/v1/export/ledger.xlsx?${new URLSearchParams(query)}`;
  const answer = await fetch(address, { headers: { cookie } });
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return openedByOffice(bytes, name, { pictures: process.env.TZ_PICTURES });
}

/** Lines that stand on one another: a row is not as high as its words. */
function* overlaps(lines) {
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const height = Math.min(a.bottom - a.top, b.bottom - b.top);
      if (across > 1 && down > 0.6 * height) yield `${a.text} / ${b.text}`;
    }
  }
}

const near = (a, b) => Math.abs(a - b) < 1;

for (const [paper, size] of Object.entries({ A3, A4 })) {
  test(`the ledger is printed on ${paper}, its header on every page`, async () => {
    const { pages, text } = await printed(`ledger-${paper}.xlsx`, { plan: plan.id, paper });
    assert.ok(pages.length > 1);
    for (const [i, page] of pages.entries()) {
      assert.ok(near(page.width, size.width) && near(page.height, size.height));
      const words = page.lines.map((line) => line.text).join(' ');
      assert.match(words, /序号.*任务编号.*下一步/s, `page ${i + 1}`);
      assert.match(words, new RegExp(`第 ?${i + 1} ?页，共 ?${pages.length} ?页`));
      assert.ok(page.lines.every((line) => line.left >= 5 && line.right <= size.width - 5));
    }
    assert.deepEqual(
      pages.flatMap((page) => [...overlaps(page.lines)]),
      [],
    );
    assert.ok(text.includes('截至') && text.includes('未定时限'));
    assert.equal(pages[0].lines[0].text.replace(/ /g, ''), `${plan.title}任务台账`);
  });
}
