// Reads a workbook (.xlsx): the parts of its archive, and the cells of a sheet.
import zlib from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Name -> text of every part, by the archive's own list. */
export function partsOf(bytes) {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== END) throw new Error('no archive');
  const count = bytes.readUInt16LE(end + 10);
  const parts = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error('a list that is cut');
    const packed = bytes.readUInt16LE(at + 10) !== 0;
    const size = bytes.readUInt32LE(at + 20);
    const [name, extra, note] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(from, from + size);
    parts.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (packed ? zlib.inflateRawSync(content) : content).toString('utf8'),
    );
    at += 46 + name + extra + note;
  }
  return parts;
}

const unescaped = (text) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

const columnOf = (ref) =>
  [...ref.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CELL =
  /<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>(?:<is>(?:<t[^>]*>([\s\S]*?)<\/t>)?<\/is>|<v>(.*?)<\/v>)<\/c>)/g;

/** A sheet's rows: lists of texts and numbers, '' where a cell is empty. `sheet`: from 1. */
export function rowsOf(bytes, sheet = 1) {
  const xml = partsOf(bytes).get(`xl/worksheets/sheet${sheet}.xml`);
  return [...xml.matchAll(/<row [^>]*>([\s\S]*?)<\/row>/g)].map(([, inner]) => {
    const row = [];
    for (const [, ref, text, number] of inner.matchAll(CELL)) {
      row[columnOf(ref)] = number === undefined ? unescaped(text ?? '') : Number(number);
    }
    return row;
  });
}

/** The fields of a CSV file, without its mark. */
export function csvRows(text) {
  const rows = [[]];
  const field = /("(?:[^"]|"")*"|[^,\r\n"]*)(,|\r\n)/gy;
  for (let found = field.exec(text); found; found = field.exec(text)) {
    const [, raw, end] = found;
    rows[rows.length - 1].push(raw.startsWith('"') ? raw.slice(1, -1).replace(/""/g, '"') : raw);
    if (end === '\r\n') rows.push([]);
  }
  rows.pop();
  return rows;
}
