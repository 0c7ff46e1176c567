// The page's side of the host: storage, network, tabs and the browser itself, for the program.
import { makeEnvironment } from './environment.js';
import { makeFiles } from './files.js';
import { makeNetwork } from './network.js';
import { makeStorage } from './storage.js';
import { makeTabs } from './tabs.js';
import { makeVault } from './vault.js';

export function makeHost() {
  let program = null;
  const encoder = new TextEncoder();

  /** Answers a ticket of the program's: numbers, and bytes or a text. */
  function answer(ticket, code, { number = 0, more = 0, content = '' } = {}) {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    const at = program._tz_host_room(bytes.length);
    program.HEAPU8.set(bytes, at);
    program._tz_host_answer(ticket, code, number, more);
  }

  return {
    answer,
    attach(started) {
      program = started;
    },
    environment: makeEnvironment(answer),
    files: makeFiles(answer),
    network: makeNetwork(answer),
    storage: makeStorage(answer),
    tabs: makeTabs(answer),
    vault: makeVault(answer),
  };
}
