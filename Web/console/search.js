/** Search through everything that was ever written. */
import { ago } from "../lib/format.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { effect, signal } from "../lib/signals.js";
import { language, t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./list.js";

/** @typedef {{ conversation: string, pos: number, at: string, from: string | { kind: string }, text: string }} Hit */

export class Search {
  query = signal("");
  hits = signal(/** @type {Hit[] | null} */ (null));
  #timer = 0;
  /** @type {AbortController | undefined} */
  #running;

  constructor() {
    this.input = h("input", {
      type: "search",
      id: "search",
      dir: "auto",
      placeholder: () => t("ui.console.search.placeholder"),
      "aria-label": () => t("ui.console.search.label"),
      oninput: () => this.query.set(this.input.value),
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Escape") this.clear();
      },
    });
    this.field = h("div", { class: "search" }, icon("search"), this.input);
    effect(() => {
      const query = this.query().trim();
      clearTimeout(this.#timer);
      this.#running?.abort();
      if (query === "") return this.hits.set(null);
      this.#timer = Number(setTimeout(() => this.#run(query), 200));
    });
  }

  /** @param {string} query */
  async #run(query) {
    const running = this.#running = new AbortController();
    try {
      const path = `/api/v1/search?q=${encodeURIComponent(query)}&limit=50`;
      this.hits.set((await request(path, { signal: running.signal })).hits);
    } catch {
      if (!running.signal.aborted) this.hits.set([]);
    }
  }

  isActive() {
    return this.query().trim() !== "";
  }

  clear() {
    this.query.set("");
    this.input.value = "";
  }

  /** A text with the places where the query stands. @param {string} text */
  #marked(text) {
    const query = this.query.peek().trim();
    const at = text.toLowerCase().indexOf(query.toLowerCase());
    if (at < 0) return text;
    const start = Math.max(0, at - 30);
    return [
      start > 0 ? "…" : "",
      text.slice(start, at),
      h("mark", null, text.slice(at, at + query.length)),
      text.slice(at + query.length, at + 120),
    ];
  }

  /** @param {(conversation: string, pos: number) => void} select */
  results(select) {
    return h(
      "div",
      { class: "results" },
      h(
        "p",
        { class: "soft", role: "status" },
        () => this.hits() && t("ui.console.search.results", { count: this.hits()?.length ?? 0 }),
      ),
      when(
        () => this.hits(),
        () =>
          h(
            "ul",
            { class: "items" },
            each(() => this.hits() ?? [], (hit) => `${hit.conversation}:${hit.pos}`, (hit) =>
              h(
                "li",
                null,
                h(
                  "button",
                  {
                    type: "button",
                    class: "item",
                    "data-conversation": hit.peek().conversation,
                    onclick: () => select(hit.peek().conversation, hit.peek().pos),
                  },
                  h(
                    "span",
                    { class: "item-top" },
                    h("strong", null, () => {
                      const { from } = hit();
                      const kind = typeof from === "string" ? from : from.kind;
                      return t(
                        kind === "agent" ? "ui.admin.agents.role.agent" : `ui.console.from.${kind}`,
                      );
                    }),
                    h("span", { class: "soft" }, () => ago(hit().at, language(), clock())),
                  ),
                  h("span", { class: "item-text", dir: "auto" }, () => this.#marked(hit().text)),
                ),
              )),
          ),
      ),
    );
  }
}
