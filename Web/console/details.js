/** Beside the conversation: who the visitor is, where they have been, what is known. */
import { dateTime, languageName } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { computed } from "../lib/signals.js";
import { language, t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";
import { clock } from "./list.js";
import { ago } from "../lib/format.js";

/** @typedef {import("../types/wire.d.ts").Summary} Summary */

/** @param {() => string} title @param {...import("../lib/view.js").Child} children */
function part(title, ...children) {
  return h("section", null, h("h3", null, title), ...children);
}

/** @param {unknown} value */
const shown = (value) => typeof value === "object" ? JSON.stringify(value) : String(value);

/** @param {() => Record<string, unknown>} values */
function facts(values) {
  return h(
    "dl",
    null,
    each(() => Object.entries(values()), ([name]) => name, (entry) =>
      h(
        "div",
        null,
        h("dt", null, h("bdi", null, () => entry()[0])),
        h(
          "dd",
          null,
          h("bdi", null, () => shown(entry()[1])),
        ),
      )),
  );
}

/**
 * @param {import("./conversation.js").Conversation} conversation
 * @param {() => Summary | undefined} summary
 * @param {(change: { add?: string[], remove?: string[] }) => void} ontag
 */
export function detailsView(conversation, summary, ontag) {
  const opened = computed(() => conversation.log.events().find((event) => event.kind === "opened"));
  const known = () => {
    const rating = summary()?.rating;
    /** @type {Record<string, unknown>} */
    const all = {
      [t("ui.console.visitor.id")]: summary()?.visitor.id ?? conversation.visitor().id,
      [t("ui.console.visitor.name")]: summary()?.visitor.name ?? t("ui.console.visitor.anonymous"),
    };
    const lang = summary()?.language;
    if (lang) all[t("ui.console.visitor.language")] = languageName(lang, language());
    const browser = opened()?.browser_languages ?? [];
    if (browser.length > 0) {
      all[t("ui.console.visitor.browser_language")] = browser.map((tag) =>
        languageName(tag, language())
      ).join(", ");
    }
    if (opened()) {
      all[t("ui.console.visitor.first_seen")] = dateTime(opened()?.at ?? "", language());
    }
    if (rating) {
      all[t("ui.console.visitor.rating")] = typeof rating === "number"
        ? `${rating} / 5`
        : `${rating.score} / 5`;
    }
    return all;
  };
  const input = h("input", {
    id: "tag",
    maxlength: 60,
    dir: "auto",
    "aria-label": () => t("ui.console.tags.add"),
    placeholder: () => t("ui.console.tags.add"),
  });
  return [
    part(() => t("ui.console.visitor.title"), facts(known)),
    part(
      () => t("ui.console.visitor.tags"),
      h(
        "ul",
        { class: "tags" },
        each(() => summary()?.tags ?? [], (tag) => tag, (tag) =>
          h(
            "li",
            { class: "badge" },
            h("bdi", null, tag.peek()),
            h("button", {
              type: "button",
              class: "plain",
              "aria-label": () => t("ui.console.tags.remove", { tag: tag.peek() }),
              onclick: () => ontag({ remove: [tag.peek()] }),
            }, icon("close")),
          )),
      ),
      h(
        "form",
        {
          class: "tag-form",
          onsubmit: (/** @type {Event} */ event) => {
            event.preventDefault();
            const tag = input.value.trim();
            if (tag) ontag({ add: [tag] });
            input.value = "";
          },
        },
        input,
        h("button", { class: "round", "aria-label": () => t("ui.console.tags.add") }, icon("plus")),
      ),
    ),
    part(
      () => t("ui.console.pages.title"),
      h(
        "ol",
        { class: "trail" },
        each(
          () => conversation.pages().toReversed().slice(0, 50),
          (page) => `${page.at}:${page.url}`,
          (page) =>
            h(
              "li",
              null,
              h("bdi", { class: "page-title" }, () => page().title || page().url),
              // An address from outside is read, not followed.
              h("span", { class: "soft mono", dir: "ltr" }, () => page().url),
              () =>
                page().at &&
                h(
                  "time",
                  { class: "soft", datetime: page().at },
                  ago(page().at ?? "", language(), clock()),
                ),
            ),
        ),
      ),
      when(
        () => conversation.pages().length === 0,
        () => h("p", { class: "soft" }, () => t("ui.console.pages.empty")),
      ),
    ),
    when(
      () => Object.keys(conversation.visitor().attributes ?? {}).length > 0,
      () =>
        part(
          () => t("ui.console.visitor.attributes"),
          facts(() => conversation.visitor().attributes ?? {}),
        ),
    ),
    when(
      () => Object.keys(conversation.variables()).length > 0,
      () => part(() => t("ui.console.visitor.variables"), facts(() => conversation.variables())),
    ),
  ];
}
