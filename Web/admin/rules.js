/** What runs, what lies in the folder, and what is wrong with it. */
import { ago, size } from "../lib/format.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { computed, signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./clock.js";
import { editorLink, placeLink, severityBadge } from "./places.js";

/** @typedef {import("../types/wire.d.ts").RulesStatus} RulesStatus */
/** @typedef {import("../types/wire.d.ts").Finding} Finding */

/** @param {Finding[]} findings */
function findingsTable(findings) {
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
              placeLink(finding),
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
                      placeLink(finding.peek()),
                      " ",
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
            ? findingsTable(shown())
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
                    h("a", {
                      class: "place",
                      dir: "ltr",
                      href: editorLink(`rules/${file.peek().path}`),
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
