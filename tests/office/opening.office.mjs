// What the other tests of this kind rely on: a file is opened, read, drawn, and nothing stays.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { docxOf } from '../lib/docx.mjs';
import { convertedByOffice, openedByOffice } from '../lib/office.mjs';
import { temporaryFolder } from '../lib/server.mjs';

const left = () =>
  fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('taizhang-office-'));

test('a document is opened as a reader sees it, and nothing stays behind', async () => {
  const before = left().length;
  const pictures = temporaryFolder();
  const bytes = docxOf(['工作方案', [['序号', '任务'], ['1', 'a < b & c']]]);
  const { pages, text, fonts } = await openedByOffice(bytes, 'plan.docx', { pictures });
  assert.equal(pages.length, 1);
  assert.match(text, /工作方案[\s\S]*a ?< ?b ?& ?c/);
  assert.equal(pages[0].lines[0].text, '工作方案');
  assert.ok(pages[0].lines[0].left > 10 && pages[0].lines[0].top > 10);
  assert.match(fonts, /CJK/);
  assert.deepEqual(fs.readdirSync(pictures), ['plan-1.png']);
  assert.equal(fs.readFileSync(path.join(pictures, 'plan-1.png')).toString('latin1', 1, 4), 'PNG');
  assert.equal(left().length, before);
});

test('a sheet is read too', async () => {
  const sheet = await convertedByOffice('number,task\n1,road\n', 'ledger.csv', 'xlsx');
  const { text } = await openedByOffice(sheet, 'ledger.xlsx');
  assert.match(text, /number\s+task[\s\S]*road/);
});

test('what is no document is refused', async () => {
  await assert.rejects(openedByOffice(Buffer.from('PK\x03\x04'), 'broken.docx'), /does not read/);
});
