/** One group of alike messages: what they may mean, which of them become examples, and what to do with them. */
import { ago, languageName, percent } from "../lib/format.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { signal } from "../lib/signals.js";
import { errorText, language, languages, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./clock.js";

/** @typedef {import("../types/wire.d.ts").Suggestion} Suggestion */
/** @typedef {import("../types/wire.d.ts").Objection} Objection */
/** @typedef {import("../lib/signals.js").Signal<string>} Text */
/**
 * A line that may become an example: a visitor's, or one of the administrator's own.
 *
 * @typedef {object} Line
 * @property {number} id
 * @property {Text} text
 * @property {import("../lib/signals.js").Signal<boolean>} isWanted
 * @property {string} [key] what the visitor's message said
 * @property {number} [count]
 */
/** @typedef {{ kind: "open" } | { kind: "added", words: string } | { kind: "dismissed" } | { kind: "restored" }} State */

let made = 0;

const CAUSES = /** @type {const} */ (["clarified", "rejected", "corrected"]);

/** @param {unknown} error */
const refusalOf = (error) => error instanceof Refusal ? error : new Refusal(0, "network", "");

/** @param {Objection[]} objections @param {Line[]} lines */
const complaints = (objections, lines) =>
  objections.map((one) => ({
    ...one,
    about: one.text === undefined ? `${one.path}:${one.line}` : lines[one.text]?.text.peek() ?? "",
  }));

/**
 * @param {Suggestion} group
 * @param {object} options
 * @param {import("../lib/signals.js").Readable<import("../types/wire.d.ts").IntentSummary[]>} options.intents
 * @param {boolean} options.isDismissed
 */
export function groupView(group, { intents, isDismissed }) {
  const id = `group-${++made}`;
  const state = signal(/** @type {State} */ ({ kind: "open" }));
  const isWorking = signal(false);
  const problem = signal("");
  const refused = signal(/** @type {ReturnType<typeof complaints>} */ ([]));
  const canInsist = signal(false);
  const keys = signal(group.keys);
  const intent = signal(group.intent ?? "");
  const tag = signal(group.language === "und" ? "" : group.language);
  /** @param {string} text @param {{ key?: string, count?: number }} [from] @returns {Line} */
  const line = (text, from = {}) => ({
    id: ++made,
    text: signal(text),
    isWanted: signal(true),
    key: from.key,
    count: from.count,
  });
  const lines = signal(group.texts.map((one) => line(one.text, one)));
  const wanted = () => lines().filter((one) => one.isWanted() && one.text().trim() !== "");
  const title = () => group.texts[0]?.text ?? t("ui.admin.learn.private", { count: group.count });

  const clearProblems = () => {
    problem.set("");
    refused.set([]);
  };
  /** Says what was done where the group was. @param {State} next */
  const finish = (next) => {
    state.set(next);
    queueMicrotask(() => document.getElementById(`${id}-done`)?.focus());
  };
  /** @param {() => Promise<void>} work */
  const during = async (work) => {
    if (isWorking.peek()) return;
    isWorking.set(true);
    clearProblems();
    try {
      await work();
    } catch (error) {
      const refusal = refusalOf(error);
      const objections = /** @type {Objection[] | undefined} */ (refusal.problem?.objections);
      if (refusal.code === "examples_refused" && objections) {
        refused.set(complaints(objections, wanted()));
        canInsist.set(refusal.problem?.can_insist === true);
      } else {
        // A text that does not fit is best named by the server.
        problem.set(
          refusal.code === "invalid" ? refusal.detail : errorText(refusal.code, refusal),
        );
      }
    } finally {
      isWorking.set(false);
    }
  };

  /** @param {boolean} insist */
  const add = (insist) =>
    during(async () => {
      const chosen = wanted();
      const left = lines.peek().filter((one) => one.key && !chosen.includes(one));
      // Whoever leaves a text out decides about it later; without any left, the group is done.
      const sent = left.length > 0 ? chosen.flatMap((one) => one.key ?? []) : keys.peek();
      const answer = await request("/api/v1/suggestions/promote", {
        method: "POST",
        body: {
          intent: intent.peek(),
          language: tag.peek(),
          texts: chosen.map((one) => one.text.peek().trim()),
          keys: sent,
          ...(insist ? { insist } : {}),
        },
      });
      const words = t("ui.admin.learn.added", {
        count: chosen.length,
        intent: intent.peek(),
        number: answer.version.number,
      });
      if (left.length === 0) return finish({ kind: "added", words });
      toast(words);
      keys.set(keys.peek().filter((key) => !sent.includes(key)));
      lines.set(left);
    });
  const settle = (/** @type {"dismiss" | "restore"} */ what) =>
    during(async () => {
      await request(`/api/v1/suggestions/${what}`, {
        method: "POST",
        body: { keys: keys.peek() },
      });
      const isUndone = what === (isDismissed ? "dismiss" : "restore");
      if (isUndone) {
        state.set({ kind: "open" });
        queueMicrotask(() => document.getElementById(`${id}-title`)?.focus());
      } else finish({ kind: what === "dismiss" ? "dismissed" : "restored" });
    });

  const doneView = () => {
    const last = state();
    return h(
      "p",
      { class: "card learn-done", id: `${id}-done`, tabindex: -1, role: "status" },
      icon("check"),
      h("bdi", { class: "learn-what", dir: "auto" }, title()),
      h("span", null, () => last.kind === "added" ? last.words : t(`ui.admin.learn.${last.kind}`)),
      last.kind === "added"
        ? h("a", { class: "button plain", href: "#/editor" }, () => t("ui.admin.nav.editor"))
        : h(
          "button",
          {
            type: "button",
            disabled: () => isWorking(),
            onclick: () => void settle(last.kind === "dismissed" ? "restore" : "dismiss"),
          },
          () => t("ui.admin.learn.undo"),
        ),
      () => problem() && h("span", { class: "problem", role: "alert" }, problem()),
    );
  };

  return h(
    "div",
    { class: "learn-group-place" },
    when(
      () => state().kind === "open",
      () => formView(),
      () => doneView(),
    ),
  );

  function formView() {
    return h(
      "form",
      {
        class: "card learn-group",
        "aria-labelledby": `${id}-title`,
        "aria-busy": () => isWorking() ? "true" : null,
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void add(false);
        },
      },
      head(),
      h(
        "fieldset",
        { class: "learn-lines", disabled: isDismissed },
        h("legend", { class: "visually-hidden" }, () => t("ui.admin.learn.texts")),
        h("ul", null, each(() => lines(), (one) => one.id, (one) => lineView(one.peek()))),
        group.withheld > 0
          ? h("p", { class: "soft" }, () => t("ui.admin.learn.withheld", { count: group.withheld }))
          : null,
      ),
      when(() => refused().length > 0, () => refusedView()),
      h("p", { class: "problem", role: "alert", dir: "auto" }, () => problem() || null),
      isDismissed
        ? h(
          "div",
          { class: "learn-actions" },
          h(
            "button",
            { type: "button", disabled: () => isWorking(), onclick: () => void settle("restore") },
            icon("inbox"),
            () => t("ui.admin.learn.restore"),
          ),
        )
        : actions(),
    );
  }

  function head() {
    return h(
      "header",
      { class: "learn-head" },
      h(
        "h3",
        { id: `${id}-title`, tabindex: -1 },
        h("bdi", { dir: "auto", lang: group.texts.length > 0 ? group.language : null }, title()),
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

  /** @param {Line} one */
  function lineView(one) {
    const check = h("input", {
      type: "checkbox",
      checked: one.isWanted.peek(),
      "aria-label": () => t("ui.admin.learn.use", { text: one.text() }),
      onchange: () => {
        one.isWanted.set(check.checked);
        clearProblems();
      },
    });
    const input = h("input", {
      type: "text",
      dir: "auto",
      lang: group.language,
      maxlength: 400,
      value: one.text.peek(),
      "aria-label": () => t("ui.admin.learn.text"),
      oninput: () => {
        one.text.set(input.value);
        clearProblems();
      },
    });
    return h(
      "li",
      { class: () => one.isWanted() ? "" : "unwanted" },
      h("label", { class: "learn-check" }, check),
      input,
      h(
        "span",
        { class: "soft learn-times" },
        (one.count ?? 0) > 1 ? () => t("ui.admin.learn.times", { count: one.count ?? 1 }) : null,
      ),
    );
  }

  function refusedView() {
    return h(
      "div",
      { class: "learn-refused", role: "alert" },
      h("p", null, icon("warning"), h("strong", null, () => t("ui.admin.learn.refused"))),
      h(
        "ul",
        null,
        () =>
          refused().map((one) =>
            h(
              "li",
              null,
              h("span", { class: one.severity === "error" ? "badge bad" : "badge warn" }, one.id),
              h("bdi", { class: "learn-what", dir: "auto" }, one.about),
              h(
                "span",
                { dir: "auto" },
                [one.message, one.remedy].filter(Boolean).join(" · "),
              ),
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
        canInsist()
          ? h(
            "button",
            { type: "button", disabled: () => isWorking(), onclick: () => void add(true) },
            () => t("ui.admin.learn.insist"),
          )
          : null,
    );
  }

  function actions() {
    const select = h(
      "select",
      {
        id: `${id}-intent`,
        required: true,
        "aria-describedby": `${id}-source`,
        value: intent.peek(),
        onchange: () => {
          intent.set(select.value);
          clearProblems();
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
        id: `${id}-language`,
        required: true,
        value: tag.peek(),
        onchange: () => tag.set(spoken.value),
      },
      h("option", { value: "" }, () => t("ui.admin.learn.choose")),
      languages.peek().map((one) => h("option", { value: one.tag, lang: one.tag }, one.name)),
    );
    return [
      h(
        "div",
        { class: "learn-meant" },
        h("label", { for: `${id}-intent` }, () => t("ui.admin.learn.intent")),
        select,
        h("p", { class: "soft", id: `${id}-source` }, () => {
          if (!group.intent || !group.source) return t("ui.admin.learn.source.none");
          if (intent() !== group.intent) return null;
          return t(`ui.admin.learn.source.${group.source}`, {
            share: percent(group.agreement ?? 0, language()),
          });
        }),
        group.language === "und"
          ? [
            h("label", { for: `${id}-language` }, () => t("ui.admin.learn.language")),
            spoken,
          ]
          : null,
      ),
      h(
        "div",
        { class: "learn-actions" },
        h(
          "button",
          {
            class: "primary",
            disabled: () => isWorking() || !intent() || !tag() || wanted().length === 0,
          },
          icon("plus"),
          () =>
            isWorking()
              ? t("ui.admin.editor.saving")
              : t("ui.admin.learn.add", { count: wanted().length }),
        ),
        h(
          "button",
          { type: "button", disabled: () => isWorking(), onclick: () => void settle("dismiss") },
          icon("close"),
          () => t("ui.admin.learn.dismiss"),
        ),
        h(
          "button",
          {
            type: "button",
            class: "plain",
            onclick: (/** @type {Event} */ event) => {
              lines.set([...lines.peek(), line("")]);
              const form = /** @type {HTMLElement} */ (event.target).closest("form");
              const inputs = form?.querySelectorAll("input[type=text]");
              /** @type {HTMLElement | undefined} */ (inputs?.[inputs.length - 1])?.focus();
            },
          },
          icon("note"),
          () => t("ui.admin.learn.own"),
        ),
      ),
    ];
  }
}
