/** The page on which rules and texts are edited, checked, tried and brought live. */
import { icon } from "../lib/icons.js";
import { computed, effect, signal, untracked } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { codeEditor } from "./code-editor.js";
import { isChanged } from "./drafts.js";
import { createFile, discard, removeFile, showConflict, showHistory } from "./editor-dialogs.js";
import { checkState, findingsView, lineNote } from "./editor-findings.js";
import { fileTree } from "./editor-tree.js";
import { editorPlace } from "./places.js";
import { draftTrial } from "./trial.js";
import { hasUnsaved, openWorkbench } from "./workbench.js";

/** A draft of no file. @type {import("./drafts.js").Draft} */
const nothing = { path: "", original: null, base: null, text: null };

/** @param {import("./workbench.js").StatusSignal} status @param {() => string} hash the address after `#` */
export function editorView(status, hash) {
  const line = signal(1);
  const bench = openWorkbench({
    status,
    onarrive: (place) => code.goTo(place.line, place.column),
    onbroken: () => findingsBox.focus(),
  });
  const { drafts, chosen, draft, obstacle, problem, isSaving, isLoading } = bench;
  const own = computed(() => bench.findings().filter((one) => one.path === chosen()));
  const code = codeEditor({
    path: () => chosen() ?? "",
    text: () => draft()?.text ?? "",
    oninput: (text) => {
      const path = chosen.peek();
      if (path !== null) drafts.edit(path, text);
    },
    findings: own,
    label: () => t("ui.admin.editor.code", { path: chosen() ?? "" }),
    describedby: "editor-hint",
    online: (now) => line.set(now),
    onmark: (finding) => {
      line.set(finding.line);
      code.goTo(finding.line, finding.column);
    },
  });

  const save = async () => {
    const version = await bench.save();
    if (version) toast(t("ui.admin.editor.saved", { number: version.number }), "good");
  };
  const trial = draftTrial({ changes: () => drafts.changes(), hasChanges: hasUnsaved });

  /** @param {KeyboardEvent} event */
  const onkey = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key.toLowerCase() === "s" && !event.shiftKey) {
      event.preventDefault();
      void save();
    } else if (event.key === "Enter") {
      event.preventDefault();
      trial.run();
    }
  };

  let followed = "";
  effect(() => {
    const address = hash();
    const isListed = drafts.files().length > 0;
    untracked(() => {
      if (!isListed || address === followed) return;
      followed = address;
      const place = editorPlace(address);
      if (!place) return;
      if (place.line > 0) {
        void bench.open(place.path, { line: place.line, column: place.column });
      } else if (place.path !== chosen.peek()) void bench.open(place.path);
    });
  });
  const findingsBox = findingsView(bench);

  return h(
    "div",
    { class: "editor", onkeydown: onkey },
    h(
      "header",
      { class: "section-head" },
      h("h2", null, () => t("ui.admin.editor.title")),
      h(
        "div",
        { class: "buttons" },
        h(
          "button",
          {
            type: "button",
            onclick: () => createFile(bench),
            disabled: () => obstacle() !== undefined,
          },
          icon("plus"),
          () => t("ui.admin.editor.new"),
        ),
        h(
          "button",
          { type: "button", onclick: () => showHistory(bench) },
          icon("clock"),
          () => t("ui.admin.history.open"),
        ),
        h(
          "button",
          {
            type: "button",
            class: "primary",
            disabled: () => !hasUnsaved() || isSaving() || obstacle() !== undefined,
            "aria-keyshortcuts": "Control+S",
            onclick: () => void save(),
          },
          icon("check"),
          () => t(isSaving() ? "ui.admin.editor.saving" : "ui.admin.editor.save"),
        ),
      ),
    ),
    when(
      () => obstacle() !== undefined,
      () =>
        h(
          "p",
          { class: "notice warn", role: "status" },
          icon("info"),
          h("span", null, () => t("ui.admin.editor.obstacle", { reason: obstacle() ?? "" })),
        ),
    ),
    h("p", { class: "problem", role: "alert" }, () => problem() || null),
    each(() => drafts.conflicts(), (one) => one.path, (one) =>
      h(
        "div",
        { class: "notice warn", role: "group" },
        icon("warning"),
        h("p", null, () => t("ui.admin.editor.conflict", { path: one().path })),
        h(
          "div",
          { class: "buttons" },
          h("button", {
            type: "button",
            onclick: () => void showConflict(bench, one.peek().path),
          }, () => t("ui.admin.editor.conflict.show")),
          h("button", {
            type: "button",
            onclick: () => {
              const path = one.peek().path;
              drafts.forget(path);
              if (chosen.peek() === path) void bench.open(path);
            },
          }, () => t("ui.admin.editor.conflict.theirs")),
          h("button", {
            type: "button",
            onclick: () => drafts.keep(one.peek().path),
          }, () => t("ui.admin.editor.conflict.mine")),
        ),
      )),
    h(
      "div",
      { class: "bench" },
      fileTree(bench),
      h(
        "section",
        { class: "sheet", "aria-label": () => chosen() ?? t("ui.admin.editor.title") },
        when(
          () => draft() !== undefined,
          () => [
            h(
              "header",
              { class: "sheet-head" },
              h("h3", { class: "mono", dir: "ltr" }, () => chosen() ?? ""),
              when(
                () => isChanged(draft() ?? nothing),
                () => h("span", { class: "badge warn" }, () => t("ui.admin.editor.changed")),
              ),
              h(
                "div",
                { class: "buttons" },
                h("button", {
                  type: "button",
                  class: "plain",
                  disabled: () => !isChanged(draft() ?? nothing),
                  onclick: () => discard(bench),
                }, () => t("ui.admin.editor.discard")),
                when(
                  () => draft()?.text !== null,
                  () =>
                    h("button", {
                      type: "button",
                      class: "plain danger",
                      disabled: () => obstacle() !== undefined,
                      onclick: () => removeFile(bench),
                    }, () => t("ui.admin.editor.delete")),
                ),
              ),
            ),
            when(
              () => draft()?.text === null,
              () => h("p", { class: "notice warn" }, () => t("ui.admin.editor.deleted")),
              () => [
                code.element,
                lineNote(own, line),
                h("p", { class: "soft", id: "editor-hint" }, () => t("ui.admin.editor.hint")),
              ],
            ),
          ],
          () =>
            h(
              "div",
              { class: "empty" },
              icon("file"),
              h("p", null, () => isLoading() ? "…" : t("ui.admin.editor.pick")),
            ),
        ),
        checkState(bench),
      ),
      h("div", { class: "beside-bench" }, trial.element, findingsBox),
    ),
  );
}
