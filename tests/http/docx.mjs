// A Word document of some lines, as small as one can be: parts that are stored, not packed.
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

export function docxOf(lines) {
  const body = lines.map((line) => `<w:p><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`).join('');
  return zipOf({
    '_rels/.rels':
      '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/>' +
      '</Relationships>',
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
  });
}
