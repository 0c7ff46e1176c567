// A line to a server that can be made slow, and that knows how far a push has come: what a browser
// behind it is killed in the middle of.
import net from 'node:net';

const PUSH = 'POST /api/v1/push';

export class SlowLine {
  /** How long every byte takes, each way. */
  lag_ms = 0;
  /** Pushes that have reached the server, and those whose answer has come back. */
  pushed = 0;
  answered = 0;
  #server;
  #sockets = new Set();

  static async open(to) {
    const line = new SlowLine();
    line.#server = net.createServer((near) => line.#connect(near, to.port));
    await new Promise((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    line.url = `http://127.0.0.1:${line.#server.address().port}`;
    return line;
  }

  #connect(near, port) {
    const far = net.connect(port, '127.0.0.1');
    let unanswered = 0;
    this.#carry(near, far, (bytes) => {
      if (!bytes.includes(PUSH)) return;
      unanswered += 1;
      this.pushed += 1;
    });
    this.#carry(far, near, () => {
      this.answered += unanswered;
      unanswered = 0;
    });
  }

  /** What was sent before one end died still arrives at the other, as in any network. */
  #carry(from, to, arrived) {
    let due = 0;
    const later = (work) => {
      due = Math.max(due, performance.now() + this.lag_ms);
      setTimeout(work, due - performance.now());
    };
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('error', () => {});
    from.on('data', (bytes) =>
      later(() => {
        if (to.destroyed) return;
        arrived(bytes);
        to.write(bytes);
      }),
    );
    from.on('close', () => {
      this.#sockets.delete(from);
      later(() => to.end());
    });
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
