/** A message tried on a draft, beside what the rules that run would say. */
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { signal } from "../lib/signals.js";
import { errorText, t } from "../lib/texts.js";
import { named, traceView } from "../lib/trace-view.js";
import { h, when } from "../lib/view.js";
import { questionFields, replyList } from "./question.js";

/** @typedef {import("../types/wire.d.ts").Explanation} Explanation */

/** What two answers must have in common to be the same to a visitor. @param {Explanation} answer */
const gist = (answer) =>
  JSON.stringify([
    answer.outcome,
    answer.rule ?? null,
    answer.replies.map((one) => [one.text, one.choices?.map((choice) => choice.label)]),
    answer.transition ?? null,
  ]);

/** @param {string} title @param {Explanation} answer @param {string} text */
function answerCard(title, answer, text) {
  return h(
    "section",
    { class: "trial-answer" },
    h("h4", null, title),
    h(
      "p",
      { class: "facts" },
      h("span", { class: "badge good" }, named("ui.console.trace.turn", answer.outcome)),
      answer.rule ? h("code", null, h("bdi", null, answer.rule)) : t("ui.admin.try.no_rule"),
    ),
    replyList(answer),
    h(
      "details",
      { class: "why" },
      h("summary", null, t("ui.admin.try.trace")),
      traceView({
        trace: answer.trace,
        outcome: answer.outcome,
        rules: answer.rule ? [answer.rule] : [],
        message: { text },
      }),
    ),
  );
}

/**
 * @param {object} options
 * @param {() => unknown[]} options.changes
 * @param {() => boolean} options.hasChanges
 */
export function draftTrial({ changes, hasChanges }) {
  const tried = signal(
    /** @type {{ text: string, draft: Explanation, live: Explanation | null } | null} */ (null),
  );
  const problem = signal("");
  const isWorking = signal(false);
  const fields = questionFields({ prefix: "trial", rows: 2, onenter: () => void run() });

  const run = async () => {
    const question = fields.question();
    if (question.text.trim() === "") return fields.message.focus();
    if (isWorking.peek()) return;
    isWorking.set(true);
    problem.set("");
    /** @param {string} address @param {object} body @returns {Promise<Explanation>} */
    const ask = (address, body) => request(`/api/v1/rules/${address}`, { method: "POST", body });
    try {
      const isDraft = hasChanges();
      const [draft, live] = await Promise.all([
        isDraft
          ? ask("draft/explain", { ...question, changes: changes() })
          : ask("explain", question),
        isDraft ? ask("explain", question) : null,
      ]);
      tried.set({ text: question.text, draft, live });
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      tried.set(null);
      problem.set(
        refusal.code === "rules_broken"
          ? `${t("ui.admin.editor.try.broken")} ${refusal.detail}`
          : errorText(refusal.code, { detail: refusal.detail }),
      );
    } finally {
      isWorking.set(false);
    }
  };

  const element = h(
    "section",
    { class: "card trial", "aria-labelledby": "trial-title" },
    h("h3", { id: "trial-title" }, () => t("ui.admin.try.title")),
    h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void run();
        },
      },
      fields.lines,
      h(
        "button",
        { disabled: () => isWorking(), "aria-keyshortcuts": "Control+Enter" },
        icon("play"),
        () => t("ui.admin.try.submit"),
      ),
    ),
    h("p", { class: "problem", role: "alert", dir: "auto" }, () => problem() || null),
    h(
      "div",
      { class: "trial-answers", "aria-live": "polite" },
      when(() => tried(), () => () => {
        const now = tried();
        if (!now) return null;
        const { draft, live, text } = now;
        if (!live) return answerCard(t("ui.admin.editor.try.live"), draft, text);
        const isSame = gist(draft) === gist(live);
        return [
          h(
            "p",
            { class: isSame ? "badge" : "badge warn" },
            t(isSame ? "ui.admin.editor.try.same" : "ui.admin.editor.try.differs"),
          ),
          answerCard(t("ui.admin.editor.try.draft"), draft, text),
          isSame ? null : answerCard(t("ui.admin.editor.try.live"), live, text),
        ];
      }),
    ),
  );
  return { element, run: () => void run() };
}
