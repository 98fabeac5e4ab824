/** What an agent has begun to write, kept for each conversation. No DOM in here. */
import { signal } from "../lib/signals.js";
import { keep, recall } from "../lib/storage.js";

/** Drafts kept; the oldest goes first. */
const KEPT = 100;

/** @typedef {{ reply?: string, note?: string }} Draft */

export class Drafts {
  /** @param {import("../lib/storage.js").KeptStorage} storage @param {string} agent */
  constructor(storage, agent) {
    this.storage = storage;
    this.key = `frontdesk.drafts.${agent}`;
    this.all = signal(/** @type {Record<string, Draft>} */ (recall(storage, this.key, {})));
  }

  /** @param {string} id @param {"reply" | "note"} mode */
  get(id, mode) {
    return this.all.peek()[id]?.[mode] ?? "";
  }

  /** @param {string} id @param {"reply" | "note"} mode @param {string} text */
  set(id, mode, text) {
    const { [id]: draft = {}, ...others } = this.all.peek();
    /** @type {Draft} */
    const next = { ...draft, [mode]: text };
    const entries = Object.entries(others);
    if (next.reply || next.note) entries.push([id, next]);
    this.all.set(Object.fromEntries(entries.slice(-KEPT)));
    keep(this.storage, this.key, this.all.peek());
  }

  /** @param {string} id */
  has(id) {
    return id in this.all();
  }

  /** Somebody else may sit here next. */
  forget() {
    this.all.set({});
    keep(this.storage, this.key, null);
  }
}
