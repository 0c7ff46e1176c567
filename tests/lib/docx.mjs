// A Word document of paragraphs and tables, as small as one can be: its parts are stored and
// not packed.
const TABLE = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function checksum(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

function head(signature, fields) {
  const bytes = Buffer.alloc(4 + fields.reduce((sum, [size]) => sum + size, 0));
  bytes.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [size, value] of fields) {
    bytes.writeUIntLE(value, at, size);
    at += size;
  }
  return bytes;
}

/** `parts` maps names to contents. */
export function zipOf(parts) {
  const local = [];
  const list = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const file = Buffer.from(name);
    // Version, flags, method, time, date, checksum, sizes, length of the name, of what is extra.
    const common = [
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0x21],
      [4, checksum(content)],
      [4, content.length],
      [4, content.length],
      [2, file.length],
      [2, 0],
    ];
    const place = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at],
    ];
    const entry = [head(0x04034b50, common), file, content];
    local.push(...entry);
    list.push(head(0x02014b50, [[2, 20], ...common, ...place]), file);
    at += entry.reduce((sum, bytes) => sum + bytes.length, 0);
  }
  const count = Object.keys(parts).length;
  const size = list.reduce((sum, bytes) => sum + bytes.length, 0);
  const end = [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, at],
    [2, 0],
  ];
  return Buffer.concat([...local, ...list, head(0x06054b50, end)]);
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const paragraph = (text) => `<w:p><w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`;
const row = (cells) =>
  `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
const table = (rows) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map(row).join('')}</w:tbl>`;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** `blocks` holds texts, each a paragraph, and lists of rows of cells, each a table. */
export function docxOf(blocks) {
  const body = blocks.map((block) => (Array.isArray(block) ? table(block) : paragraph(block)));
  return zipOf({
    '[Content_Types].xml':
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ' +
      'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${WORD}"/></Types>`,
    '_rels/.rels':
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>` +
      '</Relationships>',
    'word/document.xml':
      `${XML}<w:document xmlns:w="${MAIN}"><w:body>${body.join('')}</w:body></w:document>`,
  });
}
