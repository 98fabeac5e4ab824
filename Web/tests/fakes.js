/** Stand-ins for the world: a clock that is turned by hand, and sockets that tests hold at the other end. */

export class FakeClock {
  now = 0;
  #next = 1;
  /** @type {Map<number, { at: number, work: () => void }>} */
  #timers = new Map();

  /** @param {() => void} work @param {number} milliseconds */
  after = (work, milliseconds) => {
    const id = this.#next++;
    this.#timers.set(id, { at: this.now + milliseconds, work });
    return id;
  };

  /** @param {number} id */
  cancel = (id) => {
    this.#timers.delete(id);
  };

  /** @param {number} milliseconds */
  advance(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= end)
        .sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.now = due[1].at;
      due[1].work();
    }
    this.now = end;
  }
}

export class FakeSocket {
  /** @type {any[]} */
  sent = [];
  isClosed = false;
  /** @type {((event?: any) => void) | null} */
  onopen = null;
  /** @type {((event: any) => void) | null} */
  onmessage = null;
  /** @type {((event: any) => void) | null} */
  onclose = null;

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.isClosed = true;
  }

  /** The server accepts. */
  accept() {
    this.onopen?.();
  }
  /** The server says something. @param {unknown} frame */
  say(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  /** The server, or the network, ends it. @param {number} [code] */
  end(code = 1006) {
    this.onclose?.({ code });
  }
  /** What was sent of one type. @param {string} type */
  all(type) {
    return this.sent.filter((frame) => frame.t === type);
  }
}

export function fakeWorld() {
  const clock = new FakeClock();
  /** @type {FakeSocket[]} */
  const sockets = [];
  return {
    clock,
    sockets,
    get socket() {
      return sockets[sockets.length - 1];
    },
    world: {
      open: () => {
        const socket = new FakeSocket();
        sockets.push(socket);
        return /** @type {WebSocket} */ (/** @type {unknown} */ (socket));
      },
      random: () => 1,
      after: clock.after,
      cancel: clock.cancel,
    },
  };
}
