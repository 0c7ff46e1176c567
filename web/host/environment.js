// What the browser tells about itself: connection, sight, history, storage, new versions of the
// app.
const [CONNECTION, VISIBILITY, PATH, UPDATE, FULL_SCREEN] = [0, 1, 2, 3, 4];
const [LANGUAGE, PATH_TEXT, DEVICE] = [0, 1, 2];
const KILOBYTE = 1024;

/** The place within the app stands after the mark: the server knows one page only. */
const pathNow = () => location.hash.slice(1) || '/';
const depthNow = () => history.state?.depth ?? 0;

// In what a browser says of itself the first that occurs decides: it names those that it is built
// on, or wants to be taken for, as well.
const SYSTEMS = [
  [/OpenHarmony|HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];
const BROWSERS = [
  [/MicroMessenger/, 'WeChat'],
  [/DingTalk/, 'DingTalk'],
  [/HuaweiBrowser/, 'Huawei'],
  [/MiuiBrowser/, 'Xiaomi'],
  [/QQBrowser/, 'QQ'],
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** What the device may be called in a list of devices: system and browser, as far as known. */
export function deviceName(agent) {
  const named = (table) => table.find(([mark]) => mark.test(agent))?.[1];
  return [named(SYSTEMS), named(BROWSERS)].filter(Boolean).join(' · ');
}

/** The old way, by a selection: it needs neither https nor a permission. */
function copySelected(text) {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus?.({ preventScroll: true });
  return done;
}

const TEXTS = {
  [LANGUAGE]: () => navigator.language || 'zh-CN',
  [PATH_TEXT]: pathNow,
  [DEVICE]: () => deviceName(navigator.userAgent),
};

export function makeEnvironment(answer) {
  let ticket = 0;
  let waiting = null; // a newer version, installed and ready
  let depth = depthNow(); // of the entry that is shown

  const tell = (code, more) => {
    if (ticket !== 0) answer(ticket, code, more);
  };
  window.addEventListener('online', () => tell(CONNECTION));
  window.addEventListener('offline', () => tell(CONNECTION));
  document.addEventListener('visibilitychange', () => tell(VISIBILITY));
  document.addEventListener('fullscreenchange', () => tell(FULL_SCREEN));
  window.addEventListener('popstate', () => {
    // A link or a typed address has made an entry without a depth: it lies on the one before.
    if (history.state?.depth === undefined) history.replaceState({ depth: depth + 1 }, '');
    depth = depthNow();
    tell(PATH, { number: depth, content: pathNow() });
  });

  function found(worker) {
    waiting = worker;
    tell(UPDATE);
  }

  async function watchVersions() {
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.register('/sw.js');
    if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const fresh = registration.installing;
      fresh?.addEventListener('statechange', () => {
        // Without a controller it is the first version, not a newer one.
        if (fresh.state === 'installed' && navigator.serviceWorker.controller) found(fresh);
      });
    });
  }
  // Without it the app works, online.
  watchVersions().catch(() => {});

  return {
    listen(listener) {
      ticket = listener;
      if (waiting) tell(UPDATE);
    },
    text: (what) => TEXTS[what](),
    async persist(asked) {
      const granted = await navigator.storage?.persist?.().catch(() => false);
      answer(asked, granted ? 0 : 1);
    },
    async measure(asked) {
      const room = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
      answer(asked, 0, {
        number: Math.round((room.usage ?? 0) / KILOBYTE),
        more: Math.min(2 ** 31 - 1, Math.round((room.quota ?? 0) / KILOBYTE)),
      });
    },
    setPath(path, push) {
      if (push) history.pushState({ depth: depthNow() + 1 }, '', `#${path}`);
      else history.replaceState({ depth: depthNow() }, '', `#${path}`);
      depth = depthNow();
    },
    saveFile(name, bytes) {
      const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([bytes], { type }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    },
    async copy(asked, text) {
      const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('none'));
      const done = await written.then(() => true).catch(() => copySelected(text));
      answer(asked, done ? 0 : 1);
    },
    /** For another app of the device: where there is none, the page stays as it is. */
    openLink(address) {
      const link = document.createElement('a');
      link.href = address;
      link.click();
    },
    /** A browser may refuse, and some have no such thing: the page stays as it is. */
    fillScreen(wanted) {
      const root = document.documentElement;
      const asked = wanted ? root.requestFullscreen?.() : document.exitFullscreen?.();
      asked?.catch(() => {});
    },
    reload() {
      if (!waiting) {
        location.reload();
        return;
      }
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
        once: true,
      });
      waiting.postMessage({ type: 'SKIP_WAITING' });
    },
  };
}
