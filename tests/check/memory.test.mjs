import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Memory } from '../../script/checks/memory.mjs';

function inFolder(use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-memory-'));
  try {
    use(path.join(folder, 'deep', 'known'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('what was found good is known to the next run', () =>
  inFolder((file) => {
    const first = new Memory(file);
    first.add('rules', 'text');
    first.close();
    assert.ok(new Memory(file).has('rules', 'text'));
  }));

test('another text, or other rules, are not known', () =>
  inFolder((file) => {
    const memory = new Memory(file);
    memory.add('rules', 'text');
    assert.ok(!memory.has('rules', 'text.'));
    assert.ok(!memory.has('rules.', 'text'));
    assert.ok(!memory.has('rule', 'stext'));
  }));

test('two runs side by side lose nothing', () =>
  inFolder((file) => {
    const one = new Memory(file);
    const other = new Memory(file);
    one.add('a');
    other.add('b');
    one.close();
    other.close();
    const later = new Memory(file);
    assert.ok(later.has('a') && later.has('b'));
  }));
