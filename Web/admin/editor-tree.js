/** The files of the rule editor in their folders, with what was changed and found in each. */
import { computed, effect, untracked } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";
import { foldersOf, isChanged } from "./drafts.js";
import { discardAll } from "./editor-dialogs.js";
import { hasUnsaved } from "./workbench.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */
/** @typedef {import("./workbench.js").Workbench} Workbench */

/** @param {Workbench} bench */
export function fileTree(bench) {
  const { drafts, chosen } = bench;
  const counts = computed(() => countByFile(bench.findings()));
  const wide = matchMedia("(min-width: 861px)");
  const choose = (/** @type {string} */ path) => {
    if (!wide.matches) tree.open = false;
    void bench.open(path);
  };
  const folders = computed(() => foldersOf(drafts.paths()));
  const tree = h(
    "details",
    { class: "card tree", open: wide.matches },
    h(
      "summary",
      null,
      h("h3", null, () => t("ui.admin.editor.files")),
      when(hasUnsaved, () =>
        h(
          "span",
          { class: "badge warn" },
          () => t("ui.admin.editor.unsaved", { count: drafts.changed().length }),
        )),
    ),
    h(
      "nav",
      { "aria-label": () => t("ui.admin.editor.files") },
      each(folders, (one) => one.folder, (one) =>
        h(
          "details",
          {
            class: "folder",
            open: untracked(() =>
              (chosen.peek() ?? "").startsWith(`${one.peek().folder}/`) ||
              one.peek().folder === "rules"
            ),
            ref: (/** @type {Element} */ element) =>
              effect(() => {
                if (one().paths.includes(chosen() ?? "")) {
                  /** @type {HTMLDetailsElement} */ (element).open = true;
                }
              }),
          },
          h(
            "summary",
            null,
            h("span", { class: "mono", dir: "ltr" }, one.peek().folder),
            () => {
              const worst = one().paths.reduce(
                (sum, path) => {
                  const found = counts().get(path);
                  return {
                    count: sum.count + (found?.count ?? 0),
                    worst: found?.worst === "error" ? "error" : sum.worst || found?.worst || "",
                  };
                },
                { count: 0, worst: "" },
              );
              return worst.count > 0 && countBadge(worst);
            },
          ),
          h(
            "ul",
            null,
            each(() => one().paths, (path) => path, (path) =>
              h(
                "li",
                null,
                h(
                  "button",
                  {
                    type: "button",
                    class: () => drafts.get(path())?.text === null ? "file-name gone" : "file-name",
                    "aria-current": () => chosen() === path() ? "true" : null,
                    onclick: () => choose(path.peek()),
                  },
                  h(
                    "span",
                    { class: "mono", dir: "ltr" },
                    path.peek().slice(path.peek().lastIndexOf("/") + 1),
                  ),
                  () => {
                    const now = drafts.get(path());
                    return now && isChanged(now) && h(
                      "span",
                      { class: "dot", role: "img", "aria-label": t("ui.admin.editor.changed") },
                    );
                  },
                  () => {
                    const found = counts().get(path());
                    return found && countBadge(found);
                  },
                ),
              )),
          ),
        )),
    ),
    when(hasUnsaved, () =>
      h("button", {
        type: "button",
        class: "plain",
        onclick: () => discardAll(bench),
      }, () => t("ui.admin.editor.discard_all"))),
  );
  return tree;
}

/** @param {{ worst: string, count: number }} found */
const countBadge = ({ worst, count }) =>
  h(
    "span",
    { class: worst === "error" ? "badge bad" : "badge warn" },
    String(count),
    h("span", { class: "visually-hidden" }, ` ${t(`ui.admin.findings.${worst}`)}`),
  );

/** Advice is not counted: it would hide what has to be mended. @param {Finding[]} findings */
function countByFile(findings) {
  /** @type {Map<string, { worst: string, count: number }>} */
  const all = new Map();
  for (const one of findings) {
    if (one.severity === "info") continue;
    const known = all.get(one.path);
    const worst = known?.worst === "error" ? "error" : one.severity;
    all.set(one.path, { worst, count: (known?.count ?? 0) + 1 });
  }
  return all;
}
