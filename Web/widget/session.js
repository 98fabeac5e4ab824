/**
 * A visitor's side of the conversation: hello and resume, the outbox, long poll where a WebSocket
 * cannot be had, and what the panel shows. No DOM in here.
 */
import { EventLog } from "../lib/event-log.js";
import { Refusal, request } from "../lib/http.js";
import { Link } from "../lib/link.js";
import { newClientMessageID, Outbox } from "../lib/outbox.js";
import { batch, signal } from "../lib/signals.js";
import { keep, recall } from "../lib/storage.js";

/** @typedef {import("../types/wire.d.ts").VisitorEvent} VisitorEvent */
/** @typedef {import("../types/wire.d.ts").State} State */
/** @typedef {import("../types/wire.d.ts").Page} Page */
/** @typedef {"connecting" | "open" | "polling" | "lost" | "refused" | "elsewhere"} Connection */
/** @typedef {{ token?: string, visitor?: string, conversation?: string }} Identity */

const IDENTITY = "frontdesk.visitor";
const READ = "frontdesk.read";
const OUTBOX = "frontdesk.out.";
const TYPING_LASTS = 6_000;
const TYPING_EVERY = 3_000;
const ACK_PATIENCE = 15_000;
const RETRY_SOCKET = 120_000;
/** Errors that pass by themselves. */
const PASSING = new Set([
  "rate_limited",
  "unavailable",
  "store_unavailable",
  "internal",
  "draining",
]);

/** @param {unknown} from @returns {{ kind: string, name?: string }} */
function author(from) {
  if (typeof from === "string") return { kind: from };
  return /** @type {{ kind: string, name?: string }} */ (from ?? { kind: "bot" });
}

/** Does work that only one tab may do at a time. @param {string} name @param {() => Promise<void>} work */
async function alone(name, work) {
  let began = false;
  try {
    await navigator.locks.request(name, () => {
      began = true;
      return work();
    });
  } catch (error) {
    // Locks are not to be had where storage is blocked; then no other tab can share a visitor either.
    if (began) throw error;
    await work();
  }
}

export class VisitorSession {
  connection = signal(/** @type {Connection} */ ("connecting"));
  state = signal(/** @type {State} */ ("bot"));
  position = signal(/** @type {number | null} */ (null));
  waitSeconds = signal(/** @type {number | null} */ (null));
  opensAt = signal(/** @type {string | null} */ (null));
  rated = signal(false);
  /** Who is typing: a name, empty for the bot, null for nobody. */
  typing = signal(/** @type {{ kind: string, name?: string } | null} */ (null));
  /** Everything up to here was seen by the other side. */
  peerRead = signal(0);
  /** Everything up to here was seen by the visitor. */
  read = signal(0);
  /** The log is as long as the server said; only then is a new event news. */
  caughtUp = signal(false);
  notice = signal(
    /** @type {{ code: string, detail?: string, retryAfter?: number } | null} */ (null),
  );
  log = new EventLog((/** @type {VisitorEvent} */ event) => event.seq);

  /** @type {Identity} */
  #identity;
  #locale = "en";
  /** @type {Page | undefined} */
  #page;
  /** The page that the server was told of last. @type {Page | undefined} */
  #toldPage;
  #ready = false;
  #running = false;
  #historyEnds = 0;
  #refusedOpenings = 0;
  #typingTimer = 0;
  #typedAt = 0;
  #delivered = 0;
  #filling = false;
  #pumpTimer = 0;
  /** @type {AbortController | undefined} */
  #poll;
  /** @type {(() => void) | undefined} */
  #welcomed;

