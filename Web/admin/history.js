/** The versions that went live: who, when, what changed, and the way back. */
import { dateTime } from "../lib/format.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { computed, effect, signal, untracked } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { diffCounts, diffLines, diffRows } from "./line-diff.js";

/** @typedef {import("../types/wire.d.ts").RuleVersion} RuleVersion */
/** @typedef {import("../types/wire.d.ts").RuleComparison} RuleComparison */

/** With more files than this all are closed at first. */
const OPEN_FILES = 6;

/** @param {unknown} error */
export function told(error) {
  const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
  return errorText(refusal.code, { detail: refusal.detail, retryAfter: refusal.retryAfter });
}

/**
 * What changed in one file. Its lines are drawn when they are looked at.
 *
 * @param {string} path
 * @param {string | undefined} before
 * @param {string | undefined} after
 * @param {boolean} [isOpen]
 */
export function fileDiff(path, before, after, isOpen = true) {
  const lines = diffLines(before, after);
  const { added, removed } = diffCounts(lines);
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const place = (/** @type {number | undefined} */ number) =>
    h("span", { class: "diff-number", "aria-hidden": "true" }, number ?? "");
  const isDrawn = signal(isOpen);
  return h(
    "details",
    {
      class: "diff-file",
      open: isOpen,
      ontoggle: () => isDrawn.set(true),
    },
    h(
      "summary",
      null,
      h("span", { class: "mono", dir: "ltr" }, path),
      " ",
      h("span", { class: "badge" }, () => t(`ui.admin.history.kind.${kind}`)),
      " ",
      plusMinus(added, removed),
    ),
    h(
      "div",
      { class: "diff", tabindex: 0, role: "group", "aria-label": path, dir: "ltr" },
      () =>
        isDrawn() && diffRows(lines).map((row) =>
          row.kind === "gap"
            ? h(
              "p",
              { class: "diff-gap" },
              () => t("ui.admin.history.unchanged", { count: row.count }),
            )
            : h(
              "div",
              { class: `diff-row ${row.kind}` },
              place(row.before),
              place(row.after),
              h(
                "span",
                { class: "diff-sign" },
                row.kind === "added" ? "+" : row.kind === "removed" ? "−" : " ",
              ),
              h(row.kind === "added" ? "ins" : row.kind === "removed" ? "del" : "span", {
                class: "diff-text",
                dir: "auto",
              }, row.text),
            )
        ),
    ),
  );
}

/** @param {number} added @param {number} removed */
const plusMinus = (added, removed) =>
  h(
    "span",
    { class: "plus-minus number", dir: "ltr" },
    h("span", { class: "plus" }, `+${added}`),
    " ",
    h("span", { class: "minus" }, `−${removed}`),
  );

/** @param {RuleVersion} version */
const authorOf = (version) =>
  version.author === "disk" ? t("ui.admin.history.disk") : version.author;

/**
 * @param {object} options
 * @param {(version: RuleVersion) => void} options.onrestored
 * @param {() => Promise<string | undefined>} options.revision of the files as they were seen
 */
