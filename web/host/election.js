// Who leads among the tabs of a browser without locks, as it is for pages of plain http: they talk
// it over. Whoever leads says so when asked; where nobody does, the eldest of those who ask leads.
// A leader that slept too long to answer finds another in its place, and begins anew.
const ANSWER_MS = 500; // the other tab may be drawing
const LOOK_MS = 3000; // how often a tab asks whether it is still led

export function elect(name, lead) {
  const channel = new BroadcastChannel(`${name}-election`);
  const own = { since: performance.timeOrigin + performance.now(), luck: Math.random() };
  let leads = false;
  let isLed = false;
  let timer = 0;

  const say = (kind) => channel.postMessage({ kind, ...own });
  const isElder = ({ since, luck }) =>
    since < own.since || (since === own.since && luck < own.luck);

  function look() {
    isLed = false;
    say('ask');
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isLed) {
        timer = setTimeout(look, LOOK_MS);
        return;
      }
      leads = true;
      say('lead');
      lead();
    }, ANSWER_MS);
  }

  channel.onmessage = ({ data }) => {
    if (leads) {
      if (data.kind === 'ask') say('here');
      if (data.kind === 'lead') location.reload();
      return;
    }
    if (data.kind === 'here' || data.kind === 'lead') isLed = true;
    if (data.kind === 'ask' && isElder(data)) isLed = true;
    if (data.kind === 'bye') look();
  };

  function leave() {
    if (leads) say('bye');
    leads = false;
    clearTimeout(timer);
    channel.close();
    window.removeEventListener('pagehide', hide);
  }
  // A page that comes back from the browser's memory has left its circle.
  function hide() {
    leave();
    window.addEventListener('pageshow', () => location.reload(), { once: true });
  }
  window.addEventListener('pagehide', hide);
  look();
  return leave;
}
