// Requests to the page's own server, and its stream of live events. The stream is read with fetch
// and not with EventSource, which does not tell why a stream was refused.
const [ANSWERED, OFFLINE, TIMED_OUT] = [0, 1, 2];
const [OPENED, EVENT, CLOSED] = [0, 1, 2];
// Tells the server that a page of its own asks: no page of another site can send this.
const OWN = { 'X-Taizhang': '1' };

/** Splits a stream of server-sent events; calls back with the name and the data of each. */
export function eventReader(onEvent) {
  let rest = '';
  let name = 'message';
  let data = [];
  const line = (text) => {
    if (text === '') {
      if (data.length > 0) onEvent(name, data.join('\n'));
      name = 'message';
      data = [];
      return;
    }
    const colon = text.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') name = value;
    if (field === 'data') data.push(value);
  };
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop();
    lines.forEach(line);
  };
}

export function makeNetwork(answer) {
  let live = null;

  async function send(method, path, type, body, timeoutMs, ticket) {
    const cut = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      cut.abort();
    }, timeoutMs);
    try {
      const response = await fetch(path, {
        method,
        body: body.length > 0 ? body : undefined,
        headers: body.length > 0 ? { ...OWN, 'Content-Type': type } : OWN,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: cut.signal,
      });
      const content = new Uint8Array(await response.arrayBuffer());
      answer(ticket, ANSWERED, {
        number: response.status,
        more: Number(response.headers.get('Retry-After')) || 0,
        content,
      });
    } catch {
      answer(ticket, late ? TIMED_OUT : OFFLINE);
    } finally {
      clearTimeout(timer);
    }
  }

  async function readStream(response, stream, ticket) {
    const decoder = new TextDecoder();
    const feed = eventReader((name, data) => {
      if (live === stream) answer(ticket, EVENT, { content: `${name}\n${data}` });
    });
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      feed(decoder.decode(value, { stream: true }));
    }
  }

  async function openLive(path, ticket) {
    closeLive();
    const stream = new AbortController();
    live = stream;
    let status = 0;
    try {
      const response = await fetch(path, {
        headers: { ...OWN, Accept: 'text/event-stream' },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stream.signal,
      });
      if (live !== stream) return;
      if (response.ok) {
        answer(ticket, OPENED);
        await readStream(response, stream, ticket);
      } else {
        status = response.status;
      }
    } catch {
      // Cut: the program hears of it below, as of an end.
    }
    if (live !== stream) return;
    live = null;
    answer(ticket, CLOSED, { number: status });
  }

  function closeLive() {
    live?.abort();
    live = null;
  }

  return { send, openLive, closeLive };
}
