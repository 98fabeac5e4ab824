/** Shows why the bot answered as it did. */
import { languageName, percent } from "./format.js";
import { icon } from "./icons.js";
import { hasText, language, t } from "./texts.js";
import { highlight, readTrace, winnerOf } from "./trace.js";
import { h } from "./view.js";

/** @typedef {import("../types/wire.d.ts").Candidate} Candidate */
/** @typedef {import("./view.js").Child} Child */

const LAYERS = /** @type {Record<string, string>} */ ({
  "follow-up": "follow_up",
  "topic words": "words_topic",
  "words": "words",
  "topic intent": "intent_topic",
  "intent": "intent",
});

/** A word of the server's in the reader's language, or as it is. @param {string} key @param {string} word */
export function named(key, word) {
  const full = `${key}.${word}`;
  return hasText(full) ? t(full) : word;
}

/** @param {string} key */
const text = (key) => t(`ui.console.trace.${key}`);

/** @param {string} title @param {...Child} children */
function section(title, ...children) {
  return h("section", { class: "trace-part" }, h("h3", null, title), ...children);
}

/** @param {Candidate} candidate @param {boolean} won */
function candidateRow(candidate, won) {
  const conditions = candidate.conditions ?? [];
  return h(
    "tr",
    { class: won ? "won" : candidate.blocked_by ? "blocked" : null },
    h(
      "th",
      { scope: "row" },
      won && h("span", { class: "badge good" }, icon("check"), text("winner")),
      h("span", { class: "mono" }, h("bdi", null, candidate.rule)),
      candidate.blocked_by &&
        h("span", { class: "soft" }, named("ui.console.trace.blocked", candidate.blocked_by)),
    ),
    h("td", { class: "mono", dir: "ltr" }, `${candidate.path}:${candidate.line}`),
    h("td", { class: "number" }, String(candidate.priority)),
    h("td", null, named("ui.console.trace.layer", LAYERS[candidate.layer] ?? candidate.layer)),
    h("td", null, named("ui.console.trace.kind", candidate.rank_kind)),
    h("td", { class: "number" }, String(candidate.coverage)),
    h(
      "td",
      null,
      conditions.length === 0 ? "–" : h(
        "ul",
        { class: "conditions" },
        conditions.map((condition) =>
          h(
            "li",
            { class: condition.holds ? "holds" : "fails" },
            icon(condition.holds ? "check" : "close"),
            h("code", null, h("bdi", null, condition.text)),
            h("span", null, text(condition.holds ? "conditions.true" : "conditions.false")),
          )
        ),
      ),
    ),
    h(
      "td",
      null,
      candidate.language
        ? `${candidate.language} ${percent((candidate.language_tenths ?? 10) / 10, language())}`
        : "–",
    ),
  );
}

/** @param {Candidate[]} candidates @param {Candidate | undefined} winner */
function candidateTable(candidates, winner) {
  const columns = [
    "rule",
    "place",
    "priority",
    "layer",
    "kind",
    "coverage",
    "conditions",
    "language",
  ];
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "group", "aria-label": text("candidates") },
    h(
      "table",
      { class: "trace-table" },
      h("thead", null, h("tr", null, columns.map((name) => h("th", { scope: "col" }, text(name))))),
      h("tbody", null, candidates.map((one) => candidateRow(one, one === winner))),
    ),
  );
}

/** A share as a bar with its figure. @param {string} label @param {number} share */
function bar(label, share) {
  return h(
    "li",
    null,
    h("span", { class: "meter-name" }, h("bdi", null, label)),
    h(
      "span",
      { class: "meter", "aria-hidden": "true" },
      h("i", {
        vars: { "inline-size": `${Math.round(share * 100)}%` },
      }),
    ),
    h("span", { class: "number" }, percent(share, language())),
  );
}

/**
 * @param {object} turn
 * @param {import("../types/wire.d.ts").Trace} turn.trace
 * @param {string} [turn.outcome]
 * @param {string[]} [turn.rules]
 * @param {{ text: string, lang?: string, dir?: string }} [turn.message] what the visitor wrote
 */
