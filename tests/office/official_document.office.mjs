// Official documents as an office prints them, measured against GB/T 9704-2012.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import test, { before } from 'node:test';
import { openedByOffice } from '../lib/office.mjs';
import { ROOT, temporaryFolder } from '../lib/server.mjs';

const WRITER = path.join(ROOT, 'build/native/tests/office/official_sample');
const FOLDER = temporaryFolder();

// The block of text on the page, in mm; half a character's box is empty above and below it.
const BLOCK = { left: 28, right: 184, top: 37, bottom: 262 };
const LINE = 225 / 22;
const CHARACTER = 156 / 28;

before(() => execFileSync(WRITER, [FOLDER]));

const opened = (name) =>
  openedByOffice(fs.readFileSync(path.join(FOLDER, `${name}.docx`)), `${name}.docx`, {
    pictures: process.env.TZ_PICTURES,
  });

const near = (value, wanted, within, what) =>
  assert.ok(Math.abs(value - wanted) <= within, `${what}: ${value}, not ${wanted} ± ${within} mm`);

const closed = (text) => text.replace(/\s/g, '');
const isBody = (line) => line.bottom < BLOCK.bottom + 1;
const lineWith = (pages, words) => {
  const all = pages.flatMap((page) => page.lines);
  const line = all.find((each) => closed(each.text).includes(words));
  assert.ok(line, `no line with ${words}`);
  return line;
};

test('a full page is A4 with 22 lines of 28 characters that fill the block', async () => {
  const { pages } = await opened('full');
  assert.equal(pages.length, 4);
  for (const page of pages) {
    near(page.width, 210, 0.5, 'width');
    near(page.height, 297, 0.5, 'height');
  }
  for (const page of pages.slice(1, 3)) {
    const lines = page.lines.filter(isBody);
    assert.equal(lines.length, 22);
    for (const line of lines) {
      assert.equal(closed(line.text).length, 28);
      near(line.left, BLOCK.left, 1, 'left margin');
      near(line.right, BLOCK.right, 1, 'right margin');
    }
    const blank = (LINE - (lines[0].bottom - lines[0].top)) / 2;
    near(lines[0].top - blank, BLOCK.top, 1, 'top margin');
    near(lines[21].bottom + blank, BLOCK.bottom, 1, 'bottom margin');
  }
  // The first line of a paragraph begins two characters in.
  const first = pages[0].lines[1];
  near(first.left - BLOCK.left, 2 * CHARACTER, 1, 'indent');
  assert.equal(closed(first.text).length, 26);
});

test('the number of a page stands at its outer edge, 7 mm below the block', async () => {
  const { pages } = await opened('circular');
  pages.forEach((page, i) => {
    const number = page.lines.find((line) => closed(line.text) === `—${i + 1}—`);
    assert.ok(number, `page ${i + 1} has its number`);
    near((number.top + number.bottom) / 2, BLOCK.bottom + 7, 1, 'height of the dashes');
    const character = (14 / 72) * 25.4;
    if (i % 2 === 0) near(number.right, BLOCK.right - character, 1, 'right edge');
    else near(number.left, BLOCK.left + character, 1, 'left edge');
    const small = page.lines.find((line) => closed(line.text).startsWith('台账第1204条'));
    assert.ok(small.top > number.bottom && small.right <= BLOCK.right, 'small print below it');
    assert.ok(small.bottom < page.height - 15, 'and where printers reach');
  });
});

test('a circular reads in its order, its table with the heads on every page', async () => {
  const { pages, text } = await opened('circular');
  const wanted = [
    '示范区优化营商环境工作领导小组办公室文件',
    '示营商办〔2021〕5号',
    '情况的通报',
    '街道办事处：',
    '一、总体情况',
    '二、存在的问题',
    '（一）进度滞后',
    '1.市场监管局',
    '（二）报送不及时',
    '三、各单位进展',
    '第40责任单位',
    '四、下一步要求',
    '附件：1.2021年上半年',
    '2.示范区优化营商环境重点任务',
    '领导小组办公室2021年6月30日',
  ];
  const whole = closed(text);
  let at = -1;
  for (const words of wanted) {
    const next = whole.indexOf(words, at + 1);
    assert.ok(next > at, `${words} comes in its place`);
    at = next;
  }
  const isRow = (line) => /^第\d+责任单位$/.test(closed(line.text));
  const with_rows = pages.filter((page) => page.lines.some(isRow));
  assert.ok(with_rows.length > 1);
  for (const page of with_rows) {
    assert.equal(page.lines.filter((line) => closed(line.text) === '完成比例').length, 1);
  }
  for (const page of pages) {
    for (const line of page.lines) {
      assert.ok(line.left >= BLOCK.left - 1 && line.right <= BLOCK.right + 1, line.text);
    }
  }
});

test('the red head begins 35 mm below the edge of the block, with or without a mark', async () => {
  for (const [name, words] of [
    ['circular', '示范区优化营商环境工作领导小组办公室文件'],
    ['marked', '示范区人民政府文件'],
  ]) {
    const { pages } = await opened(name);
    const head = lineWith(pages, words);
    near(head.top, BLOCK.top + 35, 1.5, 'head');
    near((head.left + head.right) / 2, 106, 1, 'middle of the head');
    assert.ok(head.left >= BLOCK.left - 1 && head.right <= BLOCK.right + 1, 'in one line');
  }
});

test('a draft has its mark top left, and the name above the date', async () => {
  const { pages } = await opened('draft');
  assert.equal(pages.length, 1);
  const mark = lineWith(pages, '征求意见稿');
  near(mark.left, BLOCK.left, 1, 'mark');
  assert.equal(pages[0].lines[0], mark);
  const title = lineWith(pages, '优化营商环境若干措施');
  near((title.left + title.right) / 2, 106, 1, 'middle of the title');
  const [name, date] = [lineWith(pages, '区政府办公室'), lineWith(pages, '2021年12月1日')];
  near(date.right, BLOCK.right - 4 * CHARACTER, 1, 'end of the date');
  near((name.left + name.right) / 2, (date.left + date.right) / 2, 6, 'name above the date');
  near(date.top - name.top, LINE, 1, 'one line below');
});

test('the signature never stands alone on a page', async () => {
  let parted = 0;
  for (let lines = 15; lines <= 18; lines++) {
    execFileSync(WRITER, [FOLDER, String(lines)]);
    const { pages } = await opened('signed');
    if (pages.length === 1) continue;
    parted += 1;
    const first = closed(pages.at(-1).lines.filter(isBody)[0].text);
    assert.equal(first, '一二三四五六七八九十', `begins the last page after ${lines} lines`);
  }
  assert.ok(parted > 0, 'some of these take two pages');
});
