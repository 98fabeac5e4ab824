/**
 * What an agent's console knows: the lists, live over the socket, the conversations that are open,
 * and what is on its way out. No DOM in here.
 */
import { Refusal, request } from "../lib/http.js";
import { Link } from "../lib/link.js";
import { newClientMessageID, Outbox } from "../lib/outbox.js";
import { batch, computed, signal } from "../lib/signals.js";
import { Conversation } from "./conversation.js";

/** @typedef {import("../types/wire.d.ts").Summary} Summary */
/** @typedef {import("../types/wire.d.ts").AgentEvent} AgentEvent */
/** @typedef {"queue" | "mine" | "all" | "closed"} View */
/** @typedef {{ kind: "waiting" | "handed" | "message", summary: Summary, event?: AgentEvent }} Arrival */

/** Conversations kept with their whole log; the one opened longest ago goes first. */
const KEPT = 30;
/** Summaries kept; beyond it the oldest closed ones go. */
const LISTED = 3000;
const ACK_PATIENCE = 15_000;
const PRIORITIES = ["urgent", "high", "normal", "low"];
const PASSING = new Set(["too_many_requests", "unavailable", "failed", "draining", "network"]);

/** @param {Summary} summary */
const lastAt = (summary) => summary.last?.at ?? summary.owned_since ?? summary.opened_at;

export class Desk {
  me = signal(/** @type {import("../types/wire.d.ts").Agent | null} */ (null));
  connection = signal(/** @type {"connecting" | "open" | "lost"} */ ("connecting"));
  presence = signal(/** @type {"online" | "busy" | "away"} */ ("online"));
  summaries = signal(/** @type {ReadonlyMap<string, Summary>} */ (new Map()));
  agents = signal(/** @type {import("../types/wire.d.ts").Agent[]} */ ([]));
  teams = signal(/** @type {import("../types/wire.d.ts").Team[]} */ ([]));
  canned = signal(/** @type {import("../types/wire.d.ts").Canned[]} */ ([]));
  /** The next page of a fetched list; null at its end. */
  cursors = signal(/** @type {Partial<Record<View, string | null>>} */ ({}));

  /** @type {Map<string, Conversation>} */
  #open = new Map();
  #listed = false;
  #failedOpenings = 0;
  #pumpTimer = 0;
  #typedAt = 0;

  /**
   * @param {object} options
   * @param {string} options.origin
   * @param {import("../lib/storage.js").KeptStorage} options.storage
   * @param {(arrival: Arrival) => void} options.onarrival
   * @param {() => void} options.onsignedout the session has ended
   * @param {import("../lib/link.js").World} [options.world]
   */
  constructor({ origin, storage, onarrival, onsignedout, world }) {
    this.onarrival = onarrival;
    this.onsignedout = onsignedout;
    this.outbox = new Outbox(storage, "frontdesk.agent.out.");
    this.link = new Link(`${origin.replace(/^http/, "ws")}/api/v1/agent/socket`, {
      onopen: () => {},
      onframe: (frame) => batch(() => this.#receive(frame)),
      onclose: (end) => this.#lost(end),
    }, world);

    this.queue = computed(() =>
      this.#where((one) => one.state === "queued").sort((a, b) =>
        PRIORITIES.indexOf(a.priority ?? "normal") - PRIORITIES.indexOf(b.priority ?? "normal") ||
        (a.queued_at ?? a.opened_at).localeCompare(b.queued_at ?? b.opened_at)
      )
    );
    this.mine = computed(() => this.#newest((one) => this.isMine(one)));
    this.all = computed(() => this.#newest((one) => one.state !== "closed"));
    this.closed = computed(() => this.#newest((one) => one.state === "closed"));
  }

  /** @param {(summary: Summary) => boolean} keeps */
  #where(keeps) {
    return [...this.summaries().values()].filter(keeps);
  }

  /** @param {(summary: Summary) => boolean} keeps */
  #newest(keeps) {
    return this.#where(keeps).sort((a, b) => lastAt(b).localeCompare(lastAt(a)));
  }

  /** @param {Summary | undefined} summary */
  isMine(summary) {
    return summary?.state === "active" && summary.agent?.id === this.me()?.agent;
  }

  /** @param {import("../types/wire.d.ts").Agent} me */
  start(me) {
    this.me.set(me);
    this.link.start();
    void this.fetchList("all");
    void this.#fetchAround();
  }

  stop() {
    this.link.stop();
  }

  wake() {
    this.link.wake();
  }

  async #fetchAround() {
    const [teams, canned, agents] = await Promise.allSettled([
      request("/api/v1/teams"),
      request("/api/v1/canned"),
      request("/api/v1/agents"),
    ]);
    if (teams.status === "fulfilled") this.teams.set(teams.value.teams);
    if (canned.status === "fulfilled") this.canned.set(canned.value.replies);
    if (agents.status === "fulfilled") this.agents.set(agents.value.agents);
  }

