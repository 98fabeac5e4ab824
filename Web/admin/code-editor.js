/**
 * A text field for code: the browser's own, so that every keyboard, dictation and screen reader
 * works, over a copy of its lines that has the colours. Both wrap alike, so nothing needs to be kept
 * in step but the text.
 */
import { effect, signal, untracked } from "../lib/signals.js";
import { h } from "../lib/view.js";
import { markTokens, offsetOf, tokensOf } from "./rule-tokens.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */

const INDENT = "  ";
/** Lines that are followed by a body. */
const OPENS = /^(rule|fallback|concept|intent|schedule|test|topic)\b(?!.*=)/;

/**
 * @param {object} options
 * @param {() => string} options.path
 * @param {() => string} options.text what it holds
 * @param {(text: string) => void} options.oninput
 * @param {() => Finding[]} options.findings of this file
 * @param {() => string} options.label
 * @param {string} options.describedby
 * @param {(line: number) => void} options.online the line of the caret, from 1
 * @param {(finding: Finding) => void} options.onmark a mark beside a line was pressed
 */
export function codeEditor(options) {
  const { path, text, oninput, findings, label, describedby, online, onmark } = options;
  const isLeaving = signal(false);
  const under = h("div", { class: "code-under", "aria-hidden": "true" });
  /** The lines shown and what each was made from. @type {{ node: HTMLElement, key: string }[]} */
  let shown = [];

  const input = h("textarea", {
    class: "code-input",
    "aria-label": label,
    "aria-describedby": describedby,
    // Each line has the direction of its own words.
    dir: "auto",
    wrap: "soft",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    autocorrect: "off",
    translate: "no",
    oninput: () => oninput(input.value),
    onkeydown: (/** @type {KeyboardEvent} */ event) => key(event),
    onblur: () => isLeaving.set(false),
    onselect: () => tellLine(),
    onkeyup: () => tellLine(),
    onpointerup: () => tellLine(),
  });

  const tellLine = () => online(lineAt(input.value, input.selectionStart));

  effect(() => {
    const now = text();
    if (input.value !== now) input.value = now;
  });
  effect(() => {
    const lines = text().split("\n");
    const here = path();
    const all = findings();
    untracked(() => {
      shown = drawLines(under, shown, here, lines, all, onmark);
    });
  });

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      isLeaving.set(true);
      return;
    }
    if (event.key === "Tab" && !isLeaving.peek()) {
      event.preventDefault();
      if (event.shiftKey) shiftLines(input, -1);
      else if (input.value.slice(input.selectionStart, input.selectionEnd).includes("\n")) {
        shiftLines(input, 1);
      } else insert(input, INDENT);
      return;
    }
    if (event.key === "Enter" && !event.shiftKey) {
      const start = input.value.lastIndexOf("\n", input.selectionStart - 1) + 1;
      const line = input.value.slice(start, input.selectionStart);
      const indent = OPENS.test(line) ? INDENT : /^[ \t]*/.exec(line)?.[0] ?? "";
      if (indent !== "") {
        event.preventDefault();
        insert(input, `\n${indent}`);
      }
    }
    if (!["Shift", "Tab"].includes(event.key)) isLeaving.set(false);
  }

  const element = h(
    "div",
    { class: () => isLeaving() ? "code leaving" : "code", dir: "ltr" },
    // As high as the lines, so that the field is too and everything scrolls as one.
    h("div", { class: "code-body" }, under, input),
  );
  return {
    element,
    /** Puts the caret to a place, counted in code points. @param {number} line @param {number} column */
    goTo(line, column) {
      const lines = input.value.split("\n");
      const index = Math.min(line, lines.length) - 1;
      const before = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0);
      const at = before + offsetOf(lines[index], column);
      input.focus({ preventScroll: true });
      input.setSelectionRange(at, at);
      // Only the text scrolls to the line; the page moves no further than it has to.
      element.scrollTop = (shown[index]?.node.offsetTop ?? 0) - element.clientHeight / 2;
      element.scrollIntoView({ block: "nearest" });
      tellLine();
    },
    focus: () => input.focus(),
  };
}

/** The line of a place in a text, from 1. @param {string} text @param {number} at */
export function lineAt(text, at) {
  let line = 1;
  for (let index = text.indexOf("\n"); index >= 0 && index < at; line++) {
    index = text.indexOf("\n", index + 1);
  }
  return line;
}

/** Types a text, so that it can be undone. @param {HTMLTextAreaElement} input @param {string} text */
function insert(input, text) {
  // The only way that keeps the browser's own undo; old, but it works everywhere.
  if (document.execCommand?.("insertText", false, text)) return;
  input.setRangeText(text, input.selectionStart, input.selectionEnd, "end");
  input.dispatchEvent(new Event("input"));
}

