/** How one group of alike messages is shown: what they may mean, which become examples, what is done with them. */
import { ago, languageName, percent } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { effect } from "../lib/signals.js";
import { language, languages, t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./clock.js";
import { LearnQuestion } from "./learn-question.js";

/** @typedef {import("../types/wire.d.ts").Suggestion} Suggestion */
/** @typedef {import("../types/wire.d.ts").IntentSummary} IntentSummary */
/** @typedef {import("../lib/signals.js").Readable<IntentSummary[]>} Intents */

const CAUSES = /** @type {const} */ (["clarified", "rejected", "corrected"]);

/**
 * @param {Suggestion} group
 * @param {object} options
 * @param {Intents} options.intents
 * @param {boolean} options.isDismissed
 */
export function groupView(group, { intents, isDismissed }) {
  const question = new LearnQuestion(group, isDismissed);
  let before = question.outcome.peek();
  effect(() => {
    const now = question.outcome();
    if (now === before) return;
    before = now;
    // Whoever pressed a button that went stays where the group was.
    const part = now.kind === "open" ? "title" : "done";
    queueMicrotask(() => document.getElementById(`${question.id}-${part}`)?.focus());
  });
  return h(
    "div",
    { class: "learn-group-place" },
    when(
      () => question.outcome().kind === "open",
      () => formView(question, intents),
      () => doneView(question),
    ),
  );
}

/** @param {LearnQuestion} question */
function title({ group }) {
  return group.texts[0]?.text ?? t("ui.admin.learn.private", { count: group.count });
}

/** @param {LearnQuestion} question */
function doneView(question) {
  const last = question.outcome.peek();
  return h(
    "p",
    { class: "card learn-done", id: `${question.id}-done`, tabindex: -1, role: "status" },
    icon("check"),
    h("bdi", { class: "learn-what", dir: "auto" }, title(question)),
    h("span", null, () => last.kind === "added" ? last.words : t(`ui.admin.learn.${last.kind}`)),
    last.kind === "added"
      ? h("a", { class: "button plain", href: "#/editor" }, () => t("ui.admin.nav.editor"))
      : h(
        "button",
        {
          type: "button",
          disabled: () => question.isWorking(),
          onclick: () => void question.settle(last.kind === "dismissed" ? "restore" : "dismiss"),
        },
        () => t("ui.admin.learn.undo"),
      ),
    () => question.problem() && h("span", { class: "problem", role: "alert" }, question.problem()),
  );
}

/** @param {LearnQuestion} question @param {Intents} intents */
function formView(question, intents) {
  const { group, isDismissed, lines, complaints, problem, isWorking } = question;
  // A form with a name is a landmark, and two groups may have the same name: the same text in two languages.
  return h(
    "form",
    {
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        void question.add(false);
      },
    },
    h(
      "div",
      {
        role: "group",
        class: "card learn-group",
        "aria-labelledby": `${question.id}-title`,
        "aria-busy": () => isWorking() ? "true" : null,
      },
      head(question),
      h(
        "fieldset",
        { class: "learn-lines", disabled: isDismissed },
        h("legend", { class: "visually-hidden" }, () => t("ui.admin.learn.texts")),
        h(
          "ul",
          null,
          each(() => lines(), (one) => one.id, (one) => lineView(one.peek(), question)),
        ),
        group.withheld > 0
          ? h("p", { class: "soft" }, () => t("ui.admin.learn.withheld", { count: group.withheld }))
          : null,
      ),
      when(() => complaints().length > 0, () => complaintsView(question)),
      h("p", { class: "problem", role: "alert", dir: "auto" }, () => problem() || null),
      isDismissed
        ? h(
          "div",
          { class: "learn-actions" },
          h(
            "button",
            {
              type: "button",
              disabled: () => isWorking(),
              onclick: () => void question.settle("restore"),
            },
            icon("inbox"),
            () => t("ui.admin.learn.restore"),
          ),
        )
        : [meaning(question, intents), actions(question)],
    ),
  );
}

/** @param {LearnQuestion} question */
function head(question) {
  const { group } = question;
  return h(
    "header",
    { class: "learn-head" },
    h(
      "h3",
      { id: `${question.id}-title`, tabindex: -1 },
      h(
        "bdi",
        { dir: "auto", lang: group.texts.length > 0 ? group.language : null },
        title(question),
      ),
    ),
    h(
      "p",
      { class: "facts" },
      h(
        "span",
        { class: "badge" },
        () =>
          group.language === "und"
            ? t("ui.admin.learn.language.unknown")
            : languageName(group.language, language()),
      ),
      h("strong", null, () => t("ui.admin.learn.messages", { count: group.count })),
      CAUSES.filter((cause) => group.causes[cause] > 0).map((cause) =>
        h(
          "span",
          { class: `badge ${cause === "corrected" ? "warn" : ""}`.trim() },
          () => t(`ui.admin.learn.cause.${cause}`, { count: group.causes[cause] }),
        )
      ),
      h(
        "time",
        { class: "soft", datetime: group.latest },
        () => ago(group.latest, language(), clock()),
      ),
      h(
        "a",
        { href: `/console#/closed/${encodeURIComponent(group.conversation)}` },
        () => t("ui.admin.learn.conversation"),
      ),
    ),
  );
}

