/**
 * What was written but not acknowledged yet. It stays in storage, so that it survives a reload and
 * a server that is away, and leaves in the order it was written, one at a time. No DOM in here.
 */
import { signal } from "./signals.js";
import { keep, recall } from "./storage.js";

/**
 * @typedef {object} Letter
 * @property {string} cmid
 * @property {number} at milliseconds
 * @property {Record<string, unknown> & { t: string }} frame
 * @property {"waiting" | "sending" | "sent" | "failed"} status
 * @property {string} [error] why it failed
 */

/** More than this waits nowhere; the writer is told. */
export const CAPACITY = 200;

/** @returns {string} */
export function newClientMessageID() {
  return crypto.randomUUID();
}

export class Outbox {
  /** @type {import("./signals.js").Signal<Letter[]>} */
  letters = signal(/** @type {Letter[]} */ ([]));

  /**
   * @param {import("./storage.js").KeptStorage} storage shared by all tabs: one key a letter
   * @param {string} prefix
   */
  constructor(storage, prefix) {
    this.storage = storage;
    this.prefix = prefix;
    this.reload();
  }

  /** Reads the storage again; another tab may have written or finished something. */
  reload() {
    const here = new Map(this.letters.peek().map((letter) => [letter.cmid, letter]));
    /** @type {Letter[]} */
    const letters = [];
    for (let index = 0; index < this.storage.length; index++) {
      const key = this.storage.key(index);
      if (!key?.startsWith(this.prefix)) continue;
      const letter = recall(this.storage, key, /** @type {Letter | null} */ (null));
      if (!letter?.cmid || !letter.frame) continue;
      const known = here.get(letter.cmid);
      letters.push({ ...letter, status: known?.status ?? letter.status, error: known?.error });
    }
    letters.push(...[...here.values()].filter((letter) => letter.status === "sent"));
    letters.sort((a, b) => a.at - b.at || (a.cmid < b.cmid ? -1 : 1));
    this.letters.set(letters);
  }

  /**
   * Puts a letter at the end.
   *
   * @param {{ t: string, cmid: string } & Record<string, unknown>} frame
   * @param {number} now
   * @returns {boolean} false when it is full
   */
  add(frame, now) {
    const letters = this.letters.peek();
    if (letters.length >= CAPACITY) return false;
    // Never before one that is already there, even when the clock was set back.
    const at = Math.max(now, (letters.at(-1)?.at ?? 0) + 1);
    /** @type {Letter} */
    const letter = { cmid: frame.cmid, at, frame, status: "waiting" };
    keep(this.storage, this.prefix + letter.cmid, letter);
    this.letters.set([...letters, letter]);
    return true;
  }

  /**
   * It was acknowledged, came back as an event, or was thrown away.
   *
   * @param {string} cmid
   */
  remove(cmid) {
    if (!this.letters.peek().some((letter) => letter.cmid === cmid)) return;
    keep(this.storage, this.prefix + cmid, null);
    this.letters.set(this.letters.peek().filter((letter) => letter.cmid !== cmid));
  }

  /**
   * It is durable, but its event has not come yet: shown, never sent again.
   *
   * @param {string} cmid
   */
  acknowledge(cmid) {
    keep(this.storage, this.prefix + cmid, null);
    this.letters.set(
      this.letters.peek().map((letter) =>
        letter.cmid === cmid ? { ...letter, status: "sent" } : letter
      ),
    );
  }

  /** @param {string} cmid @param {Letter["status"]} status @param {string} [error] */
  mark(cmid, status, error) {
    this.letters.set(
      this.letters.peek().map((letter) => {
        if (letter.cmid !== cmid) return letter;
        const marked = { ...letter, status, error };
        keep(this.storage, this.prefix + cmid, {
          ...marked,
          status: status === "failed" ? "failed" : "waiting",
        });
        return marked;
      }),
    );
  }

  /** The connection is gone: nothing is on its way any more. */
  recallAll() {
    for (const letter of this.letters.peek()) {
      if (letter.status === "sending") this.mark(letter.cmid, "waiting");
    }
  }

  /** The letter to send now: the oldest that has not failed, and only when none is on its way. */
  next() {
    const going = this.letters.peek().filter((letter) =>
      letter.status === "waiting" || letter.status === "sending"
    );
    return going[0]?.status === "waiting" ? going[0] : undefined;
  }
}
