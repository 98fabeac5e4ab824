/** Where the visitor writes. */
import { icon } from "../lib/icons.js";
import { computed, signal } from "../lib/signals.js";
import { errorText, t } from "../lib/texts.js";
import { h, when } from "../lib/view.js";

/** A message's size in bytes that the server takes. */
export const LIMIT = 8 * 1024;
const DRAFT = "frontdesk.draft";

const encoder = new TextEncoder();

/**
 * How many characters a text has too many.
 *
 * @param {string} text
 */
export function excess(text) {
  // Three bytes are the most a UTF-16 unit can take: shorter texts need no counting.
  if (text.length * 3 <= LIMIT) return 0;
  let bytes = 0, over = 0;
  for (const char of text) {
    bytes += encoder.encode(char).length;
    if (bytes > LIMIT) over++;
  }
  return over;
}

/**
 * @param {import("./session.js").VisitorSession} session
 * @param {import("../lib/storage.js").KeptStorage} storage keeps a half-written message
 * @param {() => void} onsent
 */
export function composer(session, storage, onsent) {
  const text = signal(storage.getItem(DRAFT) ?? "");
  const over = computed(() => excess(text()));
  const problem = signal("");

  const grow = () => {
    field.style.setProperty("block-size", "auto");
    field.style.setProperty("block-size", `${Math.min(field.scrollHeight + 2, 140)}px`);
  };
  const send = () => {
    const message = text.peek().trim();
    if (!message || over.peek() > 0) return field.focus();
    if (!session.say(message)) return problem.set("too_many_requests");
    problem.set("");
    text.set("");
    field.value = "";
    storage.removeItem(DRAFT);
    grow();
    onsent();
    field.focus();
  };

  const field = h("textarea", {
    id: "message",
    rows: 1,
    dir: "auto",
    autocomplete: "off",
    enterkeyhint: "send",
    value: text.peek(),
    "aria-describedby": "message-hint message-problem",
    "aria-invalid": () => over() > 0 ? "true" : null,
    placeholder: () => t("ui.widget.input.placeholder"),
    oninput: () => {
      text.set(field.value);
      try {
        storage.setItem(DRAFT, field.value);
      } catch {
        // A draft that is not kept is no harm.
      }
      grow();
      if (field.value.trim()) session.type();
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      // While a Chinese or Japanese word is being put together, Enter belongs to the input method.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) {
        return;
      }
      event.preventDefault();
      send();
    },
  });

  const view = h(
    "form",
    {
      class: "composer",
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        send();
      },
    },
    h("label", { for: "message", class: "visually-hidden" }, () => t("ui.widget.input.label")),
    h("p", { id: "message-hint", class: "visually-hidden" }, () => t("ui.widget.input.hint")),
    h(
      "div",
      { class: "field" },
      field,
      h("button", {
        type: "submit",
        class: "primary round",
        "aria-label": () => t("ui.widget.send"),
        disabled: () => over() > 0 || text().trim() === "",
      }, icon("send")),
    ),
    h(
      "p",
      { id: "message-problem", class: "problem", role: "status" },
      when(
        () => over() > 0 || problem(),
        () => () =>
          over() > 0
            ? t("ui.widget.input.too_long", { over: over() })
            : problem() && errorText(problem(), { retryAfter: 5 }),
      ),
    ),
  );
  return {
    view,
    focus: () => field.focus(),
    /** Puts a beginning there, unless the visitor has begun already. @param {string} beginning */
    begin(beginning) {
      if (text.peek().trim() !== "") return;
      text.set(beginning);
      field.value = beginning;
      grow();
      field.focus();
    },
  };
}
