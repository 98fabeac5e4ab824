/** What was found in files and drafts: as a list, in the line of the caret, and whether it may go live. */
import { icon } from "../lib/icons.js";
import { computed } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { h } from "../lib/view.js";
import { severityBadge } from "./places.js";

/** @typedef {import("../types/wire.d.ts").Finding} Finding */
/** @typedef {import("./workbench.js").Workbench} Workbench */

/** All findings, those of the open file first. @param {Workbench} bench */
export function findingsView(bench) {
  const { findings, chosen } = bench;
  /** @param {Finding} one */
  const goTo = (one) => {
    if (!bench.drafts.paths.peek().includes(one.path)) return;
    void bench.open(one.path, { line: one.line, column: one.column });
  };
  return h(
    "section",
    { class: "card found", tabindex: -1, "aria-labelledby": "found-title" },
    h(
      "h3",
      { id: "found-title" },
      () => t("ui.admin.findings.title"),
      " ",
      h("span", { class: "badge" }, () => findings().length),
    ),
    () => {
      const all = findings();
      if (all.length === 0) return h("p", { class: "soft" }, t("ui.admin.findings.none"));
      const path = chosen();
      const mine = all.filter((one) => one.path === path);
      const others = all.filter((one) => one.path !== path);
      return [
        mine.length > 0 && foundList(t("ui.admin.editor.found.here"), mine, goTo),
        others.length > 0 &&
        foundList(
          mine.length > 0 || path !== null ? t("ui.admin.editor.found.elsewhere") : "",
          others,
          goTo,
        ),
      ];
    },
  );
}

/** What was found in the line of the caret. @param {() => Finding[]} own @param {() => number} line */
export function lineNote(own, line) {
  return h("div", { class: "line-note", "aria-live": "polite" }, () => {
    const here = own().filter((one) => one.line === line());
    return here.slice(0, 3).map((one) =>
      h(
        "p",
        { dir: "auto" },
        severityBadge(one),
        " ",
        h("strong", { class: "mono" }, one.id),
        ` ${one.message}`,
        one.remedy && h("span", { class: "soft" }, ` ${one.remedy}`),
      )
    );
  });
}

/** Whether the drafts could go live. @param {Workbench} bench */
export function checkState({ check, findings }) {
  const errors = computed(() => findings().filter((one) => one.severity === "error").length);
  return h(
    "p",
    {
      class: () =>
        `check-state ${
          check() === "failed" ? "warn" : check() === "waiting" ? "" : errors() > 0 ? "bad" : "good"
        }`,
      role: "status",
    },
    () =>
      icon(
        check() === "waiting" ? "clock" : check() === "failed" || errors() > 0 ? "warning" : "done",
      ),
    h(
      "span",
      null,
      () =>
        check() === "waiting"
          ? t("ui.admin.editor.check.waiting")
          : check() === "failed"
          ? t("ui.admin.editor.check.failed")
          : errors() > 0
          ? t("ui.admin.editor.check.bad", { count: errors() })
          : t(check() === "clean" ? "ui.admin.editor.check.clean" : "ui.admin.editor.check.good"),
    ),
  );
}

/** Findings of one place, each with the way there. @param {string} title @param {Finding[]} findings @param {(finding: Finding) => void} go */
function foundList(title, findings, go) {
  return h(
    "div",
    { class: "found-part" },
    title !== "" && h("h4", null, title),
    h(
      "ul",
      null,
      findings.slice(0, 200).map((finding) =>
        h(
          "li",
          null,
          h(
            "p",
            null,
            severityBadge(finding),
            " ",
            h("button", {
              type: "button",
              class: "link place",
              dir: "ltr",
              onclick: () => go(finding),
            }, `${finding.path}:${finding.line}:${finding.column}`),
            " ",
            h("span", { class: "mono soft" }, finding.id),
          ),
          h("p", { dir: "auto" }, finding.message),
          finding.remedy && h("p", { class: "soft", dir: "auto" }, finding.remedy),
        )
      ),
    ),
  );
}
