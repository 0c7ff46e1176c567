// The other tabs of this app: who leads is whoever holds the lock, and a closed tab lets go of it.
// Pages of plain http have no locks: they elect.
import { elect } from './election.js';

const [LEAD, MESSAGE] = [0, 1];

export function makeTabs(answer) {
  let leave = () => {};
  let channel = null;

  function join(circle, ticket) {
    leave();
    const name = `taizhang-${circle}`;
    let gone = false;
    let release = () => {};
    const waiting = new AbortController();
    leave = () => {
      gone = true;
      waiting.abort();
      release();
      channel?.close();
      channel = null;
    };
    if ('BroadcastChannel' in window) {
      channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => {
        if (!gone) answer(ticket, MESSAGE, { content: String(data) });
      };
    }
    const lead = () => {
      if (!gone) answer(ticket, LEAD);
    };
    if (!navigator.locks) {
      if (channel) release = elect(name, lead);
      else queueMicrotask(lead);
      return;
    }
    const held = () =>
      new Promise((resolve) => {
        release = resolve;
        if (gone) resolve();
        lead();
      });
    navigator.locks.request(name, { signal: waiting.signal }, held).catch(() => {});
  }

  return {
    join,
    leave: () => {
      leave();
      leave = () => {};
    },
    post: (message) => channel?.postMessage(message),
  };
}
