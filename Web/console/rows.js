/** One row of the transcript. */
import { clockTime, dateTime, dayName, languageName, opening } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { named, traceView } from "../lib/trace-view.js";
import { h, when } from "../lib/view.js";
import { judgingView } from "./judging.js";

/** @typedef {import("./transcript.js").Row} Row */
/** @typedef {import("../types/wire.d.ts").AgentEvent} AgentEvent */
/** @template T @typedef {import("../lib/signals.js").Readable<T>} Readable */

/**
 * @param {AgentEvent} event
 * @param {(agent: string | undefined) => string} agentName
 */
function lineText(event, agentName) {
  switch (event.kind) {
    case "opened":
      return t("ui.console.event.opened");
    case "closed":
      return event.from.kind === "agent" && event.from.name
        ? t("ui.console.event.closed_by", { name: event.from.name })
        : t("ui.console.event.closed");
    case "reopened":
      return t("ui.console.event.reopened");
    case "rated":
      return [t("ui.console.event.rated", { stars: event.score ?? 0 }), event.comment].filter(
        Boolean,
      )
        .join(" · ");
    case "tagged":
      return t("ui.console.event.tag", { tag: (event.tags ?? []).join(", ") });
    case "untagged":
      return t("ui.console.event.untag", { tag: (event.tags ?? []).join(", ") });
    case "webhook":
      return t("ui.console.event.webhook");
    case "offline":
      return event.opens_at
        ? t("system.offline", { opens: opening(event.opens_at, language(), new Date()) })
        : t("system.offline.unknown");
    default:
      return ownerText(event, agentName);
  }
}

/** @param {AgentEvent} event @param {(agent: string | undefined) => string} agentName */
function ownerText(event, agentName) {
  const { owner } = event;
  const kind = owner?.kind ??
    (event.state === "active" ? "agent" : event.state === "queued" ? "queue" : "bot");
  const team = owner?.team ?? "";
  const text = kind === "agent"
    ? t("ui.console.event.owner.agent", { name: agentName(owner?.agent) || event.from.name })
    : kind === "queue"
    ? t("ui.console.event.owner.queue", { team })
    : kind === "offline"
    ? t("ui.console.event.owner.offline", { team })
    : t("ui.console.event.owner.bot");
  const why = [
    event.cause && named("ui.console.trace.cause", event.cause),
    event.reason,
    event.by && event.by !== owner?.agent && agentName(event.by),
  ].filter(Boolean);
  return why.length > 0 ? `${text} · ${why.join(" · ")}` : text;
}

/** @param {Readable<Row>} row @param {Parameters<typeof message>[1]} desk */
function why(row, desk) {
  const isOpen = signal(false);
  const id = `why-${row.peek().key}`;
  return when(() => row().turn, () => [
    h(
      "button",
      {
        type: "button",
        class: "plain why",
        "aria-expanded": () => String(isOpen()),
        "aria-controls": id,
        onclick: () => isOpen.update((open) => !open),
      },
      icon("why"),
      () => t(isOpen() ? "ui.console.trace.hide" : "ui.console.trace.why"),
    ),
    h(
      "div",
      { id, class: "why-box", hidden: () => !isOpen() },
      when(() => isOpen(), () => () => {
        const turn = row().turn;
        if (!turn) return null;
        const { event, message } = turn;
        return event.trace
          ? traceView({
            trace: event.trace,
            outcome: event.outcome,
            rules: event.rules,
            message: message && { text: message.text ?? "", lang: message.lang, dir: message.dir },
          })
          : h("p", null, t("ui.console.trace.none"));
      }),
      when(
        () => isOpen() && row().turn?.message,
        () =>
          judgingView(
            () => row().turn,
            (judgement) => desk.judge(row.peek().turn?.event.pos ?? 0, judgement),
          ),
      ),
    ),
  ]);
}

/**
 * @param {Readable<Row>} row
 * @param {object} desk
 * @param {(agent: string | undefined) => string} desk.agentName
 * @param {() => number} desk.visitorRead
 * @param {(cmid: string) => void} desk.resend
 * @param {(cmid: string) => void} desk.discard
 * @param {(turn: number, judgement: import("./judging.js").Judgement) => Promise<unknown>} desk.judge
 */