  /** @param {View} view @param {boolean} [more] the next page instead of the first */
  async fetchList(view, more = false) {
    const cursor = more ? this.cursors.peek()[view] : undefined;
    if (more && !cursor) return;
    const before = cursor ? `&before=${encodeURIComponent(cursor)}` : "";
    try {
      const answer = await request(`/api/v1/agent/conversations?view=${view}&limit=50${before}`);
      batch(() => {
        this.#put(answer.conversations);
        if (more || this.cursors.peek()[view] === undefined) {
          this.cursors.set({ ...this.cursors.peek(), [view]: answer.next ?? null });
        }
      });
    } catch (error) {
      this.#check(error);
    }
  }

  /** @param {Summary[]} summaries */
  #put(summaries) {
    const map = new Map(this.summaries.peek());
    for (const summary of summaries) {
      const known = map.get(summary.conversation);
      // A list that was fetched before a live change does not undo it.
      if (known && known.pos > summary.pos) continue;
      map.set(summary.conversation, summary);
    }
    if (map.size > LISTED) {
      const oldest = [...map.values()].filter((one) => one.state === "closed")
        .sort((a, b) => lastAt(a).localeCompare(lastAt(b)));
      for (const one of oldest.slice(0, map.size - LISTED)) map.delete(one.conversation);
    }
    this.summaries.set(map);
  }

  /**
   * The conversation, loaded and listened to from now on.
   *
   * @param {string} id
   */
  open(id) {
    let conversation = this.#open.get(id);
    if (conversation) {
      this.#open.delete(id);
    } else {
      conversation = new Conversation(
        id,
        (since) => this.link.send({ t: "watch", conversation: id, since_pos: since }),
      );
      void conversation.load();
    }
    this.#open.set(id, conversation);
    for (const [old] of this.#open) {
      if (this.#open.size <= KEPT) break;
      if (this.isMine(this.summaries.peek().get(old))) continue;
      this.#open.delete(old);
      this.link.send({ t: "unwatch", conversation: old });
    }
    return conversation;
  }

  /** @param {string} id */
  opened(id) {
    return this.#open.get(id);
  }

  // What an agent does.

  /**
   * Take, release, transfer, resolve, tags: done when it resolves, refused when it throws.
   *
   * @param {string} id
   * @param {"take" | "release" | "transfer" | "resolve" | "tags" | "judge"} action
   * @param {Record<string, unknown>} [body]
   */
  async act(id, action, body = {}) {
    const cmid = newClientMessageID();
    const epoch = this.summaries.peek().get(id)?.epoch;
    for (let tries = 1;; tries++) {
      try {
        return await request(`/api/v1/conversations/${id}/${action}`, {
          method: "POST",
          body: { cmid, ...(action === "tags" || action === "judge" ? {} : { epoch }), ...body },
        });
      } catch (error) {
        this.#check(error);
        // The same id again: if the first one did arrive after all, it counts once.
        if (!(error instanceof Refusal) || !error.isTemporary || tries === 4) throw error;
        await new Promise((done) => setTimeout(done, (error.retryAfter ?? tries) * 1000));
      }
    }
  }

  /** @param {string} id @param {"message" | "note"} kind @param {string} text @returns {boolean} */
  write(id, kind, text) {
    const epoch = this.summaries.peek().get(id)?.epoch;
    const frame = {
      t: kind,
      cmid: newClientMessageID(),
      conversation: id,
      ...(kind === "message" ? { epoch } : {}),
      text,
    };
    const added = this.outbox.add(frame, Date.now());
    this.#pump();
    return added;
  }

  /** @param {string} cmid */
  resend(cmid) {
    const letter = this.outbox.letters.peek().find((one) => one.cmid === cmid);
    if (!letter) return;
    this.outbox.remove(cmid);
    this.write(
      String(letter.frame.conversation),
      letter.frame.t === "note" ? "note" : "message",
      String(letter.frame.text),
    );
  }

  /** @param {string} id */
  typing(id) {
    if (Date.now() - this.#typedAt < 3_000) return;
    this.#typedAt = Date.now();
    this.link.send({ t: "typing", conversation: id });
  }

  /** @param {string} id @param {number} seq */
  seen(id, seq) {
    const conversation = this.#open.get(id);
    if (!conversation || seq <= conversation.seen.peek()) return;
    conversation.seen.set(seq);
    if (this.isMine(this.summaries.peek().get(id))) {
      this.link.send({ t: "read", conversation: id, seq });
    }
  }

  /** @param {"online" | "busy" | "away"} presence */
  setPresence(presence) {
    this.presence.set(presence);
    this.link.send({ t: "presence", presence });
  }

  #pump() {
    const letter = this.outbox.next();
    if (!letter || this.connection.peek() !== "open") return;
    this.outbox.mark(letter.cmid, "sending");
    this.link.send(letter.frame);
    clearTimeout(this.#pumpTimer);
    this.#pumpTimer = Number(setTimeout(() => {
      this.outbox.recallAll();
      this.link.wake();
      this.#pump();
    }, ACK_PATIENCE));
  }

  // What comes in.

  /** @param {any} frame */
  #receive(frame) {
    switch (frame.t) {
      case "welcome":
        return this.#welcome(frame);
      case "conversations":
        return this.#list(frame.items);
      case "conversation":
        return this.#changed(frame.summary);
      case "event":
        return this.#event(frame);
      case "typing":
        if (frame.from?.kind === "visitor" || frame.from === "visitor") {
          this.#open.get(frame.conversation)?.typing();
        }
        return;
      case "read":
        this.#open.get(frame.conversation)?.read(frame.from, frame.seq);
        return;
      case "agents":
        this.agents.set(frame.agents);
        return;
      case "ack":
        return this.#acknowledged(frame);
      case "resync":
        void this.#open.get(frame.conversation)?.load();
        return;
      case "error":
        return this.#refused(frame);
    }
  }

  /** @param {any} frame */
  #welcome(frame) {
    this.#failedOpenings = 0;
    this.link.settle();
    this.link.setHeartbeat(frame.heartbeat ?? 25);
    const again = this.connection.peek() === "lost";
    this.connection.set("open");
    // A status that was chosen here outlives a break.
    if (again && frame.presence !== this.presence.peek()) this.setPresence(this.presence.peek());
    else if (frame.presence) this.presence.set(frame.presence);
    for (const conversation of this.#open.values()) {
      if (conversation.status.peek() === "failed") void conversation.load();
      else conversation.watch(conversation.log.last);
    }
    if (again) {
      void this.fetchList("all");
      void this.#fetchAround();
      if (this.cursors.peek().closed !== undefined) void this.fetchList("closed");
    }
    this.#pump();
  }

  /** @param {Summary[]} items all that wait or are with a person */
  #list(items) {
    const here = new Set(items.map((one) => one.conversation));
    const map = new Map(this.summaries.peek());
    for (const [id, one] of map) {
      // Waiting or with a person when the line broke, and no longer: another list says what it is now.
      if ((one.state === "queued" || one.state === "active") && !here.has(id)) map.delete(id);
    }
    this.summaries.set(map);
    const isFirst = !this.#listed;
    this.#listed = true;
    if (isFirst) {
      this.#put(items);
      for (const one of items) if (this.isMine(one)) this.open(one.conversation);
    } else {
      for (const one of items) this.#changed(one);
    }
  }

  /** @param {Summary} summary */
  #changed(summary) {
    const before = this.summaries.peek().get(summary.conversation);
    this.#put([summary]);
    const queuedAnew = summary.state === "queued" &&
      (before?.state !== "queued" || before.epoch !== summary.epoch);
    if (queuedAnew) this.onarrival({ kind: "waiting", summary });
    if (this.isMine(summary)) {
      const isNew = !before || !this.isMine(before);
      if (!this.#open.has(summary.conversation)) this.open(summary.conversation);
      if (isNew && before) this.onarrival({ kind: "handed", summary });
    }
  }

  /** @param {AgentEvent} event */
  #event(event) {
    const conversation = this.#open.get(event.conversation);
    if (!conversation) return;
    const isLive = conversation.status.peek() === "ready";
    for (const one of conversation.take([event])) {
      if (one.cmid) this.outbox.remove(one.cmid);
      const summary = this.summaries.peek().get(one.conversation);
      if (
        isLive && one.kind === "message" && one.from.kind === "visitor" && summary &&
        this.isMine(summary)
      ) {
        this.onarrival({ kind: "message", summary, event: one });
      }
    }
  }

  /** @param {{ cmid: string, conversation?: string, pos?: number }} ack */
  #acknowledged({ cmid, conversation, pos }) {
    const known = conversation && this.#open.get(conversation);
    if (known && pos && pos > known.log.last) this.outbox.acknowledge(cmid);
    else this.outbox.remove(cmid);
    this.#pump();
  }

  /** @param {{ code: string, detail?: string, cmid?: string, retry_after?: number, conversation?: string }} error */
  #refused({ code, cmid, retry_after }) {
    if (code === "sign_in_required") return this.onsignedout();
    if (!cmid) return;
    if (PASSING.has(code)) {
      this.outbox.mark(cmid, "waiting");
      clearTimeout(this.#pumpTimer);
      this.#pumpTimer = Number(setTimeout(() => this.#pump(), (retry_after ?? 2) * 1000));
    } else {
      this.outbox.mark(cmid, "failed", code);
      this.#pump();
    }
  }

  /** @param {{ code: number, opened: boolean }} end */
  #lost({ code, opened }) {
    this.connection.set("lost");
    this.outbox.recallAll();
    if (code === 4001 || code === 1008) return this.onsignedout();
    // A refused upgrade tells no reason; ask over HTTP whether the session still holds.
    if (!opened && ++this.#failedOpenings >= 2) {
      request("/api/v1/me").catch((error) => this.#check(error));
    }
  }

  /** @param {unknown} error */
  #check(error) {
    if (error instanceof Refusal && error.status === 401) this.onsignedout();
  }
}
