/**
 * One socket that comes back by itself: jittered back-off, an application-level ping both ways,
 * and a new try as soon as the network or the page is back. No DOM in here.
 */

/**
 * What the world gives a link; tests give their own.
 *
 * @typedef {object} World
 * @property {(url: string) => WebSocket} open
 * @property {() => number} random from 0 to 1
 * @property {(work: () => void, milliseconds: number) => number} after
 * @property {(timer: number) => void} cancel
 */

/**
 * @typedef {object} Handlers
 * @property {() => void} onopen the socket is there; say hello
 * @property {(frame: any) => void} onframe
 * @property {(end: { code: number, opened: boolean, retryIn: number | null }) => void} onclose
 */

export const FIRST_WAIT = 400;
export const LONGEST_WAIT = 30_000;
const OPEN_TIMEOUT = 10_000;
const PONG_TIMEOUT = 8_000;

/** Codes after which trying again by itself is of no use. */
const FINAL = new Set([1008, 4001, 4003]);

/**
 * How long to wait before the next try: half fixed, half by chance, doubled every time.
 *
 * @param {number} failures in a row, from 1
 * @param {number} random
 */
export function backOff(failures, random) {
  const ceiling = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling / 2 + random * ceiling / 2);
}

/** @returns {World} */
function browser() {
  return {
    open: (url) => new WebSocket(url),
    random: Math.random,
    after: (work, milliseconds) => Number(setTimeout(work, milliseconds)),
    cancel: (timer) => clearTimeout(timer),
  };
}

export class Link {
  /** @type {WebSocket | undefined} */
  #socket;
  #opened = false;
  #wanted = false;
  #failures = 0;
  #ping = 0;
  #heartbeat = 25_000;
  #timer = 0;
  #watch = 0;

  /**
   * @param {string} url
   * @param {Handlers} handlers
   * @param {World} [world]
   */
  constructor(url, handlers, world = browser()) {
    this.url = url;
    this.handlers = handlers;
    this.world = world;
  }

  /** Whether frames can be sent now. */
  get isOpen() {
    return this.#opened;
  }

  /** Keeps a socket open from now on. */
  start() {
    this.#wanted = true;
    if (!this.#socket) this.#connect();
  }

  /** Closes, and stays closed. */
  stop() {
    this.#wanted = false;
    this.world.cancel(this.#timer);
    this.#drop(1000);
  }

  /** The server's beat, told in its welcome. @param {number} seconds */
  setHeartbeat(seconds) {
    if (seconds > 0) this.#heartbeat = seconds * 1000;
    this.#listen();
  }

  /** Everything went well: the next break starts with the shortest wait. */
  settle() {
    this.#failures = 0;
  }

  /**
   * The network or the page is back: try at once, or make sure that the socket still lives (a phone
   * that slept keeps sockets that are long dead).
   */
  wake() {
    if (!this.#wanted) return;
    if (this.#opened) return this.#sendPing(PONG_TIMEOUT / 2);
    if (this.#socket) return;
    this.world.cancel(this.#timer);
    this.#connect();
  }

  /**
   * Sends a frame.
   *
   * @param {unknown} frame
   * @returns {boolean} false when there is no socket
   */
  send(frame) {
    if (!this.#opened || !this.#socket) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    /** @type {WebSocket} */
    let socket;
    try {
      socket = this.world.open(this.url);
    } catch {
      return this.#ended(1006);
    }
    this.#socket = socket;
    const mine = () => socket === this.#socket;
    this.#watch = this.world.after(() => mine() && this.#drop(1006), OPEN_TIMEOUT);
    socket.onopen = () => {
      if (!mine()) return;
      this.#opened = true;
      this.#listen();
      this.handlers.onopen();
    };
    socket.onmessage = (message) => {
      if (!mine() || typeof message.data !== "string") return;
      this.#listen();
      let frame;
      try {
        frame = JSON.parse(message.data);
      } catch {
        return;
      }
      if (frame && typeof frame === "object" && frame.t !== "pong") this.handlers.onframe(frame);
    };
    socket.onclose = (event) => mine() && this.#ended(event.code);
    socket.onerror = () => {};
  }

  /** Something was heard: ask again only when it has been quiet for a beat. */
  #listen() {
    this.world.cancel(this.#watch);
    if (this.#opened) {
      this.#watch = this.world.after(() => this.#sendPing(PONG_TIMEOUT), this.#heartbeat);
    }
  }

  /** @param {number} patience */
  #sendPing(patience) {
    this.world.cancel(this.#watch);
    this.send({ t: "ping", n: ++this.#ping });
    this.#watch = this.world.after(() => this.#drop(1006), patience);
  }

  /** Gives up on a socket without waiting for its closing. @param {number} code */
  #drop(code) {
    const socket = this.#socket;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try {
      socket.close(code === 1000 ? 1000 : 4000);
    } catch {
      // Already closed.
    }
    this.#ended(code);
  }

  /** @param {number} code */
  #ended(code) {
    const opened = this.#opened;
    this.#socket = undefined;
    this.#opened = false;
    this.world.cancel(this.#watch);
    /** @type {number | null} */
    let retryIn = null;
    if (FINAL.has(code)) this.#wanted = false;
    if (this.#wanted) {
      this.#failures++;
      // A draining server asks to come back at once; a little chance keeps all from coming together.
      retryIn = code === 1001 && this.#failures === 1
        ? Math.round(this.world.random() * 300)
        : backOff(this.#failures, this.world.random());
      this.#timer = this.world.after(() => this.#connect(), retryIn);
    }
    this.handlers.onclose({ code, opened, retryIn });
  }
}

/**
 * Wakes a link when the browser says that network or page are back.
 *
 * @param {() => void} wake
 * @param {() => void} [sleep] the network is gone
 */
export function followNetwork(wake, sleep = () => {}) {
  addEventListener("online", wake);
  addEventListener("offline", sleep);
  addEventListener("pageshow", wake);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") wake();
  });
}
