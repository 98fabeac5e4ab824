/** What the running rules would answer to a message, and why. */
import { percent } from "../lib/format.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { named, traceView } from "../lib/trace-view.js";
import { h, when } from "../lib/view.js";
import { questionFields, replyList } from "./question.js";

/** @typedef {import("../types/wire.d.ts").Explanation} Explanation */

/** @param {Explanation} answer @param {string} text */
function answerView(answer, text) {
  const transition = typeof answer.transition === "object" ? answer.transition : null;
  const misses = answer.near_misses ?? [];
  return [
    h(
      "section",
      { class: "card", "aria-labelledby": "answer-title" },
      h("h3", { id: "answer-title" }, t("ui.admin.try.answer")),
      h(
        "p",
        { class: "facts" },
        h("span", { class: "badge good" }, named("ui.console.trace.turn", answer.outcome)),
        answer.rule
          ? h("span", null, `${t("ui.admin.try.rule")}: `, h("code", null, answer.rule))
          : h("span", null, t("ui.admin.try.no_rule")),
        h(
          "span",
          null,
          `${t("ui.admin.try.confidence")}: ${percent(answer.confidence, language())}`,
        ),
        transition?.cause && h("span", null, named("ui.console.trace.cause", transition.cause)),
      ),
      replyList(answer),
    ),
    h(
      "section",
      { class: "card", "aria-labelledby": "trace-title" },
      h("h2", { id: "trace-title" }, t("ui.admin.try.trace")),
      traceView({
        trace: answer.trace,
        outcome: answer.outcome,
        rules: answer.rule ? [answer.rule] : [],
        message: { text },
      }),
    ),
    misses.length > 0 && h(
      "section",
      { class: "card", "aria-labelledby": "misses-title" },
      h("h3", { id: "misses-title" }, t("ui.admin.try.near_misses")),
      h(
        "div",
        {
          class: "scroll",
          tabindex: 0,
          role: "group",
          "aria-label": t("ui.admin.try.near_misses"),
        },
        h(
          "table",
          null,
          h(
            "thead",
            null,
            h(
              "tr",
              null,
              ["ui.admin.try.rule", "ui.admin.findings.place", "ui.admin.try.failed"].map((key) =>
                h("th", { scope: "col" }, t(key))
              ),
            ),
          ),
          h(
            "tbody",
            null,
            misses.map((miss) =>
              h(
                "tr",
                null,
                h("th", { scope: "row", class: "mono" }, miss.rule),
                h("td", { class: "mono", dir: "ltr" }, `${miss.path}:${miss.line}`),
                h("td", { dir: "auto" }, miss.failed),
              )
            ),
          ),
        ),
      ),
    ),
  ];
}

export function tryView() {
  const answer = signal(/** @type {Explanation | null} */ (null));
  const tried = signal("");
  const working = signal(false);
  const problem = signal("");
  const fields = questionFields({ prefix: "try", rows: 3, onenter: () => void run() });
  const at = h("input", { id: "try-at", type: "datetime-local" });

  const run = async () => {
    const question = fields.question();
    if (question.text.trim() === "" || working.peek()) return;
    working.set(true);
    problem.set("");
    try {
      const found = await request("/api/v1/rules/explain", {
        method: "POST",
        body: {
          ...question,
          ...(at.value ? { at: new Date(at.value).toISOString() } : {}),
        },
      });
      tried.set(question.text);
      answer.set(found);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      problem.set(refusal.detail || errorText(refusal.code));
    } finally {
      working.set(false);
    }
  };

  return [
    h("header", { class: "section-head" }, h("h2", null, () => t("ui.admin.try.title"))),
    h(
      "form",
      {
        class: "card try",
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void run();
        },
      },
      fields.lines,
      h("div", { class: "line" }, h("label", { for: "try-at" }, () => t("ui.admin.try.now")), at),
      h(
        "button",
        { class: "primary", disabled: () => working() },
        icon("play"),
        () => t("ui.admin.try.submit"),
      ),
      h("p", { class: "problem whole", role: "alert" }, () => problem() || null),
    ),
    h(
      "div",
      { class: "stack", "aria-live": "polite" },
      when(() => answer(), () => () => {
        const now = answer();
        return now && answerView(now, tried());
      }),
    ),
  ];
}
