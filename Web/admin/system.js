/** How the server is. */
import { clockTime, duration, size } from "../lib/format.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { onCleanup, signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";

const EVERY = 5_000;

/** A name of the store's facts as words. @param {string} name @param {unknown} value */
function fact(name, value) {
  const isSize = /bytes|size/.test(name) && typeof value === "number";
  return {
    name: name.replaceAll("_", " "),
    value: isSize
      ? size(/** @type {number} */ (value), language())
      : typeof value === "object"
      ? JSON.stringify(value)
      : String(value),
  };
}

export function systemView() {
  const status = signal(/** @type {any} */ (null));
  const at = signal(new Date());
  /** @param {boolean} [quiet] */
  const load = async (quiet = false) => {
    try {
      status.set(await request("/api/v1/status"));
      at.set(new Date());
    } catch (error) {
      if (!quiet) {
        toast(errorText(/** @type {{ code?: string }} */ (error).code ?? "network"), "bad");
      }
    }
  };
  void load();
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") void load(true);
  }, EVERY);
  onCleanup(() => clearInterval(timer));

  /** @param {string} key @param {() => import("../lib/view.js").Child} value */
  const figure = (key, value) =>
    h("div", { class: "figure" }, h("dt", null, () => t(key)), h("dd", null, value));
  return [
    h(
      "header",
      { class: "section-head" },
      h("h2", null, () => t("ui.admin.system.title")),
      h(
        "span",
        { class: "soft" },
        () => t("ui.admin.system.updated", { time: clockTime(at(), language()) }),
      ),
      h(
        "button",
        { type: "button", onclick: () => void load() },
        icon("retry"),
        () => t("ui.admin.system.refresh"),
      ),
    ),
    when(() => status(), () => [
      h(
        "dl",
        { class: "figures" },
        figure("ui.admin.system.queue", () => status().queue ?? 0),
        figure("ui.admin.system.visitors", () => status().connections?.visitors ?? 0),
        figure("ui.admin.system.agents", () => status().connections?.agents ?? 0),
        figure("ui.admin.system.uptime", () => duration(status().uptime_seconds ?? 0, language())),
        figure("ui.admin.system.version", () => h("span", { dir: "ltr" }, status().version ?? "–")),
      ),
      h(
        "section",
        { class: "card", "aria-labelledby": "store-title" },
        h("h3", { id: "store-title" }, () => t("ui.admin.system.store")),
        h(
          "dl",
          { class: "facts-list" },
          each(
            () => Object.entries(status().store ?? {}).map(([name, value]) => fact(name, value)),
            (one) => one.name,
            (one) =>
              h(
                "div",
                null,
                h("dt", null, one.peek().name),
                h("dd", { class: "number" }, h("bdi", null, () => one().value)),
              ),
          ),
        ),
      ),
    ]),
  ];
}
