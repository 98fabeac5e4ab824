/** The parts around the messages: menu, queue, rating, the question before a chat is ended. */
import { icon } from "../lib/icons.js";
import { effect, signal } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";

/** @typedef {import("./session.js").VisitorSession} VisitorSession */
/** @template T @typedef {import("../lib/signals.js").Signal<T>} Signal */
/** @template T @typedef {import("../lib/signals.js").Readable<T>} Readable */

/**
 * @param {object} parts
 * @param {VisitorSession} parts.session
 * @param {Signal<boolean>} parts.isOpen
 * @param {Signal<boolean>} parts.muted
 * @param {Readable<import("../lib/texts.js").Language[]>} parts.languages
 * @param {Readable<string>} parts.language
 * @param {Readable<boolean>} parts.begun
 * @param {(tag: string) => void} parts.onlanguage
 * @param {() => void} parts.onsave
 * @param {() => void} parts.onend
 * @param {() => void} parts.onmute
 */
export function menu({ session, isOpen, muted, languages, language, begun, ...on }) {
  const select = h(
    "select",
    {
      id: "language",
      value: () => language(),
      onchange: () => on.onlanguage(select.value),
    },
    each(() => languages(), (one) => one.tag, (one) =>
      h(
        "option",
        { value: one().tag, lang: one().tag, selected: one().tag === language.peek() },
        one().name,
      )),
  );
  /** @param {() => void} work */
  const andClose = (work) => () => {
    isOpen.set(false);
    work();
  };
  return h(
    "div",
    {
      id: "menu",
      class: "menu",
      hidden: () => !isOpen(),
      role: "group",
      "aria-label": () => t("ui.widget.menu"),
    },
    h(
      "div",
      { class: "row" },
      h("label", { for: "language" }, icon("globe"), () => t("ui.widget.menu.language")),
      select,
    ),
    h(
      "button",
      { type: "button", class: "plain", onclick: on.onmute },
      () => icon(muted() ? "muted" : "sound"),
      () => t(muted() ? "ui.widget.menu.sound.on" : "ui.widget.menu.sound.off"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "plain",
        disabled: () => !begun(),
        onclick: andClose(on.onsave),
      },
      icon("save"),
      () => t("ui.widget.menu.transcript"),
    ),
    h(
      "button",
      {
        type: "button",
        class: "plain",
        disabled: () => !begun() || session.state() === "closed",
        onclick: andClose(on.onend),
      },
      icon("leave"),
      () => t("ui.widget.menu.close"),
    ),
    h("p", { class: "privacy" }, () => t("ui.widget.privacy.text")),
  );
}

/** The place in the queue, and how long it may take. @param {VisitorSession} session */
export function queueCard(session) {
  return h(
    "div",
    { class: "queue", role: "status", hidden: () => session.state() !== "queued" },
    when(
      () => session.state() === "queued",
      () => [
        h("span", { class: "pulse", "aria-hidden": "true" }),
        h(
          "div",
          null,
          h("strong", null, () => {
            const position = session.position();
            return position
              ? t("ui.widget.queue.position", { position })
              : t("ui.widget.human.asked");
          }),
          h("p", null, () => {
            const seconds = session.waitSeconds();
            return seconds === null
              ? null
              : t("ui.widget.queue.wait", { minutes: Math.round(seconds / 60) });
          }),
        ),
      ],
    ),
  );
}

/**
 * @param {object} parts
 * @param {VisitorSession} parts.session
 * @param {Readable<boolean>} parts.begun
 * @param {Signal<boolean>} parts.skipped
 * @param {() => void} parts.onreopen
 */
export function rating({ session, begun, skipped, onreopen }) {
  const score = signal(0);
  const comment = h("textarea", { id: "comment", rows: 2, maxlength: 2000, dir: "auto" });
  /** @param {number} stars */
  const star = (stars) =>
    h(
      "label",
      { class: () => stars <= score() ? "star on" : "star" },
      h("input", {
        type: "radio",
        name: "score",
        class: "visually-hidden",
        value: String(stars),
        checked: () => score() === stars,
        onchange: () => score.set(stars),
      }),
      icon("star"),
      h("span", { class: "visually-hidden" }, () =>
        `${t("ui.widget.rate.star", { stars })}: ${t(`ui.widget.rate.${stars}`)}`),
    );
  return when(() => session.state() === "closed" && begun(), () =>
    h(
      "section",
      { class: "rating", "aria-labelledby": "rate-title" },
      when(
        () => !session.rated() && !skipped(),
        () =>
          h(
            "form",
            {
              onsubmit: (/** @type {Event} */ event) => {
                event.preventDefault();
                if (score.peek() > 0) session.rate(score.peek(), comment.value.trim());
              },
            },
            h("h2", { id: "rate-title" }, () => t("ui.widget.rate.title")),
            h(
              "fieldset",
              { class: "stars" },
              h("legend", { class: "visually-hidden" }, () => t("ui.widget.rate.title")),
              [1, 2, 3, 4, 5].map(star),
            ),
            h(
              "p",
              { class: "word", "aria-hidden": "true" },
              () => score() ? t(`ui.widget.rate.${score()}`) : "\u00a0",
            ),
            when(() => score() > 0, () => [
              h("label", { for: "comment" }, () => t("ui.widget.rate.comment")),
              comment,
            ]),
            h(
              "div",
              { class: "buttons" },
              h("button", {
                type: "button",
                class: "plain",
                onclick: () => skipped.set(true),
              }, () => t("ui.widget.rate.skip")),
              h("button", {
                type: "submit",
                class: "primary",
                disabled: () => score() === 0,
              }, () => t("ui.widget.rate.send")),
            ),
          ),
        () => [
          h("h2", { id: "rate-title" }, () =>
            t(session.rated() ? "ui.widget.rate.thanks" : "ui.widget.closed")),
          h(
            "div",
            { class: "buttons" },
            h("button", { type: "button", onclick: onreopen }, () =>
              t("ui.widget.reopen")),
          ),
        ],
      ),
    ));
}

/**
 * @param {Signal<boolean>} asked
 * @param {() => void} onend
 */
export function endDialog(asked, onend) {
  const dialog = h(
    "dialog",
    { "aria-labelledby": "end-title", onclose: () => asked.set(false) },
    h("h2", { id: "end-title" }, () => t("ui.widget.close.confirm")),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: () => dialog.close() }, () => t("ui.widget.close.no")),
      h("button", {
        type: "button",
        class: "primary",
        onclick: () => {
          dialog.close();
          onend();
        },
      }, () => t("ui.widget.close.yes")),
    ),
  );
  effect(() => {
    if (asked() && dialog.isConnected) dialog.showModal();
  });
  return dialog;
}
