/** What runs, what lies in the folder, and what is wrong with it. */
import { showDialog } from "../lib/dialog.js";
import { ago, size } from "../lib/format.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { computed, signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./clock.js";

/** @typedef {import("../types/wire.d.ts").RulesStatus} RulesStatus */
/** @typedef {import("../types/wire.d.ts").Finding} Finding */

const KEYWORD =
  /^(\s*)(frontdesk|include|language|topic|concept|entity|intent|schedule|webhook|rule|fallback|test|when|if|unless|after|priority|limit|example|counter|say|or|chips|image|card|set|unset|tag|untag|goto|escalate|call|close|continue|with|[<>])(?=\s|$)/;

/** One line of a rule file, its keyword and comment apart. @param {string} line */
function colored(line) {
  const comment = /^\s*#/.test(line);
  if (comment) return h("span", { class: "comment" }, line);
  const found = KEYWORD.exec(line);
  if (!found) return line;
  return [found[1], h("b", null, found[2]), line.slice(found[0].length)];
}

/** @param {Finding} finding */
export const severityBadge = (finding) =>
  h("span", {
    class: `badge ${
      finding.severity === "error" ? "bad" : finding.severity === "warning" ? "warn" : ""
    }`,
  }, () => t(`ui.admin.findings.${finding.severity}`));

/**
 * Shows a file with its findings beside the lines.
 *
 * @param {string} path
 * @param {Finding[]} findings
 * @param {number} [line] to go to
 */
export async function showFile(path, findings, line) {
  /** @type {{ text: string }} */
  let file;
  try {
    file = await request(
      `/api/v1/rules/files/${path.split("/").map(encodeURIComponent).join("/")}`,
    );
  } catch (error) {
    const { code = "network" } = /** @type {{ code?: string }} */ (error);
    return toast(errorText(code), "bad");
  }
  const own = findings.filter((finding) => finding.path === path);
  const lines = h(
    "ol",
    { class: "source", tabindex: 0, dir: "ltr", "aria-label": path, role: "list" },
    file.text.split("\n").map((text, index) => {
      const here = own.filter((finding) => finding.line === index + 1);
      return h(
        "li",
        { class: here.length > 0 ? `flagged ${here[0].severity}` : null, "data-line": index + 1 },
        h("code", { dir: "auto" }, colored(text)),
        here.map((finding) =>
          h(
            "p",
            { class: "beside" },
            severityBadge(finding),
            " ",
            finding.message,
            finding.remedy ? h("span", { class: "soft" }, ` ${finding.remedy}`) : null,
          )
        ),
      );
    }),
  );
  showDialog(() => path, () => lines, true);
  lines.querySelector(`[data-line="${line ?? 1}"]`)?.scrollIntoView({ block: "center" });
}

/** @param {Finding[]} findings @param {(finding: Finding) => void} open */
function findingsTable(findings, open) {
  return h(
    "div",
    {
      class: "scroll",
      tabindex: 0,
      role: "group",
      "aria-label": () => t("ui.admin.findings.title"),
    },
    h(
      "table",
      { class: "findings" },
      h(
        "thead",
        null,
        h(
          "tr",
          null,
          ["severity", "check", "place", "message", "remedy"].map((name) =>
            h("th", { scope: "col" }, () => t(`ui.admin.findings.${name}`))
          ),
        ),
      ),
      h(
        "tbody",
        null,
        findings.map((finding) =>
          h(
            "tr",
            { class: finding.severity },
            h("td", null, severityBadge(finding)),
            h(
              "th",
              { scope: "row" },
              h("span", { class: "mono" }, finding.id),
              h("span", { class: "soft" }, ` ${finding.name}`),
            ),
            h(
              "td",
              null,
              h("button", {
                type: "button",
                class: "link place",
                dir: "ltr",
                onclick: () => open(finding),
              }, `${finding.path}:${finding.line}:${finding.column}`),
            ),
            h("td", { dir: "auto" }, finding.message),
            h("td", { dir: "auto" }, finding.remedy ?? "–"),
          )
        ),
      ),
    ),
  );
}

