/**
 * Events in their order: each number once, none before the one it follows, and a gap is told so
 * that it can be fetched. No DOM in here.
 */
import { signal } from "./signals.js";

/** Events that came too early and wait for the ones before them. More of them are fetched again. */
const EARLY = 500;

/** @template {object} Event */
export class EventLog {
  /** @type {import("./signals.js").Signal<Event[]>} */
  events = signal(/** @type {Event[]} */ ([]));
  /** @type {Map<number, Event>} */
  #early = new Map();

  /** @param {(event: Event) => number} numberOf gapless, from 1 */
  constructor(numberOf) {
    this.numberOf = numberOf;
    /** The number of the last event in order. */
    this.last = 0;
  }

  /** Forgets everything: another conversation, or a log that begins anew. */
  clear() {
    this.last = 0;
    this.#early.clear();
    this.events.set([]);
  }

  /**
   * Adds events, in any order and any number of times.
   *
   * @param {Event[]} events
   * @returns {{ added: Event[], gap: boolean }} `gap`: events are missing after `last`
   */
  add(events) {
    /** @type {Event[]} */
    const added = [];
    for (const event of events) {
      const number = this.numberOf(event);
      if (number <= this.last) continue;
      if (number > this.last + 1) {
        if (this.#early.size < EARLY) this.#early.set(number, event);
        continue;
      }
      /** @type {Event | undefined} */
      let next = event;
      while (next) {
        added.push(next);
        this.last++;
        this.#early.delete(this.last);
        next = this.#early.get(this.last + 1);
      }
    }
    for (const number of this.#early.keys()) if (number <= this.last) this.#early.delete(number);
    if (added.length > 0) this.events.set([...this.events.peek(), ...added]);
    return { added, gap: this.#early.size > 0 };
  }
}