function message(row, desk) {
  const isNote = row.peek().type === "note";
  const side = () => row().letter ? "agent" : row().event?.from.kind ?? "system";
  const name = () => {
    const from = row().event?.from;
    if (row().letter) return t("ui.console.from.you");
    if (side() === "agent" || isNote) return from?.name ?? "";
    return side() === "visitor" && from?.name ? from.name : t(`ui.console.from.${side()}`);
  };
  return h(
    "li",
    {
      class: () =>
        `message ${isNote ? "note" : side()}${row().first ? " first" : ""}${
          row().letter ? " pending" : ""
        }`,
      "data-pos": () => row().event?.pos ?? null,
    },
    h(
      "div",
      { class: "head" },
      isNote ? icon("note") : null,
      h(
        "span",
        { class: () => row().first || isNote ? "author" : "visually-hidden" },
        h("bdi", null, () => isNote ? t("ui.console.note.by", { name: name() }) : name()),
      ),
      h(
        "time",
        { datetime: row.peek().at, title: dateTime(row.peek().at, language.peek()) },
        () => clockTime(row().at, language()),
      ),
      () => {
        const { lang } = row();
        return lang && !isNote
          ? h(
            "span",
            {
              class: "badge",
              title: t("ui.console.transcript.written_in", {
                language: languageName(lang, language()),
              }),
            },
            h("span", { "aria-hidden": "true" }, lang),
            h(
              "span",
              { class: "visually-hidden" },
              t("ui.console.transcript.written_in", {
                language: languageName(lang, language()),
              }),
            ),
          )
          : null;
      },
      () => row().edited && h("span", { class: "soft" }, t("ui.console.transcript.edited")),
    ),
    h(
      "div",
      { class: "bubble" },
      h("p", {
        class: "text",
        dir: () => row().event?.dir ?? "auto",
        lang: () => row().lang,
      }, () => row().deleted ? t("ui.console.transcript.deleted") : row().text),
      () => {
        const choices = row().event?.choices ?? [];
        return choices.length > 0 &&
          h(
            "ul",
            { class: "offered" },
            choices.map((choice) => h("li", { dir: "auto" }, choice.label)),
          );
      },
      () =>
        (row().event?.attachments ?? []).map((one) =>
          h(
            "p",
            { class: "attached" },
            icon("link"),
            h(
              "bdi",
              null,
              one.kind === "image" ? one.alt || one.url : `${one.title} ${one.url ?? ""}`,
            ),
          )
        ),
    ),
    () => {
      const { letter, event } = row();
      if (letter?.status === "failed") {
        return h(
          "p",
          { class: "status failed", role: "alert" },
          icon("warning"),
          h(
            "span",
            null,
            `${t("ui.console.transcript.failed")}. ${letter.error ? errorText(letter.error) : ""}`,
          ),
          h(
            "button",
            { type: "button", class: "link", onclick: () => desk.resend(letter.cmid) },
            t("ui.console.transcript.resend"),
          ),
          h(
            "button",
            { type: "button", class: "link", onclick: () => desk.discard(letter.cmid) },
            t("ui.console.transcript.discard"),
          ),
        );
      }
      if (letter) {
        return h("p", { class: "status" }, icon("clock"), t("ui.console.transcript.sending"));
      }
      return !isNote && event?.from.kind === "agent" && event.seq && event.seq <= desk.visitorRead()
        ? h("p", { class: "status" }, icon("checks"), t("ui.console.transcript.read"))
        : null;
    },
    why(row, desk),
  );
}

/** @param {Readable<Row>} row @param {Parameters<typeof message>[1]} desk */
export function rowView(row, desk) {
  const { type, at, event } = row.peek();
  switch (type) {
    case "day":
      return h("li", { class: "day" }, h("span", null, () => dayName(at, language(), new Date())));
    case "line":
      return h(
        "li",
        { class: "line", "data-pos": event?.pos },
        h("span", { dir: "auto" }, () => {
          const now = row().event;
          return now ? lineText(now, desk.agentName) : "";
        }),
        " ",
        h("time", { datetime: at, class: "soft" }, () => clockTime(at, language())),
      );
    case "turn":
      return h(
        "li",
        { class: "line turn" },
        h("span", null, () => {
          const outcome = row().event?.outcome;
          return outcome ? named("ui.console.trace.turn", outcome) : "";
        }),
        why(row, desk),
      );
    default:
      return message(row, desk);
  }
}
