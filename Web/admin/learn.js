/** Messages the bot did not settle by itself, in groups, each ready to become examples of an intent. */
import { ago } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { Refusal, request } from "../lib/http.js";
import { signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./clock.js";
import { groupView } from "./learn-group.js";

/** @typedef {import("../types/wire.d.ts").Suggestions} Suggestions */
/** @typedef {import("../types/wire.d.ts").IntentSummary} IntentSummary */
/** @typedef {"open" | "dismissed"} View */

/** @param {unknown} error */
const words = (error) => {
  const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
  return errorText(refusal.code, refusal);
};

export function learnView() {
  const view = signal(/** @type {View} */ ("open"));
  const found = signal(/** @type {Suggestions | null} */ (null));
  const intents = signal(/** @type {IntentSummary[]} */ ([]));
  const isLoading = signal(false);
  const loadedAt = signal("");
  const isFailed = signal(false);
  let asked = 0;

  const load = async () => {
    const turn = ++asked;
    isLoading.set(true);
    try {
      const [groups, known] = await Promise.all([
        request(`/api/v1/suggestions?view=${view.peek()}`),
        request(`/api/v1/intents?language=${encodeURIComponent(language.peek())}`),
      ]);
      if (turn !== asked) return;
      intents.set(known.intents);
      // Rows are kept by key; another answer is another list.
      found.set(null);
      found.set(groups);
      loadedAt.set(new Date().toISOString());
      isFailed.set(false);
    } catch (error) {
      if (turn !== asked) return;
      isFailed.set(true);
      toast(words(error), "bad");
    } finally {
      if (turn === asked) isLoading.set(false);
    }
  };
  void load();

  const choose = h(
    "select",
    {
      id: "learn-view",
      value: view.peek(),
      onchange: () => {
        view.set(/** @type {View} */ (choose.value));
        found.set(null);
        void load();
      },
    },
    ["open", "dismissed"].map((one) =>
      h("option", { value: one }, () => t(`ui.admin.learn.view.${one}`))
    ),
  );
  return [
    h(
      "header",
      { class: "section-head" },
      h("h2", { tabindex: -1, id: "learn-title" }, () => t("ui.admin.learn.title")),
      h(
        "span",
        { class: "soft" },
        () =>
          loadedAt()
            ? t("ui.admin.system.updated", { time: ago(loadedAt(), language(), clock()) })
            : null,
      ),
      h(
        "button",
        { type: "button", disabled: () => isLoading(), onclick: () => void load() },
        icon("retry"),
        () => t("ui.admin.system.refresh"),
      ),
    ),
    h("p", { class: "soft learn-intro" }, () => t("ui.admin.learn.intro")),
    h(
      "div",
      { class: "learn-bar" },
      h(
        "div",
        { class: "filter" },
        h("label", { for: "learn-view" }, () => t("ui.admin.findings.filter")),
        choose,
      ),
      h(
        "p",
        { class: "soft", role: "status" },
        () => {
          const answer = found();
          if (!answer) return isLoading() ? t("ui.admin.learn.loading") : null;
          const groups = answer.groups.length + answer.more;
          return groups > 0
            ? t("ui.admin.learn.count", { groups, messages: answer.messages })
            : null;
        },
      ),
    ),
    when(
      () => (found()?.messages ?? 0) >= (found()?.limit ?? Infinity),
      () =>
        h("p", { class: "soft" }, () => t("ui.admin.learn.limit", { limit: found()?.limit ?? 0 })),
    ),
    h(
      "ol",
      { class: "learn-groups" },
      each(
        () => found()?.groups ?? [],
        (group) => group.keys[0],
        (group) =>
          h(
            "li",
            null,
            groupView(group.peek(), { intents, isDismissed: view.peek() === "dismissed" }),
          ),
      ),
    ),
    when(
      () => (found()?.more ?? 0) > 0,
      () =>
        h("p", { class: "soft" }, () => t("ui.admin.learn.more", { count: found()?.more ?? 0 })),
    ),
    when(
      () => found()?.groups.length === 0,
      () =>
        h(
          "div",
          { class: "card learn-empty" },
          icon(view() === "open" ? "done" : "inbox"),
          h("p", null, h("strong", null, () => t(`ui.admin.learn.empty.${view()}`))),
          h("p", { class: "soft" }, () => t(`ui.admin.learn.empty.${view()}.hint`)),
        ),
    ),
    when(
      () => isFailed() && !found(),
      () => h("p", { class: "problem", role: "alert" }, () => t("ui.admin.learn.failed")),
    ),
  ];
}
