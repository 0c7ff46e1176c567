// Starts the program: gives it the page's parts, loads it, and says so plainly where that fails.
import makeProgram from './taizhang.js';
import programUrl from './taizhang.wasm';
import { makeGlyphs } from './glyphs.js';
import { makeHost } from './host/host.js';
import { watchContext } from './gl.js';
import { listen } from './input.js';
import { makeLoop } from './loop.js';
import { makeSemantics } from './semantics.js';
import { makeFields } from './text_field.js';

const part = (id) => document.getElementById(id);

function show(id) {
  for (const each of document.querySelectorAll('.notice')) each.hidden = each.id !== id;
}

async function start() {
  const canvas = part('canvas');
  const page = { glyphs: makeGlyphs(), host: makeHost() };
  page.loop = makeLoop(canvas, part('safe'));
  page.fields = makeFields();
  page.semantics = makeSemantics(part('mirror'), page.fields, {
    polite: part('polite'),
    urgent: part('urgent'),
  });
  const program = await makeProgram({ page, locateFile: () => programUrl });
  page.host.attach(program);
  if (!program._tz_open()) {
    show('no-screen');
    return;
  }
  page.fields.attach(program, page.loop);
  page.semantics.attach(program, page.loop);
  listen(part('stage'), program, page);
  watchContext(canvas, program, page.loop, () => show('no-start'));
  page.loop.start(program);
  show(null);
}

part('reload').addEventListener('click', () => location.reload());
start().catch(() => show('no-start'));
