/** One group of alike messages and what became of it: added as examples, dismissed, or still open. No DOM in here. */
import { Refusal, request } from "../lib/http.js";
import { signal } from "../lib/signals.js";
import { errorText, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";

/** @typedef {import("../types/wire.d.ts").Suggestion} Suggestion */
/** @typedef {import("../types/wire.d.ts").Objection} Objection */
/**
 * A line that may become an example: a visitor's, or one of the administrator's own.
 *
 * @typedef {object} Line
 * @property {number} id
 * @property {import("../lib/signals.js").Signal<string>} text
 * @property {import("../lib/signals.js").Signal<boolean>} isWanted
 * @property {string} [key] what the visitor's message said
 * @property {number} [count]
 */
/** @typedef {{ kind: "open" } | { kind: "added", words: string } | { kind: "dismissed" } | { kind: "restored" }} Outcome */
/** @typedef {Objection & { about: string }} Complaint */

let made = 0;

export class LearnQuestion {
  /** @type {Suggestion} */
  group;
  /** Whether the group was dismissed when it was found. */
  isDismissed;
  id = `group-${++made}`;
  outcome = signal(/** @type {Outcome} */ ({ kind: "open" }));
  isWorking = signal(false);
  /** What went wrong, in words. */
  problem = signal("");
  /** What the linter has against the new examples. */
  complaints = signal(/** @type {Complaint[]} */ ([]));
  /** Nothing of what the linter says stands in the way of whoever insists. */
  canInsist = signal(false);
  intent = signal("");
  language = signal("");
  lines = signal(/** @type {Line[]} */ ([]));

  #keys;

  /** @param {Suggestion} group @param {boolean} isDismissed */
  constructor(group, isDismissed) {
    this.group = group;
    this.isDismissed = isDismissed;
    this.#keys = group.keys;
    this.intent.set(group.intent ?? "");
    this.language.set(group.language === "und" ? "" : group.language);
    this.lines.set(group.texts.map((one) => line(one.text, one)));
  }

  /** The lines that would become examples. */
  wanted() {
    return this.lines().filter((one) => one.isWanted() && one.text().trim() !== "");
  }

  /** Adds an empty line of the administrator's own. */
  addLine() {
    this.lines.set([...this.lines.peek(), line("")]);
  }

  clearProblems() {
    this.problem.set("");
    this.complaints.set([]);
  }

  /** Makes the wanted lines examples of the intent. @param {boolean} insist */
  add(insist) {
    return this.#during(async () => {
      const chosen = this.wanted();
      const left = this.lines.peek().filter((one) => one.key && !chosen.includes(one));
      // Whoever leaves a text out decides about it later; without any left, the group is done.
      const keys = left.length > 0 ? chosen.flatMap((one) => one.key ?? []) : this.#keys;
      const answer = await request("/api/v1/suggestions/promote", {
        method: "POST",
        body: {
          intent: this.intent.peek(),
          language: this.language.peek(),
          texts: chosen.map((one) => one.text.peek().trim()),
          keys,
          ...(insist ? { insist } : {}),
        },
      });
      const words = t("ui.admin.learn.added", {
        count: chosen.length,
        intent: this.intent.peek(),
        number: answer.version.number,
      });
      if (left.length === 0) return this.outcome.set({ kind: "added", words });
      toast(words);
      this.#keys = this.#keys.filter((key) => !keys.includes(key));
      this.lines.set(left);
    });
  }

  /** Dismisses the group, or takes that back. @param {"dismiss" | "restore"} what */
  settle(what) {
    return this.#during(async () => {
      await request(`/api/v1/suggestions/${what}`, { method: "POST", body: { keys: this.#keys } });
      const isUndone = what === (this.isDismissed ? "dismiss" : "restore");
      const kind = what === "dismiss" ? "dismissed" : "restored";
      this.outcome.set({ kind: isUndone ? "open" : kind });
    });
  }

  /** @param {() => Promise<void>} work */
  async #during(work) {
    if (this.isWorking.peek()) return;
    this.isWorking.set(true);
    this.clearProblems();
    try {
      await work();
    } catch (error) {
      this.#explain(error instanceof Refusal ? error : new Refusal(0, "network", ""));
    } finally {
      this.isWorking.set(false);
    }
  }

  /** @param {Refusal} refusal */
  #explain(refusal) {
    const objections = /** @type {Objection[] | undefined} */ (refusal.problem?.objections);
    if (refusal.code !== "examples_refused" || !objections) {
      // A text that does not fit is best named by the server.
      const words = refusal.code === "invalid" ? refusal.detail : errorText(refusal.code, refusal);
      return this.problem.set(words);
    }
    const lines = this.wanted();
    this.complaints.set(objections.map((one) => ({
      ...one,
      about: one.text === undefined
        ? `${one.path}:${one.line}`
        : lines[one.text]?.text.peek() ?? "",
    })));
    this.canInsist.set(refusal.problem?.can_insist === true);
  }
}

/** @param {string} text @param {{ key?: string, count?: number }} [from] @returns {Line} */
function line(text, from = {}) {
  return {
    id: ++made,
    text: signal(text),
    isWanted: signal(true),
    key: from.key,
    count: from.count,
  };
}
