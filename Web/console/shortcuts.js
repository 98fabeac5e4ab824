/** The keyboard. All with Alt or Ctrl, so that no letter does anything while one writes. */
import { hasDialog, showDialog } from "../lib/dialog.js";
import { t } from "../lib/texts.js";
import { h } from "../lib/view.js";

/**
 * @typedef {object} Shortcut
 * @property {string} code of the key, wherever a keyboard has its letter
 * @property {"alt" | "ctrl"} with
 * @property {string} shown
 * @property {string} text a text's key
 * @property {(index: number) => void} run
 */

/** @param {() => Shortcut[]} shortcuts @param {AbortSignal} signal ends it */
export function listenToKeys(shortcuts, signal) {
  addEventListener("keydown", (event) => {
    if (hasDialog() || event.isComposing) return;
    const alt = event.altKey && !event.ctrlKey && !event.metaKey;
    const ctrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    for (const shortcut of shortcuts()) {
      const codes = shortcut.code.split(" ");
      const index = codes.indexOf(event.code);
      if (index < 0 || (shortcut.with === "alt" ? !alt : !ctrl)) continue;
      event.preventDefault();
      shortcut.run(index);
      return;
    }
  }, { signal });
}

/** @param {Shortcut[]} shortcuts */
export function showKeys(shortcuts) {
  showDialog(() => t("ui.console.keys.title"), () =>
    h(
      "dl",
      { class: "keys" },
      [
        ...shortcuts.map(({ shown, text }) => [shown, text]),
        ["Enter", "ui.console.keys.send"],
        ["/", "ui.console.keys.canned"],
        ["Esc", "ui.console.keys.close"],
      ].map(([shown, text]) =>
        h(
          "div",
          null,
          h("dt", null, shown.split(" ").map((key) => h("kbd", { dir: "ltr" }, key))),
          h("dd", null, () => t(text)),
        )
      ),
    ));
}
