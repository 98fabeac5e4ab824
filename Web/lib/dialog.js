/** Modal windows: the browser keeps the focus inside, Esc closes, and the focus goes back. */
import { icon } from "./icons.js";
import { signal, untracked } from "./signals.js";
import { t } from "./texts.js";
import { h } from "./view.js";

/** @type {import("./signals.js").Signal<{ title: () => string, content: (close: () => void) => import("./view.js").Child, wide: boolean } | null>} */
const shown = signal(/** @type {any} */ (null));
/** @type {HTMLDialogElement | undefined} */
let dialog;

/**
 * Shows a window; its content is made anew each time.
 *
 * @param {() => string} title
 * @param {(close: () => void) => import("./view.js").Child} content
 * @param {boolean} [wide]
 */
export function showDialog(title, content, wide = false) {
  if (!dialog || dialog.open) return;
  shown.set({ title, content, wide });
  dialog.showModal();
  /** @type {HTMLElement | null} */ (
    dialog.querySelector("[data-first]") ??
      dialog.querySelector(".dialog-body :is(input, select, textarea, button)")
  )?.focus();
}

/** Whether a window is open. */
export function hasDialog() {
  return dialog?.open === true;
}

/**
 * Asks before something is done.
 *
 * @param {() => string} question
 * @param {() => string} yes
 * @param {() => void} work
 */
export function confirmFirst(question, yes, work) {
  showDialog(question, (close) =>
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: close }, () => t("ui.console.cancel")),
      h("button", {
        type: "button",
        class: "primary",
        "data-first": "",
        onclick: () => {
          close();
          work();
        },
      }, yes),
    ));
}

/** The place of all windows, to stand once in a page. */
export function dialogView() {
  const close = () => dialog?.close();
  dialog = h(
    "dialog",
    {
      class: () => shown()?.wide ? "wide" : "",
      "aria-labelledby": "dialog-title",
      // The event comes late: the next window may be open by then.
      onclose: () => dialog?.open || shown.set(null),
    },
    () => {
      const now = shown();
      return now && untracked(() => [
        h(
          "header",
          null,
          h("h2", { id: "dialog-title" }, now.title),
          h("button", {
            type: "button",
            class: "plain round",
            "aria-label": () => t("ui.console.close"),
            onclick: close,
          }, icon("close")),
        ),
        h("div", { class: "dialog-body" }, now.content(close)),
      ]);
    },
  );
  return dialog;
}
