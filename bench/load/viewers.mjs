// The viewers, as the rest of the load sees them: a process that holds their streams, is told of
// every push, and says in the end how long the changes took to each of them.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('viewers_process.mjs', import.meta.url));
const TELL_EVERY_MS = 200;

export class Viewers {
  #child = fork(PROGRAM);
  #pushes = [];
  #timer = undefined;

  /** Opens `count` streams, in turns with each of `cookies`. Gives how many there are then. */
  async open({ port, cookies, count }) {
    this.#child.send({ open: { port, cookies, count } });
    const opened = await this.#hear('opened');
    // A message for each push would cost more than what it says.
    this.#timer = setInterval(() => this.#tellPushes(), TELL_EVERY_MS);
    return opened;
  }

  /** What was sent at `sent_ms` (machineMs) stands at `seq` in the log. */
  pushed(seq, sent_ms) {
    this.#pushes.push([seq, sent_ms]);
  }

  #tellPushes() {
    if (this.#pushes.length > 0) this.#child.send({ pushes: this.#pushes.splice(0) });
  }

  /**
   * Waits until the last pushes have come, or will not: `open` streams, `times` (a summary),
   * `errors` as [kind, count], and what the process itself took: `processor_ms`, `late_ms`.
   */
  async figures() {
    this.#tellPushes();
    this.#child.send({ tell: true });
    return this.#hear('figures');
  }

  /** Lets all streams go. */
  async close() {
    clearInterval(this.#timer);
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    await ended;
  }

  #hear(name) {
    return new Promise((resolve, reject) => {
      const onMessage = (message) => {
        if (message[name] === undefined) return;
        this.#child.off('message', onMessage);
        this.#child.off('exit', onExit);
        resolve(message[name]);
      };
      const onExit = (code) => reject(new Error(`the process of the viewers ended: ${code}`));
      this.#child.on('message', onMessage);
      this.#child.once('exit', onExit);
    });
  }
}
