// The figures of a load, for a person to read.
import os from 'node:os';

const line = (name, text) => console.log(`  ${name.padEnd(34)} ${text}`);
const whole = (value) => Math.round(value).toLocaleString('en');
const mb = (kb) => `${(kb / 1024).toFixed(1)} MB`;
const most = (samples, value) => Math.max(...samples.map(value));

function printTimes(rows) {
  const columns = ['count', 'p50', 'p99', 'most'].map((name) => name.padStart(9)).join('');
  console.log(`\n  ${'ms'.padEnd(34)}${columns}`);
  for (const [name, { count, p50, p99, most: longest }] of rows) {
    const times = [p50, p99, longest].map((ms) => ms.toFixed(1).padStart(9)).join('');
    console.log(`  ${name.padEnd(34)}${whole(count).padStart(9)}${times}`);
  }
}

function printErrors({ errors }, faults) {
  console.log(`\n  errors: ${errors.total + faults.length === 0 ? 'none' : ''}`);
  for (const [kind, count] of errors.entries()) console.log(`  !! ${whole(count)} × ${kind}`);
  for (const words of faults) console.log(`  !! ${words}`);
}

function printMemory(memory, entry_kb) {
  const { warm, ended_kb, seconds, warm_up_s } = memory;
  console.log('\n  memory of the server (VmRSS)');
  line(`after a warm-up of ${whole(warm_up_s)} s`, mb(warm.rss_kb));
  line('at the end', mb(ended_kb));
  line(`slope over the last ${whole(seconds)} s`, `${whole(memory.kb_per_minute)} KB a minute`);
  line('growth over them, by the slope', mb(memory.growth_kb));
  const disk = `at ${entry_kb.toFixed(1)} KB a log entry on the disk`;
  line('explained by the growth of the log', `${mb(memory.explained_kb)}, ${disk}`);
  line('allowed: that and 2 %', mb(memory.allowed_kb));
  const words = memory.is_flat ? 'flat' : 'NOT FLAT';
  line('so it is', memory.counts ? words : `${words}, in a run too short to count`);
}

function printMachine({ samples, seen, generator }) {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  const passed_ms = (last.s - first.s) * 1000;
  const share = (ms) => `${whole((ms / passed_ms) * 100)} % of a processor`;
  const span = (value) => `${value(first)} to ${value(last)}, at most ${most(samples, value)}`;
  console.log(`\n  ${os.availableParallelism()} processors, load ${os.loadavg()[0].toFixed(2)}`);
  line('server', share(last.processor_ms - first.processor_ms));
  line('its open files', span(({ files }) => files));
  line('its threads', span(({ threads }) => threads));
  // What the generator was late by is in the times above.
  const late = ({ late_ms }) => `its own turns late by p99 ${late_ms.toFixed(1)} ms`;
  line('phones', `${share(generator.processor_ms)}, ${late(generator)}`);
  line('viewers', `${share(seen.processor_ms)}, ${late(seen)}`);
}

export function printLoad({ options, tally, seen, samples, memory, log, entry_kb, generator }) {
  const { counts } = tally;
  const rate = counts.of('operations') / options.seconds;
  console.log(
    `\n${options.phones} phones and ${options.viewers} viewers for ${options.seconds} s`,
  );
  line('pushes', whole(counts.of('pushes')));
  line('pulls', whole(counts.of('pulls')));
  line('operations', `${whole(counts.of('operations'))}, ${rate.toFixed(1)} a second`);
  for (const name of ['answers lost', 'pushes sent again', 'pulls cut', 'photos']) {
    line(name, whole(counts.of(name)));
  }
  printTimes([
    ['push', tally.push.summary()],
    ['pull', tally.pull.summary()],
    ['a push on its way to each viewer', seen.times],
  ]);
  printErrors(tally, log.faults);
  printMemory(memory, entry_kb);
  printMachine({ samples, seen, generator });
  line('log', `${whole(log.entries)} new entries, ${whole(log.in_log)} operations in it`);
  line('verify', log.said);
}
