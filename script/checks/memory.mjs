// What a slow tool has already found good, by the hash of all that it looked at. Kept between runs
// in the cache folder, so that only what changed is looked at again.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const KEPT = 20_000;

export class Memory {
  #file;
  #known;
  #fresh = [];

  constructor(file) {
    this.#file = file;
    this.#known = new Set(fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : []);
  }

  static open(name) {
    const cache = process.env.TAIZHANG_CACHE ?? path.join(os.homedir(), '.cache/taizhang');
    return new Memory(path.join(cache, 'check', name));
  }

  static key(parts) {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(String(part.length)).update(':').update(part);
    return hash.digest('hex');
  }

  has(...parts) {
    return this.#known.has(Memory.key(parts));
  }

  add(...parts) {
    const key = Memory.key(parts);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#fresh.push(key);
  }

  /** Writes what was learnt: appended at once, so that two runs side by side lose nothing. */
  close() {
    if (this.#fresh.length === 0) return;
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    if (this.#known.size > KEPT) fs.rmSync(this.#file, { force: true });
    fs.appendFileSync(this.#file, `${this.#fresh.join('\n')}\n`);
    this.#fresh = [];
  }
}