/** @param {import("./learn-question.js").Line} line @param {LearnQuestion} question */
function lineView(line, question) {
  const check = h("input", {
    type: "checkbox",
    checked: line.isWanted.peek(),
    "aria-label": () => t("ui.admin.learn.use", { text: line.text() }),
    onchange: () => {
      line.isWanted.set(check.checked);
      question.clearProblems();
    },
  });
  const input = h("input", {
    type: "text",
    dir: "auto",
    lang: question.group.language,
    maxlength: 400,
    value: line.text.peek(),
    "aria-label": () => t("ui.admin.learn.text"),
    oninput: () => {
      line.text.set(input.value);
      question.clearProblems();
    },
  });
  return h(
    "li",
    { class: () => line.isWanted() ? "" : "unwanted" },
    h("label", { class: "learn-check" }, check),
    input,
    h(
      "span",
      { class: "soft learn-times" },
      (line.count ?? 0) > 1 ? () => t("ui.admin.learn.times", { count: line.count ?? 1 }) : null,
    ),
  );
}

/** @param {LearnQuestion} question */
function complaintsView(question) {
  return h(
    "div",
    { class: "learn-refused", role: "alert" },
    h("p", null, icon("warning"), h("strong", null, () => t("ui.admin.learn.refused"))),
    h(
      "ul",
      null,
      () =>
        question.complaints().map((one) =>
          h(
            "li",
            null,
            h("span", { class: one.severity === "error" ? "badge bad" : "badge warn" }, one.id),
            h("bdi", { class: "learn-what", dir: "auto" }, one.about),
            h("span", { dir: "auto" }, [one.message, one.remedy].filter(Boolean).join(" · ")),
            (one.notes ?? []).map((note) =>
              h(
                "span",
                { class: "soft" },
                h("code", { dir: "ltr" }, `${note.path}:${note.line}`),
                ` ${note.message}`,
              )
            ),
          )
        ),
    ),
    () =>
      question.canInsist()
        ? h(
          "button",
          {
            type: "button",
            disabled: () => question.isWorking(),
            onclick: () => void question.add(true),
          },
          () => t("ui.admin.learn.insist"),
        )
        : null,
  );
}

/** @param {LearnQuestion} question @param {Intents} intents */
function meaning(question, intents) {
  const { group, intent } = question;
  const select = h(
    "select",
    {
      id: `${question.id}-intent`,
      required: true,
      "aria-describedby": `${question.id}-source`,
      value: intent.peek(),
      onchange: () => {
        intent.set(select.value);
        question.clearProblems();
      },
    },
    h("option", { value: "" }, () => t("ui.admin.learn.choose")),
    intents.peek().map((one) =>
      h(
        "option",
        { value: one.intent },
        one.title ? `${one.title} (${one.intent})` : one.intent,
      )
    ),
  );
  /** @type {HTMLSelectElement} */
  const spoken = h(
    "select",
    {
      id: `${question.id}-language`,
      required: true,
      value: question.language.peek(),
      onchange: () => question.language.set(spoken.value),
    },
    h("option", { value: "" }, () => t("ui.admin.learn.choose")),
    languages.peek().map((one) => h("option", { value: one.tag, lang: one.tag }, one.name)),
  );
  return h(
    "div",
    { class: "learn-meant" },
    h("label", { for: `${question.id}-intent` }, () => t("ui.admin.learn.intent")),
    select,
    h("p", { class: "soft", id: `${question.id}-source` }, () => {
      if (!group.intent || !group.source) return t("ui.admin.learn.source.none");
      if (intent() !== group.intent) return null;
      return t(`ui.admin.learn.source.${group.source}`, {
        share: percent(group.agreement ?? 0, language()),
      });
    }),
    group.language === "und"
      ? [
        h("label", { for: `${question.id}-language` }, () => t("ui.admin.learn.language")),
        spoken,
      ]
      : null,
  );
}

/** @param {LearnQuestion} question */
function actions(question) {
  const { isWorking, intent } = question;
  return h(
    "div",
    { class: "learn-actions" },
    h(
      "button",
      {
        class: "primary",
        disabled: () =>
          isWorking() || !intent() || !question.language() || question.wanted().length === 0,
      },
      icon("plus"),
      () =>
        isWorking()
          ? t("ui.admin.editor.saving")
          : t("ui.admin.learn.add", { count: question.wanted().length }),
    ),
    h(
      "button",
      {
        type: "button",
        disabled: () => isWorking(),
        onclick: () => void question.settle("dismiss"),
      },
      icon("close"),
      () => t("ui.admin.learn.dismiss"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "plain",
        onclick: (/** @type {Event} */ event) => {
          question.addLine();
          const form = /** @type {HTMLElement} */ (event.target).closest("form");
          const inputs = form?.querySelectorAll("input[type=text]");
          /** @type {HTMLElement | undefined} */ (inputs?.[inputs.length - 1])?.focus();
        },
      },
      icon("note"),
      () => t("ui.admin.learn.own"),
    ),
  );
}
