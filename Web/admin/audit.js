/** Who did what. */
import { dateTime } from "../lib/format.js";
import { request } from "../lib/http.js";
import { signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";

/** @typedef {{ at: string, who: string, what: string, subject?: string }} Entry */

export function auditView() {
  const entries = signal(/** @type {(Entry & { id: number })[] | null} */ (null));
  const next = signal(/** @type {string | null} */ (null));
  const load = async () => {
    const before = next.peek() ? `&before=${encodeURIComponent(next.peek() ?? "")}` : "";
    try {
      const answer = await request(`/api/v1/audit?limit=50${before}`);
      const known = entries.peek() ?? [];
      entries.set([
        ...known,
        ...answer.entries.map((/** @type {Entry} */ one, /** @type {number} */ index) => ({
          ...one,
          id: known.length + index,
        })),
      ]);
      next.set(answer.next ?? null);
    } catch (error) {
      toast(errorText(/** @type {{ code?: string }} */ (error).code ?? "network"), "bad");
    }
  };
  void load();
  return [
    h("header", { class: "section-head" }, h("h2", null, () => t("ui.admin.audit.title"))),
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "group",
        "aria-label": () => t("ui.admin.audit.title"),
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
            ["when", "who", "what", "subject"].map((key) =>
              h("th", { scope: "col" }, () => t(`ui.admin.audit.${key}`))
            ),
          ),
        ),
        h(
          "tbody",
          null,
          each(() => entries() ?? [], (one) => one.id, (one) =>
            h(
              "tr",
              null,
              h("td", { class: "number" }, () => dateTime(one().at, language())),
              h("td", null, h("bdi", null, () => one().who)),
              h("td", { class: "mono" }, () => one().what),
              h("td", { class: "mono" }, h("bdi", null, () => one().subject ?? "–")),
            )),
        ),
      ),
    ),
    when(
      () => entries()?.length === 0,
      () => h("p", { class: "soft" }, () => t("ui.admin.audit.empty")),
    ),
    when(
      () => next(),
      () =>
        h("button", { type: "button", onclick: () => void load() }, () => t("ui.admin.audit.more")),
    ),
  ];
}
