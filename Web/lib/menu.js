/** A button that opens and closes a menu below it; Escape and a touch elsewhere close it. */
import { icon } from "./icons.js";
import { signal } from "./signals.js";
import { t } from "./texts.js";
import { h } from "./view.js";

/**
 * @param {object} options
 * @param {AbortSignal} options.end when the page that holds the menu goes
 * @param {import("./view.js").Child[]} items
 * @returns {HTMLElement[]} the button and the menu
 */
export function menuView({ end }, ...items) {
  const isOpen = signal(false);
  const button = h("button", {
    type: "button",
    class: "plain round",
    "aria-label": () => t("ui.console.menu"),
    "aria-expanded": () => String(isOpen()),
    "aria-controls": "menu",
    onclick: () => isOpen.update((open) => !open),
  }, icon("menu"));
  const menu = h("div", { id: "menu", class: "menu", hidden: () => !isOpen() }, ...items);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen.peek()) return;
    isOpen.set(false);
    button.focus();
  }, { signal: end });
  addEventListener("pointerdown", (event) => {
    const touched = /** @type {Element} */ (event.target);
    if (!menu.contains(touched) && !button.contains(touched)) isOpen.set(false);
  }, { signal: end });
  return [button, menu];
}