  /**
   * @param {object} options
   * @param {string} options.base where the server is, as an origin
   * @param {import("../lib/storage.js").KeptStorage} options.storage
   * @param {(event: VisitorEvent) => void} [options.onnews] a new message from the other side
   * @param {import("../lib/link.js").World} [options.world]
   */
  constructor({ base, storage, onnews = () => {}, world }) {
    this.base = base;
    this.storage = storage;
    this.onnews = onnews;
    this.outbox = new Outbox(storage, OUTBOX);
    this.#identity = recall(storage, IDENTITY, {});
    this.link = new Link(`${base.replace(/^http/, "ws")}/api/v1/socket`, {
      onopen: () => this.#hello(),
      onframe: (frame) => batch(() => this.#receive(frame)),
      onclose: (end) => this.#lost(end),
    }, world);
  }

  /** The conversation's id, once there is one. */
  get conversation() {
    return this.#identity.conversation;
  }

  /** @param {{ locale: string, page?: Page, identity?: object }} arrival */
  async start({ locale, page, identity }) {
    this.#locale = locale;
    this.#page = page;
    this.#running = true;
    if (identity && !this.#identity.token) await this.#register(identity).catch(() => {});
    if (this.#identity.token) {
      this.link.start();
      return;
    }
    // Two tabs that open at once must become one visitor: the second waits for the first's token.
    await alone("frontdesk.first", async () => {
      this.#identity = recall(this.storage, IDENTITY, {});
      this.link.start();
      if (!this.#identity.token) {
        await new Promise((done) => {
          this.#welcomed = () => done(undefined);
          setTimeout(done, 5_000);
        });
      }
    });
  }

  stop() {
    this.#running = false;
    this.#poll?.abort();
    this.link.stop();
  }

  /** Network or page are back. */
  wake() {
    if (this.connection.peek() === "polling") return;
    if (this.#running) this.link.wake();
  }

  /** Goes on here after the chat was opened elsewhere, or after a refusal. */
  again() {
    this.connection.set("connecting");
    this.link.start();
  }

  /** Another tab wrote into the storage. */
  storageChanged() {
    this.outbox.reload();
    const stored = recall(this.storage, IDENTITY, /** @type {Identity} */ ({}));
    if (stored.token && stored.token !== this.#identity.token) {
      this.#identity = stored;
      this.log.clear();
      this.link.stop();
      this.link.start();
    }
    this.read.set(Math.max(this.read.peek(), this.#storedRead()));
  }

  // What the visitor does.

  /** @param {string} text @returns {boolean} false when too much is waiting already */
  say(text) {
    return this.#post({ t: "message", text });
  }

  /** @param {number} seq @param {import("../types/wire.d.ts").Choice} choice */
  choose(seq, choice) {
    return this.#post({ t: "choose", seq, choice: choice.id, label: choice.label });
  }

  askHuman() {
    return this.#post({ t: "ask_human" });
  }

  close() {
    return this.#post({ t: "close" });
  }

  /** @param {number} score @param {string} comment */
  rate(score, comment) {
    this.rated.set(true);
    return this.#post({ t: "rate", score, ...(comment ? { comment } : {}) });
  }

  /** Told at every key; passed on at most once in three seconds. */
  type() {
    const now = Date.now();
    if (now - this.#typedAt < TYPING_EVERY) return;
    this.#typedAt = now;
    this.#frame({ t: "typing" });
  }

  /** The visitor has seen everything up to an event. @param {number} seq */
  seen(seq) {
    if (seq <= this.read.peek()) return;
    this.read.set(seq);
    keep(this.storage, READ, { conversation: this.#identity.conversation, seq });
    this.#frame({ t: "read", seq });
  }

  /** The visitor went to another page. @param {Page} page */
  visit(page) {
    this.#page = page;
    this.#tellPage();
  }

  /** Tells the server of a page it does not know; between hello and welcome that has to wait. */
  #tellPage() {
    if (!this.#page || this.#page === this.#toldPage || (!this.#ready && !this.#poll)) return;
    this.#toldPage = this.#page;
    this.#frame({ t: "page", ...this.#page });
  }

  /** @param {string} locale */
  setLocale(locale) {
    this.#locale = locale;
  }

  /** @param {string} cmid */
  resend(cmid) {
    this.outbox.mark(cmid, "waiting");
    this.#pump();
  }

  /** @param {Record<string, unknown> & { t: string }} frame */
  #post(frame) {
    const added = this.outbox.add({ ...frame, cmid: newClientMessageID() }, Date.now());
    this.#typedAt = 0;
    this.#pump();
    return added;
  }

  // The way out.

  /** A frame that is not worth keeping. @param {Record<string, unknown>} frame */
  #frame(frame) {
    if (this.#ready && this.link.send(frame)) return;
    if (this.#poll) this.#send(frame).catch(() => {});
  }

  #pump() {
    const letter = this.outbox.next();
    if (!letter) return;
    const { label: _, ...frame } = letter.frame;
    if (this.#ready && this.link.isOpen) {
      this.outbox.mark(letter.cmid, "sending");
      this.link.send(frame);
      clearTimeout(this.#pumpTimer);
      this.#pumpTimer = Number(setTimeout(() => {
        // No answer: the same id again does no harm, and the ping finds out whether anybody is there.
        this.outbox.recallAll();
        this.link.wake();
        this.#pump();
      }, ACK_PATIENCE));
    } else if (this.#poll) {
      this.outbox.mark(letter.cmid, "sending");
      this.#send(frame).then(
        (answer) => this.#acknowledged({ cmid: letter.cmid, seq: 0, ...answer }),
        (refusal) => this.#refused({ ...refusal, cmid: letter.cmid }),
      );
    }
  }

  /** @param {Record<string, unknown>} frame @returns {Promise<any>} */
  #send(frame) {
    const { conversation, token } = this.#identity;
    const { t, ...body } = frame;
    const path = `${this.base}/api/v1/conversations/${conversation}`;
    return t === "message"
      ? request(`${path}/messages`, { method: "POST", token, body })
      : request(`${path}/frames`, { method: "POST", token, body: frame });
  }

  /** @param {{ cmid: string, seq?: number }} ack */
  #acknowledged({ cmid, seq }) {
    const letter = this.outbox.letters.peek().find((one) => one.cmid === cmid);
    if (!letter) return this.#pump();
    const isShown = letter.frame.t === "message" || letter.frame.t === "choose";
    // Its event is on the way; until then the letter stands in for it.
    if (isShown && seq && seq > this.log.last) this.outbox.acknowledge(cmid);
    else this.outbox.remove(cmid);
    this.#pump();
  }

  /** @param {{ cmid?: string, code: string, detail?: string, retryAfter?: number, status?: number }} error */
  #refused({ cmid, code, detail, retryAfter, status }) {
    const passing = PASSING.has(code) || status === 0 || retryAfter !== undefined;
    if (cmid && this.outbox.letters.peek().some((letter) => letter.cmid === cmid)) {
      if (passing) {
        this.outbox.mark(cmid, "waiting");
        clearTimeout(this.#pumpTimer);
        this.#pumpTimer = Number(setTimeout(() => this.#pump(), (retryAfter ?? 2) * 1000));
      } else {
        const letter = this.outbox.letters.peek().find((one) => one.cmid === cmid);
        if (letter?.frame.t === "message") {
          this.outbox.mark(cmid, "failed", code);
          this.#pump();
          return;
        }
        this.outbox.remove(cmid);
        this.#pump();
      }
    }
    this.notice.set({ code, detail, retryAfter });
  }

  // The way in.

  #hello() {
    const { token, conversation } = this.#identity;
    this.#toldPage = this.#page;
    this.link.send({
      t: "hello",
      ...(token ? { token } : {}),
      ...(token && conversation ? { conversation, since_seq: this.log.last } : {}),
      locale: this.#locale,
      ...(this.#page ? { page: this.#page } : {}),
    });
  }

  /** @param {any} frame */
  #receive(frame) {
    switch (frame.t) {
      case "welcome":
        return this.#welcome(frame);
      case "ack":
        return this.#acknowledged(frame);
      case "event":
        return this.#take([frame]);
      case "state":
        return this.#setState(frame);
      case "typing":
        return this.#setTyping(author(frame.from));
      case "read":
        if (author(frame.from).kind !== "visitor") {
          this.peerRead.set(Math.max(this.peerRead.peek(), frame.seq));
        }
        return;
      case "resync":
        if (frame.from_seq < this.log.last) this.log.clear();
        this.#fill();
        return;
      case "error":
        if (frame.code === "token_required") return this.#forget();
        return this.#refused({ ...frame, retryAfter: frame.retry_after });
    }
  }

  /** @param {any} frame */
  #welcome(frame) {
    this.#refusedOpenings = 0;
    this.link.settle();
    this.link.setHeartbeat(frame.heartbeat ?? 25);
    if (frame.conversation !== this.#identity.conversation) this.log.clear();
    this.#remember({
      token: frame.token ?? this.#identity.token,
      visitor: frame.visitor,
      conversation: frame.conversation,
    });
    this.#historyEnds = frame.seq;
    this.caughtUp.set(this.log.last >= frame.seq);
    this.read.set(this.#storedRead());
    this.rated.set(frame.rated === true);
    this.#ready = true;
    this.connection.set("open");
    this.notice.set(null);
    this.#setState(frame);
    this.#welcomed?.();
    this.#tellPage();
    if (this.read.peek() > 0) this.#frame({ t: "read", seq: this.read.peek() });
    this.#pump();
  }