export function traceView({ trace, outcome, rules = [], message }) {
  const read = readTrace(trace);
  const winner = winnerOf(read.candidates, rules);
  const spans = winner?.spans ?? [];
  const hours = Object.entries(trace.hours ?? {});
  return h(
    "div",
    { class: "trace" },
    outcome &&
      h(
        "p",
        { class: "trace-outcome" },
        h("strong", null, named("ui.console.trace.turn", outcome)),
      ),
    read.cause &&
      h(
        "p",
        null,
        `${text("escalation")}: `,
        h("strong", null, named("ui.console.trace.cause", read.cause)),
      ),
    message && section(
      text(spans.length > 0 ? "words" : "message"),
      h(
        "p",
        { class: "trace-message", dir: message.dir ?? "auto", lang: message.lang },
        highlight(message.text, spans).map((part) =>
          part.marked ? h("mark", null, part.text) : part.text
        ),
      ),
    ),
    read.chosen && h("p", null, t("ui.console.trace.chosen", { rule: read.chosen })),
    read.misses !== undefined &&
      h("p", null, t("ui.console.trace.fallback", { misses: read.misses })),
    read.clarified.length > 0 &&
      h("p", null, t("ui.console.trace.clarified", { topics: read.clarified.join(", ") })),
    read.candidates.length > 0 && section(
      text("candidates"),
      candidateTable(read.candidates, winner),
      read.wonBy &&
        h(
          "p",
          { class: "soft" },
          read.wonBy === "alone" ? text("won_by.alone") : t("ui.console.trace.won_by", {
            column: hasText(`ui.console.trace.won_by.${read.wonBy}`)
              ? text(`won_by.${read.wonBy}`)
              : named("ui.console.trace", read.wonBy),
          }),
        ),
      read.omitted > 0 &&
        h("p", { class: "soft" }, t("ui.console.trace.omitted", { count: read.omitted })),
    ),
    read.intents && section(
      text("intent"),
      h(
        "ul",
        { class: "meters" },
        read.intents.ranking.slice(0, 5).map((one) => bar(one.intent, one.confidence)),
      ),
      h(
        "p",
        { class: "soft" },
        [
          named("ui.console.trace.advice", read.intents.advice),
          t("ui.console.trace.thresholds", {
            accept: percent(read.intents.accept, language()),
            clarify: percent(read.intents.clarify, language()),
          }),
        ].join(" · "),
      ),
    ),
    (read.languages.length > 0 || read.reply) && section(
      text("language"),
      h(
        "ul",
        { class: "meters" },
        read.languages.slice(0, 4).map((one) => bar(languageName(one.lang, language()), one.p)),
      ),
      read.reply && h(
        "p",
        { class: "soft" },
        [
          t("ui.console.trace.reply_language", {
            language: languageName(read.reply.lang, language()),
          }),
          named("ui.console.trace.reply_language", read.reply.from),
        ].join(" · "),
      ),
    ),
    section(
      text("plugin"),
      h(
        "ol",
        { class: "trace-steps" },
        trace.steps.map((step) =>
          h(
            "li",
            { class: step.outcome },
            h("span", { class: "mono" }, step.plugin),
            h("span", null, named("ui.console.trace.step", step.outcome)),
            step.reasons.filter((reason) => reason.kind === "other").map((reason) =>
              h("span", { class: "soft" }, reason.text)
            ),
          )
        ),
      ),
    ),
    hours.length > 0 && section(
      text("schedules"),
      h(
        "p",
        null,
        hours.map(([name, open]) =>
          h(
            "span",
            { class: open ? "badge good" : "badge" },
            `${name}: ${text(open ? "schedules.open" : "schedules.closed")}`,
          )
        ),
      ),
    ),
    h(
      "p",
      { class: "soft" },
      [
        `${text("confidence")} ${percent(trace.confidence, language())}`,
        t("ui.console.trace.rule_set", { id: trace.rule_set.slice(0, 12) }),
      ].join(" · "),
    ),
  );
}
