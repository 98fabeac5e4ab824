/** One conversation as an agent's console holds it: its whole log, and what is typed for it. No DOM in here. */
import { EventLog } from "../lib/event-log.js";
import { request } from "../lib/http.js";
import { batch, computed, signal } from "../lib/signals.js";

/** @typedef {import("../types/wire.d.ts").AgentEvent} AgentEvent */
/** @typedef {import("../types/wire.d.ts").Summary} Summary */

const PAGE = 500;
const TYPING_LASTS = 6_000;

export class Conversation {
  log = new EventLog((/** @type {AgentEvent} */ event) => event.pos);
  status = signal(/** @type {"loading" | "ready" | "failed"} */ ("loading"));
  visitor = signal(
    /** @type {{ id: string, attributes?: Record<string, unknown>, locale?: string }} */ ({
      id: "",
    }),
  );
  pages = signal(/** @type {import("../types/wire.d.ts").Page[]} */ ([]));
  variables = signal(/** @type {Record<string, unknown>} */ ({}));
  isTyping = signal(false);
  /** The visitor has seen everything up to here. */
  visitorRead = signal(0);
  /** This agent has seen everything up to here. */
  seen = signal(0);
  /** What goes through the log while its past is still being fetched. */
  #filling = false;
  #typingTimer = 0;

  /**
   * @param {string} id
   * @param {(sinceUntil: number) => void} watch asks the socket for what comes after a position
   */
  constructor(id, watch) {
    this.id = id;
    this.watch = watch;
    this.unread = computed(() =>
      this.log.events().filter((event) =>
        event.kind === "message" && event.from.kind === "visitor" && (event.seq ?? 0) > this.seen()
      ).length
    );
  }

  /** Fetches what is missing, then listens. */
  async load() {
    if (this.#filling) return;
    this.#filling = true;
    try {
      for (let pages = 0; pages < 2000; pages++) {
        const before = this.log.last;
        const answer = await request(
          `/api/v1/agent/conversations/${this.id}?since_pos=${before}&limit=${PAGE}`,
        );
        batch(() => {
          this.visitor.set(answer.visitor ?? { id: "" });
          this.variables.set(answer.variables ?? {});
          this.pages.set(answer.pages ?? []);
          this.take(answer.events);
        });
        if (this.log.last >= answer.pos || this.log.last === before) break;
      }
      this.status.set("ready");
      this.watch(this.log.last);
    } catch {
      if (this.log.last === 0) this.status.set("failed");
    } finally {
      this.#filling = false;
    }
  }

  /** @param {AgentEvent[]} events @returns {AgentEvent[]} those that were new */
  take(events) {
    const { added, gap } = this.log.add(events);
    for (const event of added) {
      if (event.kind === "message" && event.from.kind === "visitor") this.isTyping.set(false);
      if (event.kind === "page" && event.page) {
        const page = { ...event.page, at: event.page.at ?? event.at };
        const known = this.pages.peek().some((one) => one.at === page.at && one.url === page.url);
        if (!known) this.pages.set([...this.pages.peek(), page]);
      }
      if (event.kind === "cursor" && event.mark === "read" && event.seq) {
        this.read(event.from, event.seq);
      }
    }
    if (gap && !this.#filling) void this.load();
    return added;
  }

  /** @param {unknown} from @param {number} seq */
  read(from, seq) {
    const kind = typeof from === "string" ? from : /** @type {{ kind?: string }} */ (from)?.kind;
    if (kind === "visitor") this.visitorRead.set(Math.max(this.visitorRead.peek(), seq));
  }

  typing() {
    clearTimeout(this.#typingTimer);
    this.isTyping.set(true);
    this.#typingTimer = Number(setTimeout(() => this.isTyping.set(false), TYPING_LASTS));
  }
}