/** Moves the lines of the selection in or out. @param {HTMLTextAreaElement} input @param {1 | -1} way */
function shiftLines(input, way) {
  const { value, selectionStart, selectionEnd } = input;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const last = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n"
    ? selectionEnd - 1
    : selectionEnd;
  const next = value.indexOf("\n", last);
  const end = next < 0 ? value.length : next;
  const old = value.slice(start, end).split("\n");
  const moved = old.map((line) =>
    way > 0 ? (line === "" ? "" : INDENT + line) : line.replace(/^( {1,2}|\t)/, "")
  );
  if (moved.join("\n") === old.join("\n")) return;
  input.setSelectionRange(start, end);
  insert(input, moved.join("\n"));
  const first = moved[0].length - old[0].length;
  if (selectionStart === selectionEnd) {
    const at = Math.max(start, selectionStart + first);
    input.setSelectionRange(at, at);
  } else input.setSelectionRange(start, start + moved.join("\n").length);
}

/**
 * Draws lines; those that are as they were stay.
 *
 * @param {HTMLElement} under
 * @param {{ node: HTMLElement, key: string }[]} shown
 * @param {string} path
 * @param {string[]} lines
 * @param {Finding[]} findings
 * @param {(finding: Finding) => void} onmark
 */
function drawLines(under, shown, path, lines, findings, onmark) {
  /** @type {Map<number, Finding[]>} */
  const byLine = new Map();
  for (const finding of findings) {
    byLine.set(finding.line, [...byLine.get(finding.line) ?? [], finding]);
  }
  const keys = lines.map((line, index) => {
    const own = byLine.get(index + 1);
    const marks = own?.map((one) =>
      `${one.severity}:${one.column}:${one.end_column ?? ""}:${one.id}:${one.message}`
    );
    return `${path.endsWith(".json") ? "j" : "r"}${marks?.join("|") ?? ""}\n${line}`;
  });
  let start = 0;
  while (start < keys.length && start < shown.length && shown[start].key === keys[start]) start++;
  let end = 0;
  while (
    end < keys.length - start && end < shown.length - start &&
    shown[shown.length - 1 - end].key === keys[keys.length - 1 - end]
  ) end++;
  for (const old of shown.slice(start, shown.length - end)) old.node.remove();
  const following = shown[shown.length - end]?.node ?? null;
  const fresh = lines.slice(start, lines.length - end).map((line, index) => ({
    node: drawLine(path, line, byLine.get(start + index + 1) ?? [], onmark),
    key: keys[start + index],
  }));
  const piece = document.createDocumentFragment();
  for (const one of fresh) piece.appendChild(one.node);
  under.insertBefore(piece, following);
  return [...shown.slice(0, start), ...fresh, ...(end > 0 ? shown.slice(-end) : [])];
}

/** @param {string} path @param {string} line @param {Finding[]} findings @param {(finding: Finding) => void} onmark */
function drawLine(path, line, findings, onmark) {
  const worst = worstOf(findings);
  const marks = [...findings].sort((a, b) => rank(b) - rank(a)).map((finding) => {
    const begin = offsetOf(line, finding.column);
    const stop = finding.end_column === undefined
      ? line.length
      : offsetOf(line, finding.end_column);
    return { start: begin, end: Math.max(stop, begin + 1), mark: finding.severity };
  });
  return h(
    "div",
    { class: worst ? `code-line ${worst.severity}` : "code-line" },
    h(
      "span",
      {
        class: "code-number",
        title: findings.map((one) => `${one.id} ${one.message}`).join("\n") || null,
        onclick: worst ? () => onmark(worst) : null,
      },
    ),
    h(
      "span",
      { class: "code-text" },
      markTokens(tokensOf(path, line), marks).map((token) =>
        token.kind === "plain" && !token.mark ? token.text : h(
          "span",
          { class: `tok-${token.kind}${token.mark ? ` mark-${token.mark}` : ""}` },
          token.text,
        )
      ),
      // An empty line is as high as others.
      line === "" ? "\u200b" : null,
    ),
  );
}

/** @param {Finding} finding */
const rank = (finding) => ["info", "warning", "error"].indexOf(finding.severity);

/** The gravest of some findings. @param {Finding[]} findings */
export function worstOf(findings) {
  return findings.reduce(
    (worst, one) => !worst || rank(one) > rank(worst) ? one : worst,
    /** @type {Finding | undefined} */ (undefined),
  );
}
