/** Short words at the edge of the page, read out by screen readers, gone after a while. */
import { signal } from "./signals.js";
import { each, h } from "./view.js";

/** @typedef {{ id: number, text: string, kind: "good" | "bad" }} Toast */

const toasts = signal(/** @type {Toast[]} */ ([]));
let count = 0;

/** @param {string} text @param {"good" | "bad"} [kind] */
export function toast(text, kind = "good") {
  const id = ++count;
  toasts.set([...toasts.peek().slice(-3), { id, text, kind }]);
  setTimeout(
    () => toasts.set(toasts.peek().filter((one) => one.id !== id)),
    kind === "bad" ? 9_000 : 5_000,
  );
}

export function toastView() {
  return h(
    "div",
    { class: "toasts", role: "status", "aria-live": "polite" },
    each(() => toasts(), (one) => one.id, (one) => {
      const { text, kind } = one.peek();
      return h("p", { class: `toast ${kind}` }, text);
    }),
  );
}