export function historyView({ onrestored, revision }) {
  const versions = signal(/** @type {RuleVersion[]} */ ([]));
  const next = signal(/** @type {number | null} */ (null));
  const chosen = signal(/** @type {number | null} */ (null));
  const other = signal("previous");
  const shown = signal(/** @type {RuleComparison | null} */ (null));
  const problem = signal("");
  const isAsking = signal(false);
  const isWorking = signal(false);
  const isLoading = signal(true);
  const version = computed(() => versions().find((one) => one.number === chosen()));

  const load = async (/** @type {number | null} */ before) => {
    try {
      const page = await request(
        `/api/v1/rules/versions?limit=30${before === null ? "" : `&before=${before}`}`,
      );
      versions.set(before === null ? page.versions : [...versions.peek(), ...page.versions]);
      next.set(page.next);
      if (chosen.peek() === null && page.versions.length > 0) chosen.set(page.versions[0].number);
    } catch (error) {
      problem.set(told(error));
    } finally {
      isLoading.set(false);
    }
  };
  void load(null);

  effect(() => {
    const number = chosen(), against = other();
    untracked(() => {
      shown.set(null);
      isAsking.set(false);
      if (number === null) return;
      void request(`/api/v1/rules/versions/${number}?with=${against}`).then((found) => {
        if (chosen.peek() === number && other.peek() === against) shown.set(found);
      }, (error) => problem.set(told(error)));
    });
  });

  const restore = async () => {
    const number = chosen.peek();
    if (number === null || isWorking.peek()) return;
    isWorking.set(true);
    problem.set("");
    try {
      const known = await revision();
      const saved = await request(`/api/v1/rules/versions/${number}/restore`, {
        method: "POST",
        body: known ? { revision: known } : {},
      });
      toast(t("ui.admin.history.restored.done", { number }), "good");
      onrestored(saved.version);
      other.set("previous");
      chosen.set(null);
      await load(null);
    } catch (error) {
      problem.set(told(error));
    } finally {
      isWorking.set(false);
      isAsking.set(false);
    }
  };

  const compare = h(
    "select",
    { id: "compare-with", value: () => other(), onchange: () => other.set(compare.value) },
    h("option", { value: "previous" }, () => t("ui.admin.history.compare.previous")),
    h("option", { value: "folders" }, () => t("ui.admin.history.compare.folders")),
    each(
      () => versions().filter((one) => one.number !== chosen()),
      (one) => one.number,
      (one) =>
        h(
          "option",
          { value: String(one.peek().number) },
          () => t("ui.admin.history.version", { number: one().number }),
        ),
    ),
  );

  return h(
    "div",
    { class: "history" },
    h(
      "div",
      { class: "versions" },
      h(
        "ol",
        { "aria-label": () => t("ui.admin.history.title") },
        each(() => versions(), (one) => one.number, (one) =>
          h(
            "li",
            null,
            h(
              "button",
              {
                type: "button",
                class: "version",
                "aria-pressed": () => String(chosen() === one().number),
                onclick: () => chosen.set(one.peek().number),
              },
              h(
                "span",
                { class: "version-head" },
                h("strong", null, () => t("ui.admin.history.version", { number: one().number })),
                when(
                  () => versions()[0]?.number === one().number,
                  () => h("span", { class: "badge good" }, () => t("ui.admin.history.newest")),
                ),
              ),
              h("span", { class: "soft" }, () =>
                `${authorOf(one())} · ${dateTime(one().at, language())}`),
              h(
                "span",
                { class: "soft" },
                () =>
                  t("ui.admin.rules.file_count", { count: one().changed_files }),
                " ",
                plusMinus(one.peek().added, one.peek().removed),
              ),
              one.peek().restored === undefined ? null : h(
                "span",
                { class: "soft" },
                () =>
                  t("ui.admin.history.restored", { number: one().restored ?? 0 }),
              ),
            ),
          )),
      ),
      when(
        () => !isLoading() && versions().length === 0 && problem() === "",
        () => h("p", { class: "soft" }, () => t("ui.admin.history.empty")),
      ),
      when(() => next() !== null, () =>
        h("button", {
          type: "button",
          onclick: () => void load(next.peek()),
        }, () => t("ui.admin.audit.more"))),
    ),
    h(
      "div",
      { class: "version-diff" },
      h("p", { class: "problem", role: "alert" }, () => problem() || null),
      when(() => version(), () =>
        h(
          "div",
          { class: "diff-head" },
          h(
            "div",
            { class: "filter" },
            h("label", { for: "compare-with" }, () => t("ui.admin.history.compare")),
            compare,
          ),
          when(
            () => isAsking(),
            () =>
              h(
                "div",
                { class: "asking", role: "group", "aria-labelledby": "restore-question" },
                h(
                  "p",
                  { id: "restore-question" },
                  () => t("ui.admin.history.restore.confirm", { number: chosen() ?? 0 }),
                ),
                h(
                  "div",
                  { class: "buttons" },
                  h(
                    "button",
                    { type: "button", onclick: () => isAsking.set(false) },
                    () => t("ui.console.cancel"),
                  ),
                  h(
                    "button",
                    {
                      type: "button",
                      class: "primary",
                      disabled: () => isWorking(),
                      ref: (/** @type {Element} */ element) =>
                        queueMicrotask(() => /** @type {HTMLElement} */ (element).focus()),
                      onclick: () => void restore(),
                    },
                    () => t("ui.admin.history.restore"),
                  ),
                ),
              ),
            () =>
              h(
                "button",
                { type: "button", onclick: () => isAsking.set(true) },
                icon("retry"),
                () => t("ui.admin.history.restore"),
              ),
          ),
        )),
      () => {
        const found = shown();
        if (!found) return null;
        return h(
          "div",
          { class: "diff-files" },
          found.files.length === 0 && found.omitted.length === 0 &&
            h("p", { class: "soft" }, t("ui.admin.history.same")),
          found.files.map((file) =>
            fileDiff(file.path, file.before, file.after, found.files.length <= OPEN_FILES)
          ),
          found.omitted.length > 0 &&
            h(
              "p",
              { class: "soft" },
              t("ui.admin.history.omitted", {
                count: found.omitted.length,
              }),
            ),
        );
      },
    ),
  );
}
