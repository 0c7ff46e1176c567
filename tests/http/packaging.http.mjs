// What an operator puts in place: the units name what the program has, and the manuals tell all.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROGRAM, ROOT, startServer, temporaryFolder } from '../lib/server.mjs';
import { call } from './person.mjs';

const PACKAGING = path.join(ROOT, 'packaging');
const MANUALS = ['docs/running.md', 'docs/running.zh-CN.md'];
const read = (...name) => fs.readFileSync(path.join(...name), 'utf8');
const FILES = [
  'taizhang.toml',
  'taizhang.service',
  'journald@taizhang.conf',
  'nginx.conf.example',
  'Caddyfile.example',
];
const units = fs.readdirSync(PACKAGING).filter((name) => /\.(service|timer)$/.test(name));

function help(...command) {
  return execFileSync(PROGRAM, [...command, '--help'], { encoding: 'utf8' });
}

const optionsOf = (text) => [...text.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option);

/** Every `taizhang COMMAND ...` in a text, up to the end of its line. */
function calls(text) {
  const joined = text.replace(/\\\n/g, ' ');
  return [...joined.matchAll(/\btaizhang (serve|backup|restore|verify|cert|user add)\b([^`\n]*)/g)];
}

test('units, manuals and the program agree on commands and their options', () => {
  const texts = [
    ...units.map((name) => read(PACKAGING, name)),
    ...MANUALS.map((name) => read(ROOT, name)),
  ];
  let seen = 0;
  for (const [whole, command, rest] of texts.flatMap(calls)) {
    const known = optionsOf(help(...command.split(' ')) + help());
    for (const option of optionsOf(rest)) {
      assert.ok(known.includes(option), `${option} in: ${whole}`);
      seen++;
    }
  }
  assert.ok(seen >= 8, `${seen} options were looked at`);
});

test('the unit serves the ledger that the example names, from where it may write', () => {
  const unit = read(PACKAGING, 'taizhang.service');
  const [, ledger] = read(PACKAGING, 'taizhang.toml').match(/^ledger = "(.*)"$/m);
  const [, state] = unit.match(/^StateDirectory=(.*)$/m);
  assert.equal(path.dirname(ledger), `/var/lib/${state}`);
  assert.match(unit, /^ExecStart=\/usr\/bin\/taizhang serve --config \/etc\/taizhang\/[a-z.]+$/m);
  assert.ok(read(PACKAGING, 'taizhang-backup.service').includes(`--ledger ${ledger} `));
});

test('systemd finds nothing to say about the units', (t) => {
  if (spawnSync('systemd-analyze', ['--version']).error) {
    t.diagnostic('systemd-analyze is not here; only the tests beside this one looked');
    return;
  }
  const folder = temporaryFolder();
  for (const name of units) {
    // It looks for the program as well, which is not installed where tests run.
    const text = read(PACKAGING, name).replaceAll('/usr/bin/taizhang', PROGRAM);
    fs.writeFileSync(path.join(folder, name), text);
  }
  const files = units.map((name) => path.join(folder, name));
  const { status, stdout, stderr } = spawnSync(
    'systemd-analyze',
    ['verify', '--man=no', '--recursive-errors=no', ...files],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
  const about_ours = stderr.split('\n').filter((line) => line.includes(folder));
  assert.deepEqual(about_ours, []);
});

test('the journal keeps its lines for more than six months', () => {
  const journal = read(PACKAGING, 'journald@taizhang.conf');
  const [, months] = journal.match(/^MaxRetentionSec=(\d+)month$/m);
  assert.ok(Number(months) > 6);
  assert.match(read(PACKAGING, 'taizhang.service'), /^LogNamespace=taizhang$/m);
});

test('the manuals tell every option of serve, every metric and every file to install', async () => {
  const server = await startServer();
  const to = path.join(temporaryFolder(), 'backup');
  execFileSync(PROGRAM, ['backup', '--ledger', server.ledger, '--to', to], { stdio: 'pipe' });
  const { text } = await call(server, 'GET', '/metrics');
  await server.stop();
  const metrics = [...text.matchAll(/^# TYPE (\w+) /gm)].map((found) => found[1]);
  assert.ok(metrics.length > 10);
  const options = optionsOf(help('serve')).filter(
    (name) => name !== '--help' && name !== '--config',
  );
  for (const manual of MANUALS) {
    const told = read(ROOT, manual);
    const missing = [...metrics, ...options].filter((name) => !told.includes(`\`${name}\``));
    assert.deepEqual(missing, [], manual);
    for (const file of FILES) {
      assert.ok(told.includes(`packaging/${file}`), `${manual}: ${file}`);
    }
  }
});
