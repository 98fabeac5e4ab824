/** Where an agent writes: replies and notes, drafts kept, saved replies behind a slash. */
import { icon } from "../lib/icons.js";
import { computed, effect, signal } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";

/** @typedef {import("../types/wire.d.ts").Canned} Canned */

/** The longest text the server takes. */
const LIMIT = 8 * 1024;

/**
 * The saved replies that fit what was typed, by code before text, in the visitor's language first.
 *
 * @param {Canned[]} replies
 * @param {string} query
 * @param {string | undefined} language
 */
export function fitting(replies, query, language) {
  const wanted = query.toLowerCase();
  /** @param {Canned} reply */
  const rank = ({ code, text, language: own }) => {
    const inCode = code.toLowerCase().indexOf(wanted);
    const place = inCode === 0 ? 0 : inCode > 0 ? 2 : text.toLowerCase().includes(wanted) ? 4 : 99;
    return place + (language && own && own.split("-")[0] === language.split("-")[0] ? 0 : 1);
  };
  return replies.map((reply) => ({ reply, rank: rank(reply) }))
    .filter(({ rank }) => rank < 99)
    .sort((a, b) => a.rank - b.rank || a.reply.code.localeCompare(b.reply.code))
    .slice(0, 8)
    .map(({ reply }) => reply);
}

/**
 * @param {object} options
 * @param {string} options.id of the conversation
 * @param {() => boolean} options.canReply
 * @param {() => Canned[]} options.canned
 * @param {() => string | undefined} options.language the visitor's
 * @param {import("./drafts.js").Drafts} options.drafts
 * @param {(kind: "message" | "note", text: string) => boolean} options.onsend
 * @param {() => void} options.ontyping
 */
