// An office suite without a window: opens a file as LibreOffice does and tells what a reader would
// see on paper. Each opening has a profile and a folder of its own, which go when it is done.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A machine that also compiles is slow, and the first start of a fresh profile takes longest. */
const OPEN_MS = 120_000;
const MM_OF_POINT = 25.4 / 72;

// The fonts of Chinese offices are not free: what stands in for them is named here, so that the
// same lines break at the same places wherever Noto CJK is installed.
const SERIF = ['方正小标宋简体', '仿宋_GB2312', '仿宋', '楷体_GB2312', '楷体', '宋体', 'SimSun'];
const SANS = ['黑体', 'SimHei', '微软雅黑', '等线', 'DengXian', 'Microsoft YaHei'];

const alias = (family, stand_in) =>
  `<match target="pattern"><test name="family"><string>${family}</string></test>` +
  `<edit name="family" mode="assign" binding="same"><string>${stand_in}</string></edit></match>`;

function writeFonts(file) {
  const rules = [
    ...SERIF.map((family) => alias(family, 'Noto Serif CJK SC')),
    ...SANS.map((family) => alias(family, 'Noto Sans CJK SC')),
  ];
  const text =
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
    `<include>/etc/fonts/fonts.conf</include>${rules.join('')}</fontconfig>`;
  fs.writeFileSync(file, text);
}

/** A tool that is missing is no reason to pass: the words say how to get it. */
async function runTool(tool, args, options = {}) {
  try {
    return (await run(tool, args, { maxBuffer: 64 * 1024 * 1024, ...options })).stdout;
  } catch (fault) {
    if (fault.code === 'ENOENT') throw new Error(`no ${tool} here: script/bootstrap office`);
    throw fault;
  }
}

// LibreOffice's first process starts the one that works: they are ended together.
function runOffice(args, env) {
  return new Promise((resolve, reject) => {
    const child = execFile('soffice', args, { env, detached: true }, (fault, out, err) => {
      clearTimeout(timer);
      if (fault?.code === 'ENOENT') reject(new Error('no soffice here: script/bootstrap office'));
      else if (fault) reject(new Error(`soffice: ${fault.message}\n${out}${err}`));
      else resolve(`${out}${err}`);
    });
    const timer = setTimeout(() => {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }, OPEN_MS);
  });
}

async function inFolder(work) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-office-'));
  try {
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function convertIn(folder, bytes, name, format) {
  const source = path.join(folder, name);
  const fonts = path.join(folder, 'fonts.conf');
  fs.writeFileSync(source, bytes);
  writeFonts(fonts);
  const words = await runOffice(
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--norestore',
      '--convert-to',
      format,
      '--outdir',
      path.join(folder, 'out'),
      source,
    ],
    { ...process.env, FONTCONFIG_FILE: fonts, HOME: folder, LC_ALL: 'C.UTF-8' },
  );
  const made = path.join(folder, 'out', `${path.parse(name).name}.${format.split(':')[0]}`);
  if (!fs.existsSync(made)) throw new Error(`LibreOffice does not read ${name}: ${words}`);
  return made;
}

/**
 * The file as LibreOffice saves it in another format, such as 'csv', 'txt:Text' or 'docx'. `name`
 * tells by its ending what `bytes` are.
 */
export const convertedByOffice = (bytes, name, format) =>
  inFolder(async (folder) => fs.readFileSync(await convertIn(folder, bytes, name, format)));

const unescaped = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&');

const mm = (points) => Number(points) * MM_OF_POINT;

function boxOf(attributes) {
  const value = (name) => mm(attributes.match(new RegExp(`${name}="([\\d.-]+)"`))[1]);
  return { left: value('xMin'), top: value('yMin'), right: value('xMax'), bottom: value('yMax') };
}

// The lines of a page from the top down; a line holds the words that stand at the same height.
function linesOf(xml) {
  const lines = [...xml.matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g)].map(([, box, words]) => ({
    ...boxOf(box),
    text: [...words.matchAll(/<word [^>]*>([^<]*)<\/word>/g)].map((w) => unescaped(w[1])).join(' '),
  }));
  return lines.sort((a, b) => a.top - b.top || a.left - b.left);
}

function pagesOf(xml) {
  return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map(
    ([, width, height, inner]) => ({ width: mm(width), height: mm(height), lines: linesOf(inner) }),
  );
}

/**
 * The file as printed: `text` in reading order, and `pages`, each with its `width`, `height` and
 * `lines` ({ text, left, top, right, bottom }), all in mm from the page's upper left corner. A
 * line's box is as high as its font, not as its ink. With `pictures`, a folder that is kept, each
 * page is also drawn there as NAME-1.png, NAME-2.png; `fonts` names what the PDF is set in.
 */
export function openedByOffice(bytes, name, { pictures } = {}) {
  return inFolder(async (folder) => {
    const pdf = await convertIn(folder, bytes, name, 'pdf');
    const boxes = await runTool('pdftotext', ['-bbox-layout', pdf, '-']);
    const text = await runTool('pdftotext', ['-enc', 'UTF-8', pdf, '-']);
    const fonts = await runTool('pdffonts', [pdf]);
    if (pictures) {
      fs.mkdirSync(pictures, { recursive: true });
      const prefix = path.join(pictures, path.parse(name).name);
      await runTool('pdftoppm', ['-png', '-r', '80', pdf, prefix]);
    }
    return { pages: pagesOf(boxes), text, fonts };
  });
}