  /** @param {VisitorEvent[]} events */
  #take(events) {
    const { added, gap } = this.log.add(events);
    for (const event of added) {
      if (event.cmid) this.outbox.remove(event.cmid);
      if (event.from.kind !== "visitor") this.#setTyping(null);
      if (event.kind === "rated") this.rated.set(true);
      if (event.kind === "reopened") this.rated.set(false);
      if (event.opens_at !== undefined) this.opensAt.set(event.opens_at);
      if (event.state) this.#setState({ state: event.state });
      const isNews = event.seq > this.#historyEnds && event.kind === "message" &&
        event.from.kind !== "visitor";
      if (isNews) this.onnews(event);
    }
    if (this.log.last >= this.#historyEnds) this.caughtUp.set(true);
    const last = added.findLast((event) => event.from.kind !== "visitor");
    if (last && last.seq > this.#delivered) {
      this.#delivered = last.seq;
      this.#frame({ t: "delivered", seq: last.seq });
    }
    if (gap) this.#fill();
  }

  /** @param {{ state: State, position?: number | null, wait_seconds?: number | null, opens_at?: string }} frame */
  #setState(frame) {
    this.state.set(frame.state);
    this.position.set(frame.state === "queued" ? frame.position ?? this.position.peek() : null);
    this.waitSeconds.set(frame.state === "queued" ? frame.wait_seconds ?? null : null);
    if (frame.opens_at) this.opensAt.set(frame.opens_at);
  }

  /** @param {{ kind: string, name?: string } | null} who */
  #setTyping(who) {
    clearTimeout(this.#typingTimer);
    if (who?.kind === "visitor") return;
    this.typing.set(who);
    if (who) this.#typingTimer = Number(setTimeout(() => this.typing.set(null), TYPING_LASTS));
  }

  /** Fetches what is missing, page by page. */
  async #fill() {
    if (this.#filling) return;
    this.#filling = true;
    try {
      for (let pages = 0; pages < 1000; pages++) {
        const before = this.log.last;
        const { events, seq } = await this.#events(0);
        batch(() => this.#take(events));
        if (events.length === 0 || this.log.last === before || this.log.last >= seq) break;
      }
    } catch {
      // The next event, or the next welcome, finds the gap again.
    } finally {
      this.#filling = false;
    }
  }

  /** @param {number} wait @param {AbortSignal} [signal] */
  #events(wait, signal) {
    const { conversation, token } = this.#identity;
    const query = `since_seq=${this.log.last}&wait=${wait}`;
    return request(`${this.base}/api/v1/conversations/${conversation}/events?${query}`, {
      token,
      signal,
    });
  }

  /** Asks over HTTP what a welcome would tell. */
  async #askState() {
    const { conversation, token } = this.#identity;
    const now = await request(`${this.base}/api/v1/conversations/${conversation}`, { token });
    batch(() => {
      this.#setState(now);
      this.rated.set(now.rated === true);
    });
  }

  // Losing the line.

  /** @param {{ code: number, opened: boolean, retryIn: number | null }} end */
  #lost({ code, opened, retryIn }) {
    this.#ready = false;
    this.outbox.recallAll();
    this.typing.set(null);
    if (!this.#running || this.#poll) return;
    if (code === 4001) return this.#forget();
    if (code === 4003) this.connection.set("elsewhere");
    else if (retryIn === null) this.connection.set("refused");
    else this.connection.set("lost");
    if (!opened && retryIn !== null && ++this.#refusedOpenings % 2 === 0) this.#tryPolling();
  }

  /** The token is not known any more: a new visitor begins. */
  #forget() {
    if (!this.#identity.token) {
      this.link.stop();
      this.connection.set("refused");
      return;
    }
    this.#remember({});
    this.log.clear();
    this.link.stop();
    this.link.start();
  }

  /** @param {Identity} identity */
  #remember(identity) {
    this.#identity = identity;
    keep(this.storage, IDENTITY, identity.token ? identity : null);
  }

  #storedRead() {
    const stored = recall(this.storage, READ, { conversation: "", seq: 0 });
    return stored.conversation === this.#identity.conversation ? stored.seq : 0;
  }

  /** @param {object} [identity] */
  async #register(identity) {
    this.#toldPage = this.#page;
    this.#remember(
      await request(`${this.base}/api/v1/visitors`, {
        method: "POST",
        body: { locale: this.#locale, page: this.#page, ...(identity ? { identity } : {}) },
      }),
    );
  }

  /** A WebSocket cannot be had. If plain requests go through, go on with these. */
  async #tryPolling() {
    const poll = new AbortController();
    try {
      if (!this.#identity.conversation) await this.#register();
      const first = await this.#events(0, poll.signal);
      if (this.#ready || this.#poll || !this.#running) return;
      this.#poll = poll;
      this.link.stop();
      batch(() => {
        this.#historyEnds = first.seq;
        this.#take(first.events);
        this.caughtUp.set(true);
        this.connection.set("polling");
      });
      await this.#askState();
      this.#welcomed?.();
      this.#tellPage();
      this.#pump();
      setTimeout(() => poll.abort(), RETRY_SOCKET);
      for (let failures = 0; failures < 3 && !poll.signal.aborted;) {
        try {
          const { events } = await this.#events(25, poll.signal);
          batch(() => this.#take(events));
          // Events do not tell the place in the queue.
          if (events.length > 0 || this.state.peek() === "queued") await this.#askState();
          failures = 0;
        } catch (error) {
          if (error instanceof Refusal && error.status === 401) return this.#forget();
          failures++;
        }
      }
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) this.#forget();
      return;
    } finally {
      if (this.#poll === poll) {
        this.#poll = undefined;
        // The server is away, or it is time to see whether a WebSocket can be had now.
        if (this.#running) this.link.start();
      }
    }
  }
}
