/** One row of the panel: a message or a day. */
import { clockTime, dayName } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { errorText, hasText, language, t } from "../lib/texts.js";
import { each, h, isSafeAddress, when } from "../lib/view.js";

/** @typedef {import("./thread.js").Row} Row */
/** @typedef {import("./thread.js").MessageRow} MessageRow */
/** @template T @typedef {import("../lib/signals.js").Readable<T>} Readable */
/** @typedef {import("./session.js").VisitorSession} VisitorSession */

const ADDRESS = /https?:\/\/[^\s<>"'，。、！？）】」]+[^\s<>"'.,;:!?)\]}，。、！？）】」]/g;

/**
 * Text with its web addresses as links. Only for what the bot or an agent wrote.
 *
 * @param {string} text
 * @returns {(string | Node)[]}
 */
export function linked(text) {
  /** @type {(string | Node)[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (!isSafeAddress(match[0])) continue;
    parts.push(text.slice(end, match.index), outward(match[0], match[0]));
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** A link that opens beside the page. @param {string} href @param {...import("../lib/view.js").Child} children */
function outward(href, ...children) {
  return h(
    "a",
    { href, target: "_blank", rel: "noopener noreferrer nofollow" },
    children,
    h("span", { class: "visually-hidden" }, " (", () => t("ui.widget.link.new_window"), ")"),
  );
}

/** @param {string} side @param {string} [name] */
export function authorName(side, name) {
  if (side === "visitor") return t("ui.widget.from.you");
  if (side === "agent") return name || t("ui.widget.from.agent");
  return t(side === "system" ? "ui.widget.from.system" : "ui.widget.from.bot");
}

/** @param {import("../types/wire.d.ts").Attachment} attachment */
function attachmentView(attachment) {
  if (attachment.kind === "image") {
    if (!isSafeAddress(attachment.url)) return null;
    const alt = attachment.alt ?? "";
    const image = h("img", { src: attachment.url, alt, loading: "lazy", class: "picture" });
    // A picture that may not or cannot be shown is still described and can be opened.
    image.addEventListener("error", () => {
      image.replaceWith(outward(attachment.url, alt || t("ui.widget.attachment.image")));
    });
    return image;
  }
  if (attachment.kind !== "card") return null;
  return h(
    "div",
    { class: "card" },
    h("strong", { dir: "auto" }, attachment.title),
    attachment.text && h("p", { dir: "auto" }, attachment.text),
    attachment.url && isSafeAddress(attachment.url) &&
      outward(
        attachment.url,
        icon("link"),
        h("span", null, new URL(attachment.url, location.href).host),
      ),
  );
}

/** @param {Readable<MessageRow>} row @param {VisitorSession} session */
function status(row, session) {
  return when(
    () => row().side === "visitor" && row().showsStatus,
    () =>
      h("p", { class: () => `status ${row().status}` }, () => {
        const { status, cmid, error } = row();
        if (status !== "failed") {
          return [
            icon(status === "sending" ? "clock" : status === "read" ? "checks" : "check"),
            t(`ui.widget.message.${status}`),
          ];
        }
        return [
          icon("warning"),
          h("span", null, `${t("ui.widget.message.failed")}. ${error ? errorText(error) : ""}`),
          h("button", {
            type: "button",
            class: "link",
            onclick: () => session.resend(cmid ?? ""),
          }, t("ui.widget.message.resend")),
          h("button", {
            type: "button",
            class: "link",
            onclick: () => session.outbox.remove(cmid ?? ""),
          }, t("ui.widget.message.discard")),
        ];
      }),
  );
}

/** @param {Readable<MessageRow>} row @param {VisitorSession} session */
function message(row, session) {
  const { side, name, at } = row.peek();
  const isSpeaker = side === "bot" || side === "agent";
  return h(
    "li",
    {
      class: () =>
        `message ${row().side}${row().first ? " first" : ""}${row().last ? " last" : ""}${
          row().deleted ? " deleted" : ""
        }`,
      "data-seq": () => row().seq || null,
    },
    h(
      "p",
      { class: () => row().first && isSpeaker ? "author" : "visually-hidden" },
      isSpeaker &&
        h(
          "span",
          { class: "face", "aria-hidden": "true" },
          icon(side === "agent" ? "person" : "bot"),
        ),
      h("bdi", null, () => authorName(side, name)),
    ),
    h(
      "div",
      { class: "bubble" },
      h(
        "p",
        { class: "text", lang: () => row().lang, dir: () => row().dir, hidden: () => !row().text },
        () =>
          row().deleted
            ? t("ui.widget.message.deleted")
            : side === "visitor"
            ? row().text
            : linked(row().text),
      ),
      when(
        () => !row().deleted && row().attachments.length > 0,
        () => row.peek().attachments.map(attachmentView),
      ),
    ),
    h(
      "div",
      { class: "meta" },
      h(
        "p",
        { class: () => row().last && side !== "system" ? "when" : "visually-hidden" },
        h("time", { datetime: at }, () => clockTime(at, language())),
        () => row().edited && ` · ${t("ui.widget.message.edited")}`,
      ),
      status(row, session),
    ),
    when(() => row().choices.length > 0, () =>
      h(
        "div",
        { class: "choices", role: "group", "aria-label": () => t("ui.widget.choices.label") },
        each(() => row().choices, (choice) => choice.id, (choice) =>
          h("button", {
            type: "button",
            class: "chip",
            lang: () => row().lang,
            dir: "auto",
            onclick: () => session.choose(row().seq, choice()),
          }, () => choice().label)),
      )),
  );
}

/** @param {Readable<Row>} row @param {VisitorSession} session */
export function rowView(row, session) {
  const { type, at } = row.peek();
  if (type === "message") return message(/** @type {Readable<MessageRow>} */ (row), session);
  return h("li", { class: "day" }, h("span", null, () => dayName(at, language(), new Date())));
}

/** What is said before anything was. */
export function greeting() {
  return h(
    "div",
    { class: "message bot first last greeting" },
    h(
      "p",
      { class: "author" },
      h("span", { class: "face", "aria-hidden": "true" }, icon("bot")),
      () => authorName("bot"),
    ),
    h(
      "div",
      { class: "bubble" },
      h(
        "p",
        { class: "text", dir: "auto" },
        () => hasText("ui.widget.greeting") ? t("ui.widget.greeting") : "",
      ),
    ),
  );
}
