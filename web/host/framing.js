// Rows and writes as one block of bytes, as client/host/web/web_storage.cpp reads and writes them:
// numbers of 32 bits, little-endian, then the text in UTF-8. Of the store of blobs, the values are
// bytes and stay so.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function blockOfRows(rows) {
  const bytesOf = (value) => (typeof value === 'string' ? encoder.encode(value) : value);
  const parts = rows.map(([key, value]) => [encoder.encode(key), bytesOf(value)]);
  const size = parts.reduce((sum, [key, value]) => sum + 8 + key.length + value.length, 0);
  const block = new Uint8Array(size);
  const view = new DataView(block.buffer);
  let at = 0;
  for (const [key, value] of parts) {
    view.setUint32(at, key.length, true);
    view.setUint32(at + 4, value.length, true);
    block.set(key, at + 8);
    block.set(value, at + 8 + key.length);
    at += 8 + key.length + value.length;
  }
  return block;
}

/** `isBytes` tells whether a store, by its number, holds bytes. */
export function writesIn(block, isBytes) {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
  const writes = [];
  let at = 0;
  while (at < block.length) {
    const [kind, store, keySize, valueSize] = [0, 4, 8, 12].map((o) =>
      view.getUint32(at + o, true),
    );
    at += 16;
    const key = decoder.decode(block.subarray(at, at + keySize));
    const raw = block.subarray(at + keySize, at + keySize + valueSize);
    const value = isBytes(store) ? raw.slice() : decoder.decode(raw);
    at += keySize + valueSize;
    writes.push({ kind, store, key, value });
  }
  return writes;
}
