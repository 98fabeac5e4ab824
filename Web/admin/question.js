/** A message that is tried, and what would be answered: the parts that two places show. */
import { languageName } from "../lib/format.js";
import { language, languages, t } from "../lib/texts.js";
import { each, h } from "../lib/view.js";

/** @typedef {import("../types/wire.d.ts").Explanation} Explanation */

/**
 * The fields for a message, its language and the page it is written on.
 *
 * @param {object} options
 * @param {string} options.prefix of the fields' ids
 * @param {number} options.rows
 * @param {() => void} options.onenter Enter was pressed, which makes no new line here
 */
export function questionFields({ prefix, rows, onenter }) {
  const message = h("textarea", {
    id: `${prefix}-message`,
    rows,
    dir: "auto",
    required: true,
    placeholder: () => t("ui.admin.try.placeholder"),
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      onenter();
    },
  });
  const tag = h(
    "select",
    { id: `${prefix}-language` },
    h("option", { value: "" }, () => t("ui.admin.try.language.auto")),
    each(
      () => languages(),
      (one) => one.tag,
      (one) => h("option", { value: one().tag, lang: one().tag }, one().name),
    ),
  );
  const page = h("input", {
    id: `${prefix}-page`,
    type: "text",
    inputmode: "url",
    dir: "ltr",
    placeholder: "/orders/77",
  });
  /** @param {string} key @param {HTMLElement} field @param {string} [className] */
  const line = (key, field, className = "line") =>
    h("div", { class: className }, h("label", { for: field.id }, () => t(key)), field);
  return {
    message,
    lines: [
      line("ui.admin.try.message", message, "line whole"),
      line("ui.admin.try.language", tag),
      line("ui.admin.try.page", page),
    ],
    /** What was filled in, as the server takes it. */
    question: () => ({
      text: message.value,
      ...(tag.value ? { language: tag.value } : {}),
      ...(page.value.trim() ? { page: page.value.trim() } : {}),
    }),
  };
}

/** What the visitor would read. @param {Explanation} answer */
export function replyList(answer) {
  return h(
    "ul",
    { class: "replies" },
    answer.replies.map((reply) =>
      h(
        "li",
        null,
        h("p", { class: "reply", dir: reply.dir ?? "auto", lang: reply.lang }, reply.text),
        (reply.choices ?? []).length > 0 && h(
          "ul",
          { class: "chips" },
          (reply.choices ?? []).map((choice) => h("li", { dir: "auto" }, choice.label)),
        ),
        h(
          "p",
          { class: "soft" },
          [reply.lang && languageName(reply.lang, language()), reply.key].filter(Boolean)
            .join(" · "),
        ),
      )
    ),
  );
}
