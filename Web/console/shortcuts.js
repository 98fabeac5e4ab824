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

/**
 * All shortcuts of the console.
 *
 * @param {object} doings
 * @param {(step: number) => void} doings.move to the next or previous conversation
 * @param {() => void} doings.take
 * @param {(kind: "reply" | "note") => void} doings.write
 * @param {() => void} doings.transfer
 * @param {() => void} doings.toBot
 * @param {() => void} doings.resolve
 * @param {() => void} doings.toggleDetails
 * @param {() => void} doings.search
 * @param {() => void} doings.help
 * @returns {Shortcut[]}
 */
export function shortcutsOf(doings) {
  /** @param {"alt" | "ctrl"} held @param {string} code @param {string} key @param {string} text @param {(index: number) => void} run */
  const shortcut = (held, code, key, text, run) => ({
    code,
    with: held,
    shown: `${held === "alt" ? "Alt" : "Ctrl"} ${key}`,
    text: `ui.console.keys.${text}`,
    run,
  });
  /** @param {number} index */
  const showView = (index) =>
    /** @type {HTMLElement} */ (document.querySelectorAll("[data-view]")[index]).click();
  return [
    shortcut("alt", "ArrowDown", "↓", "next", () => doings.move(1)),
    shortcut("alt", "ArrowUp", "↑", "previous", () => doings.move(-1)),
    shortcut("alt", "Digit1 Digit2 Digit3 Digit4", "1 – 4", "views", showView),
    shortcut("alt", "KeyT", "T", "take", doings.take),
    shortcut("alt", "KeyR", "R", "reply", () => doings.write("reply")),
    shortcut("alt", "KeyN", "N", "note", () => doings.write("note")),
    shortcut("alt", "KeyX", "X", "transfer", doings.transfer),
    shortcut("alt", "KeyB", "B", "bot", doings.toBot),
    shortcut("alt", "KeyE", "E", "resolve", doings.resolve),
    shortcut("alt", "KeyI", "I", "details", doings.toggleDetails),
    shortcut("ctrl", "KeyK", "K", "search", doings.search),
    shortcut("ctrl", "Slash", "/", "help", doings.help),
  ];
}
