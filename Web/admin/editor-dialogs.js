/** What the rule editor asks before it does something. */
import { confirmFirst, showDialog } from "../lib/dialog.js";
import { signal } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { h } from "../lib/view.js";
import { isSourcePath } from "./drafts.js";
import { fileDiff, historyView } from "./history.js";

/** @typedef {import("./workbench.js").Workbench} Workbench */

/** Back to what lies on disk, for the open file. @param {Workbench} bench */
export function discard(bench) {
  const path = bench.chosen.peek();
  if (path === null) return;
  confirmFirst(
    () => t("ui.admin.editor.discard.confirm", { path }),
    () => t("ui.admin.editor.discard"),
    () => {
      bench.drafts.discard(path);
      bench.lookAgain();
    },
  );
}

/** Back to what lies on disk, for all files. @param {Workbench} bench */
export function discardAll(bench) {
  confirmFirst(
    () => t("ui.admin.editor.discard_all.confirm"),
    () => t("ui.admin.editor.discard_all"),
    () => {
      bench.drafts.forgetAll();
      bench.lookAgain();
    },
  );
}

/** The open file shall go. @param {Workbench} bench */
export function removeFile(bench) {
  const path = bench.chosen.peek();
  if (path === null) return;
  confirmFirst(
    () => t("ui.admin.editor.delete.confirm", { path }),
    () => t("ui.admin.editor.delete"),
    () => {
      bench.drafts.remove(path);
      if (!bench.drafts.paths.peek().includes(path)) bench.chosen.set(null);
    },
  );
}

/** Earlier versions, and back to one of them. @param {Workbench} bench */
export function showHistory(bench) {
  showDialog(() => t("ui.admin.history.title"), () =>
    historyView({
      revision: () => Promise.resolve(bench.revision()),
      onrestored: () => void bench.renewAll(),
    }), true);
}

/** What lies on disk beside what is meant. @param {Workbench} bench @param {string} path */
export async function showConflict(bench, path) {
  const theirs = await bench.onDisk(path);
  showDialog(
    () => t("ui.admin.editor.conflict.show"),
    () => fileDiff(path, theirs?.text, bench.drafts.peek(path)?.text ?? undefined),
    true,
  );
}

/** A new file, beside the open one. @param {Workbench} bench */
export function createFile({ drafts, chosen, open }) {
  showDialog(() => t("ui.admin.editor.new"), (close) => {
    const wrong = signal("");
    const folder = chosen.peek()?.startsWith("rules/")
      ? (chosen.peek() ?? "").replace(/[^/]*$/, "")
      : "rules/";
    const path = h("input", {
      id: "new-path",
      type: "text",
      dir: "ltr",
      value: folder,
      required: true,
      spellcheck: "false",
      autocapitalize: "off",
      "aria-describedby": "new-path-hint",
    });
    return h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          const name = path.value.trim();
          if (!isSourcePath(name)) return wrong.set(t("ui.admin.editor.new.hint"));
          if (drafts.paths.peek().includes(name)) {
            return wrong.set(t("ui.admin.editor.new.exists"));
          }
          close();
          drafts.create(name, startOf(name));
          void open(name, { line: 4, column: 1 });
        },
      },
      h(
        "div",
        { class: "line" },
        h("label", { for: "new-path" }, () => t("ui.admin.editor.new.path")),
        path,
        h("p", { class: "soft", id: "new-path-hint" }, () => t("ui.admin.editor.new.hint")),
      ),
      h("p", { class: "problem", role: "alert" }, () => wrong() || null),
      h(
        "div",
        { class: "buttons" },
        h("button", { class: "primary" }, () => t("ui.admin.editor.new.create")),
      ),
    );
  });
}

/** What a new file begins with. @param {string} path */
function startOf(path) {
  if (path.endsWith(".json")) return "{\n}\n";
  const tag = /^rules\/([a-z]{2,3}(?:-[A-Za-z0-9]+)*)\//.exec(path)?.[1];
  return tag ? `frontdesk 1\nlanguage ${tag}\n\n` : "frontdesk 1\n\n\n";
}