export function composer({ id, canReply, canned, language, drafts, onsend, ontyping }) {
  const mode = signal(/** @type {"reply" | "note"} */ (canReply() ? "reply" : "note"));
  const text = signal("");
  const picked = signal(0);
  const isListed = signal(false);
  const tooLong = computed(() => new TextEncoder().encode(text()).length > LIMIT);
  const list = computed(() => {
    const slash = /^\/(\S*)$/.exec(text());
    if (mode() === "note" || (!slash && !isListed())) return null;
    return fitting(canned(), slash ? slash[1] : "", language());
  });

  const grow = () => {
    field.style.setProperty("block-size", "auto");
    field.style.setProperty("block-size", `${Math.min(field.scrollHeight + 2, 220)}px`);
  };
  /** @param {string} next */
  const put = (next) => {
    text.set(next);
    if (field.value !== next) field.value = next;
    drafts.set(id, mode.peek(), next);
    grow();
  };
  /** @param {"reply" | "note"} next */
  const change = (next) => {
    if (next === "reply" && !canReply()) return;
    mode.set(next);
    isListed.set(false);
    text.set(drafts.get(id, next));
    field.value = text.peek();
    grow();
    field.focus();
  };
  /** @param {Canned} reply */
  const insert = (reply) => {
    isListed.set(false);
    put(
      /^\/\S*$/.test(text.peek()) || text.peek() === ""
        ? reply.text
        : `${text.peek()} ${reply.text}`,
    );
    field.focus();
  };
  const send = () => {
    const message = text.peek().trim();
    if (!message || tooLong.peek() || (mode.peek() === "reply" && !canReply())) return;
    if (onsend(mode.peek() === "note" ? "note" : "message", message)) put("");
  };

  const field = h("textarea", {
    id: "reply",
    rows: 2,
    dir: "auto",
    "aria-label": () => t(mode() === "note" ? "ui.console.note.add" : "ui.console.composer.label"),
    "aria-describedby": "reply-hint",
    "aria-autocomplete": "list",
    "aria-controls": "canned",
    "aria-activedescendant": () => list()?.length ? `canned-${picked()}` : null,
    placeholder: () =>
      t(mode() === "note" ? "ui.console.note.placeholder" : "ui.console.composer.placeholder"),
    oninput: () => {
      picked.set(0);
      put(field.value);
      if (mode.peek() === "reply" && text.peek().trim() && !text.peek().startsWith("/")) ontyping();
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing || event.keyCode === 229) return;
      const replies = list.peek();
      if (replies?.length) {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          const step = event.key === "ArrowDown" ? 1 : replies.length - 1;
          picked.set((picked.peek() + step) % replies.length);
          return event.preventDefault();
        }
        if (event.key === "Enter" || event.key === "Tab") {
          insert(replies[picked.peek()]);
          return event.preventDefault();
        }
      }
      if (event.key === "Escape" && (isListed.peek() || replies)) {
        isListed.set(false);
        if (text.peek().startsWith("/")) put("");
        return event.stopPropagation();
      }
      if (event.key === "Enter" && !event.shiftKey) {
        event.preventDefault();
        send();
      }
    },
  });

  /** @param {"reply" | "note"} one @param {string} key @param {"reply" | "note"} symbol */
  const tab = (one, key, symbol) =>
    h(
      "button",
      {
        type: "button",
        class: "plain",
        "aria-pressed": () => String(mode() === one),
        disabled: () => one === "reply" && !canReply(),
        onclick: () => change(one),
      },
      icon(symbol),
      () => t(key),
    );

  const view = h(
    "form",
    {
      class: () => `composer ${mode()}`,
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        send();
        field.focus();
      },
    },
    h(
      "div",
      { class: "modes", role: "group", "aria-label": () => t("ui.console.composer.mode") },
      tab("reply", "ui.console.composer.reply", "reply"),
      tab("note", "ui.console.note", "note"),
      h(
        "button",
        {
          type: "button",
          class: "plain saved",
          disabled: () => !canReply(),
          onclick: () => {
            if (mode.peek() === "note") change("reply");
            picked.set(0);
            isListed.update((is) => !is);
            field.focus();
          },
        },
        icon("list"),
        () => t("ui.console.canned"),
      ),
    ),
    h(
      "div",
      { class: "writing" },
      field,
      h(
        "button",
        {
          class: "primary",
          disabled: () => text().trim() === "" || tooLong(),
        },
        icon("send"),
        () => t(mode() === "note" ? "ui.console.note.save" : "ui.console.composer.send"),
      ),
    ),
    h("p", { id: "reply-hint", class: "visually-hidden" }, () => t("ui.console.composer.hint")),
    h(
      "ul",
      {
        id: "canned",
        class: "canned",
        role: "listbox",
        "aria-label": () => t("ui.console.canned"),
        hidden: () => !list()?.length,
      },
      each(() => list() ?? [], (one) => `${one.code}:${one.language ?? ""}`, (one) =>
        h(
          "li",
          {
            role: "option",
            id: () => `canned-${(list() ?? []).indexOf(one())}`,
            "aria-selected": () => String((list() ?? []).indexOf(one()) === picked()),
            onpointerdown: (/** @type {Event} */ event) => {
              event.preventDefault();
              insert(one.peek());
            },
          },
          h("code", null, () => `/${one().code}`),
          h("span", { dir: "auto" }, () => one().text),
          () => one().language && h("span", { class: "badge" }, one().language),
        )),
    ),
    when(
      () => list()?.length === 0,
      () =>
        h(
          "p",
          { class: "soft", role: "status" },
          () =>
            t(canned().length === 0 ? "ui.console.canned.empty" : "ui.console.list.empty.search"),
        ),
    ),
    when(
      () => tooLong(),
      () => h("p", { class: "problem", role: "alert" }, () => t("error.too_large")),
    ),
  );

  // When the conversation comes to this agent or goes, so does the right to reply.
  // Only then: nobody's note may turn into a reply while it is written.
  const may = computed(() => canReply());
  effect(() => {
    const next = may() ? "reply" : "note";
    mode.set(next);
    text.set(drafts.get(id, next));
    field.value = text.peek();
  });
  return { view, focus: () => field.focus(), change };
}
