// Finds the changes in the bytes of one live stream, without reading what is in them: a thousand
// streams must cost less to read than to write.
const CHANGES = Buffer.from('event: changes\ndata: ');
const END = Buffer.from('event: end\n');
const HEAD = Buffer.from('"head":');
const NOTHING = Buffer.alloc(0);
const ZERO = 0x30;

/** The number behind "head": after `from`; undefined while not all of it has come. */
function headAfter(bytes, from) {
  const found = bytes.indexOf(HEAD, from);
  if (found < 0) return undefined;
  let number = 0;
  for (let at = found + HEAD.length; at < bytes.length; at++) {
    const digit = bytes[at] - ZERO;
    if (digit < 0 || digit > 9) return number;
    number = number * 10 + digit;
  }
  return undefined;
}

export class ChangeScanner {
  #rest = NOTHING;

  /** The code that the server ended the stream with, once it has. */
  ended = undefined;

  /**
   * Takes what has come, in whatever pieces, and calls `each` with the head of every change whose
   * beginning is there. `bytes` may be used for something else afterwards.
   */
  take(bytes, each) {
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    this.#rest = NOTHING;
    let at = 0;
    for (;;) {
      const found = text.indexOf(CHANGES, at);
      if (found < 0) break;
      const head = headAfter(text, found + CHANGES.length);
      if (head === undefined) {
        this.#rest = Buffer.from(text.subarray(found));
        return;
      }
      each(head);
      at = found + CHANGES.length;
    }
    this.#lookForEnd(text);
    this.#keepTail(text, at);
  }

  #lookForEnd(text) {
    const found = text.indexOf(END);
    if (found < 0) return;
    const [, code] = /"code":"(\w+)"/.exec(text.toString('latin1', found)) ?? [];
    this.ended = code ?? 'unknown';
  }

  // What ends in an empty line, or in the line's end of HTTP, is whole: no mark is cut there.
  #keepTail(text, at) {
    const [before, last] = [text[text.length - 2], text[text.length - 1]];
    if (last === 0x0a && (before === 0x0a || before === 0x0d)) return;
    const from = Math.max(at, text.length - CHANGES.length + 1);
    this.#rest = Buffer.from(text.subarray(from));
  }
}