/** @param {import("../lib/signals.js").Signal<RulesStatus | null>} status */
export function rulesView(status) {
  const isReloading = signal(false);
  const filter = signal("all");
  const errors = computed(() =>
    (status()?.findings ?? []).filter((finding) => finding.severity === "error")
  );
  const shown = computed(() =>
    (status()?.findings ?? []).filter((finding) =>
      filter() === "all" || finding.severity === filter()
    )
  );
  const open = (/** @type {Finding} */ finding) =>
    void showFile(finding.path, status.peek()?.findings ?? [], finding.line);

  const reload = async () => {
    isReloading.set(true);
    try {
      const now = await request("/api/v1/rules/reload", { method: "POST", body: {} });
      status.set(now);
      toast(
        t(now.is_current ? "ui.admin.rules.reloaded" : "ui.admin.rules.broken"),
        now.is_current ? "good" : "bad",
      );
    } catch (error) {
      toast(errorText(/** @type {{ code?: string }} */ (error).code ?? "network"), "bad");
    } finally {
      isReloading.set(false);
    }
  };

  const select = h(
    "select",
    { id: "finding-filter", value: () => filter(), onchange: () => filter.set(select.value) },
    h("option", { value: "all" }, () => t("ui.admin.findings.filter.all")),
    ["error", "warning", "info"].map((one) =>
      h("option", { value: one }, () => t(`ui.admin.findings.${one}`))
    ),
  );

  return [
    h(
      "header",
      { class: "section-head" },
      h("h2", null, () => t("ui.admin.rules.title")),
      h(
        "button",
        { type: "button", disabled: () => isReloading(), onclick: () => void reload() },
        icon("retry"),
        () => t(isReloading() ? "ui.admin.rules.reloading" : "ui.admin.rules.reload"),
      ),
    ),
    when(() => status(), () => [
      h(
        "div",
        {
          class: () => status()?.is_current ? "state-card good" : "state-card bad",
          role: "status",
        },
        () => icon(status()?.is_current ? "done" : "warning"),
        h(
          "div",
          null,
          h(
            "strong",
            null,
            () => t(status()?.is_current ? "ui.admin.rules.good" : "ui.admin.rules.broken"),
          ),
          h("p", null, () =>
            [
              t("ui.admin.rules.running_since", {
                time: ago(status()?.since ?? "", language(), clock()),
              }),
              t("ui.admin.rules.count", { count: status()?.rule_count ?? 0 }),
              t("ui.admin.rules.file_count", { count: status()?.files.length ?? 0 }),
              `${t("ui.admin.rules.version")} ${status()?.rule_set.slice(0, 12)}`,
            ].join(" · ")),
          when(
            () => !status()?.is_current && errors().length > 0,
            () =>
              h(
                "ul",
                { class: "errors" },
                each(
                  () => errors().slice(0, 10),
                  (finding) => `${finding.id}:${finding.path}:${finding.line}:${finding.column}`,
                  (finding) =>
                    h(
                      "li",
                      null,
                      h("button", {
                        type: "button",
                        class: "link place",
                        dir: "ltr",
                        onclick: () => open(finding.peek()),
                      }, `${finding.peek().path}:${finding.peek().line}:${finding.peek().column}`),
                      h("span", { class: "soft" }, () =>
                        t("ui.admin.findings.at", {
                          line: finding().line,
                          column: finding().column,
                        })),
                      h(
                        "p",
                        { dir: "auto" },
                        h("strong", { class: "mono" }, finding.peek().id),
                        ` ${finding.peek().message}`,
                      ),
                      finding.peek().remedy &&
                        h(
                          "p",
                          { dir: "auto" },
                          () => `${t("ui.admin.findings.remedy")}: ${finding().remedy}`,
                        ),
                    ),
                ),
              ),
          ),
        ),
      ),
      h(
        "section",
        { class: "card", "aria-labelledby": "findings-title" },
        h(
          "header",
          { class: "section-head" },
          h(
            "h3",
            { id: "findings-title" },
            () => t("ui.admin.findings.title"),
            " ",
            h("span", { class: "badge" }, () => status()?.findings.length ?? 0),
          ),
          h(
            "div",
            { class: "filter" },
            h("label", { for: "finding-filter" }, () => t("ui.admin.findings.filter")),
            select,
          ),
        ),
        () =>
          shown().length > 0
            ? findingsTable(shown(), open)
            : h("p", { class: "soft" }, t("ui.admin.findings.none")),
      ),
      h(
        "section",
        { class: "card", "aria-labelledby": "files-title" },
        h("h3", { id: "files-title" }, () => t("ui.admin.rules.files")),
        h(
          "div",
          {
            class: "scroll",
            tabindex: 0,
            role: "group",
            "aria-label": () => t("ui.admin.rules.files"),
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
                h("th", { scope: "col" }, () => t("ui.admin.rules.file")),
                h("th", { scope: "col" }, () => t("ui.admin.rules.name")),
                h("th", { scope: "col" }, () => t("ui.admin.rules.size")),
              ),
            ),
            h(
              "tbody",
              null,
              each(() => status()?.files ?? [], (file) => file.path, (file) =>
                h(
                  "tr",
                  null,
                  h(
                    "th",
                    { scope: "row" },
                    h("button", {
                      type: "button",
                      class: "link place",
                      dir: "ltr",
                      onclick: () => void showFile(file.peek().path, status.peek()?.findings ?? []),
                    }, file.peek().path),
                  ),
                  h(
                    "td",
                    { class: "number" },
                    () => t("ui.admin.rules.count", { count: file().rules.length }),
                  ),
                  h("td", { class: "number" }, () => size(file().size, language())),
                )),
            ),
          ),
        ),
      ),
    ]),
  ];
}
