/** The middle of the console: one conversation, what can be done with it, and the place to write. */
import { confirmFirst } from "../lib/dialog.js";
import { languageName } from "../lib/format.js";
import { Refusal } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { computed, effect, onCleanup, signal } from "../lib/signals.js";
import { errorText, language, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";
import { composer } from "./composer.js";
import { stateBadge, visitorName } from "./list.js";
import { rowView } from "./rows.js";
import { rowsOf } from "./transcript.js";
import { showTransfer } from "./transfer.js";

/** @typedef {import("./desk.js").Desk} Desk */

const NEAR = 80;

/** @param {unknown} error @param {string} [holder] who was faster */
function complain(error, holder) {
  const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
  toast(
    refusal.code === "taken" && holder
      ? t("ui.console.taken", { name: holder })
      : errorText(refusal.code, refusal),
    "bad",
  );
}

/**
 * What can be done with a conversation, by button or by key.
 *
 * @param {Desk} desk
 * @param {() => string} selected
 */
export function actionsFor(desk, selected) {
  const summary = () => desk.summaries().get(selected());
  /**
   * @param {Parameters<Desk["act"]>[1]} action
   * @param {Record<string, unknown>} [body]
   * @param {string} [done] said when it is done
   */
  const run = async (action, body, done) => {
    const id = selected();
    if (!id) return;
    try {
      await desk.act(id, action, body);
      if (done) toast(done);
    } catch (error) {
      complain(error, desk.summaries.peek().get(id)?.agent?.name);
    }
  };
  return {
    summary,
    isMine: () => desk.isMine(summary()),
    canTake: () => {
      const now = summary();
      return Boolean(now && now.state !== "active" && now.state !== "closed");
    },
    take: () => run("take"),
    release: () => run("release", {}, t("ui.console.done.released")),
    toBot: () => run("transfer", { to: { bot: true } }, t("ui.console.done.returned")),
    transfer: () =>
      showTransfer(
        desk,
        (to, note, name) =>
          run(
            "transfer",
            { to, ...(note ? { note } : {}) },
            t("ui.console.transfer.done", { name }),
          ),
      ),
    resolve: () =>
      confirmFirst(
        () => t("ui.console.resolve.confirm"),
        () => t("ui.console.resolve"),
        () => run("resolve", {}, t("ui.console.done.resolved")),
      ),
    /** @param {{ add?: string[], remove?: string[] }} change */
    tag: (change) => run("tags", change),
  };
}

/**
 * @param {Desk} desk
 * @param {object} options
 * @param {string} options.id
 * @param {number} [options.at] a place to show first
 * @param {ReturnType<typeof actionsFor>} options.actions
 * @param {import("./drafts.js").Drafts} options.drafts
 * @param {() => void} options.onback
 * @param {import("../lib/signals.js").Signal<boolean>} options.details
 */
export function conversationView(desk, { id, at, actions, drafts, onback, details }) {
  const conversation = desk.open(id);
  const { log } = conversation;
  const { summary, isMine } = actions;
  const atEnd = signal(at === undefined);
  const isVisible = signal(document.visibilityState === "visible");
  const rows = computed(() =>
    rowsOf(log.events(), desk.outbox.letters().filter((letter) => letter.frame.conversation === id))
  );
  const agentName = (/** @type {string | undefined} */ agent) => {
    const one = desk.agents().find((other) => other.agent === agent);
    return one?.display_name || one?.name || (agent ?? "");
  };

  const logView = h("div", {
    class: "log",
    role: "log",
    tabindex: 0,
    "aria-live": () => conversation.status() === "ready" ? "polite" : "off",
    "aria-label": () => t("ui.console.transcript.label"),
    "aria-busy": () => conversation.status() === "loading" ? "true" : null,
    onscroll: () =>
      atEnd.set(logView.scrollHeight - logView.scrollTop - logView.clientHeight < NEAR),
  });
  const toEnd = () => {
    logView.scrollTop = logView.scrollHeight;
    atEnd.set(true);
  };
  logView.append(
    h(
      "ol",
      { class: "rows" },
      each(() => rows(), (row) => row.key, (row) =>
        rowView(row, {
          agentName,
          visitorRead: () => conversation.visitorRead(),
          resend: (cmid) => desk.resend(cmid),
          discard: (cmid) => desk.outbox.remove(cmid),
          judge: (turn, judgement) => desk.act(id, "judge", { turn_pos: turn, ...judgement }),
        })),
    ),
  );

  const write = composer({
    id,
    canReply: isMine,
    canned: () => desk.canned(),
    language: () => summary()?.language,
    drafts,
    onsend: (kind, text) => {
      const sent = desk.write(id, kind, text);
      if (sent) atEnd.set(true);
      return sent;
    },
    ontyping: () => desk.typing(id),
  });

  // Stay at the end while the reader is there; a search's hit is shown where it stands.
  let hit = at;
  effect(() => {
    const list = rows();
    queueMicrotask(() => {
      const target = hit === undefined ? null : logView.querySelector(`[data-pos="${hit}"]`);
      if (target) {
        hit = undefined;
        target.scrollIntoView({ block: "center" });
        target.classList.add("hit");
      } else if (list.length > 0 && atEnd.peek()) {
        toEnd();
      }
    });
  });
  effect(() => {
    const seq = log.events().findLast((event) => event.seq)?.seq ?? 0;
    if (isVisible() && atEnd() && seq > 0) desk.seen(id, seq);
  });
  const follow = () => isVisible.set(document.visibilityState === "visible");
  document.addEventListener("visibilitychange", follow);
  onCleanup(() => document.removeEventListener("visibilitychange", follow));
  const resized = new ResizeObserver(() => atEnd.peek() && toEnd());
  resized.observe(logView);
  onCleanup(() => resized.disconnect());

  /** @param {keyof typeof actions & ("take" | "release" | "transfer" | "toBot" | "resolve")} action @param {string} key @param {string} symbol @param {string} [kind] */
  const button = (action, key, symbol, kind = "") =>
    h(
      "button",
      {
        type: "button",
        class: kind,
        "data-action": action,
        onclick: () => void actions[action](),
      },
      icon(symbol),
      () => t(key),
    );

  const view = h(
    "section",
    { class: "conversation", "aria-labelledby": "conversation-title", "data-conversation": id },
    h(
      "header",
      { class: "conversation-head" },
      h("button", {
        type: "button",
        class: "plain round back",
        "aria-label": () => t("ui.console.back"),
        onclick: onback,
      }, icon("back")),
      h(
        "div",
        { class: "who" },
        h(
          "h2",
          { id: "conversation-title", tabindex: -1 },
          h("bdi", null, () => {
            const now = summary();
            return now ? visitorName(now) : id;
          }),
        ),
        h(
          "p",
          null,
          () => stateBadge(summary()),
          " ",
          () => {
            const lang = summary()?.language;
            return lang ? h("span", { class: "soft" }, languageName(lang, language())) : null;
          },
          " ",
          () => {
            const now = summary();
            return now?.state === "queued" && now.reason
              ? h("span", { class: "soft" }, h("bdi", null, now.reason))
              : null;
          },
        ),
      ),
      h(
        "div",
        { class: "actions" },
        when(() => actions.canTake(), () =>
          h(
            "button",
            {
              type: "button",
              class: "primary",
              "data-action": "take",
              onclick: () => void actions.take(),
            },
            icon("person"),
            () => t(summary()?.state === "bot" ? "ui.console.take.over" : "ui.console.take"),
          )),
        when(() => isMine(), () => [
          button("transfer", "ui.console.transfer", "swap"),
          button("toBot", "ui.console.return", "bot"),
          button("release", "ui.console.release", "inbox"),
          button("resolve", "ui.console.resolve", "done", "primary"),
        ]),
        h("button", {
          type: "button",
          class: "plain round details-toggle",
          "aria-label": () => t("ui.console.details"),
          "aria-pressed": () => String(details()),
          onclick: () => details.update((open) => !open),
        }, icon("info")),
      ),
    ),
    when(
      () => conversation.status() === "loading" && rows().length === 0,
      () => h("p", { class: "empty" }, () => t("ui.console.transcript.loading")),
    ),
    when(
      () => conversation.status() === "failed",
      () =>
        h(
          "div",
          { class: "empty", role: "alert" },
          h("p", null, () => t("ui.console.transcript.failed_to_load")),
          h("button", {
            type: "button",
            onclick: () => void conversation.load(),
          }, () => t("ui.console.transcript.try_again")),
        ),
    ),
    logView,
    h(
      "p",
      { class: "typing soft", role: "status" },
      () => conversation.isTyping() ? t("ui.console.typing") : null,
    ),
    h(
      "div",
      { class: "foot" },
      when(
        () => !atEnd() && conversation.unread() > 0,
        () =>
          h(
            "button",
            { type: "button", class: "newer", onclick: toEnd },
            icon("down"),
            () => t("ui.console.transcript.new_messages", { count: conversation.unread() }),
          ),
      ),
      when(
        () => !isMine(),
        () =>
          h("p", { class: "blocked soft" }, () =>
            t(
              summary()?.state === "closed"
                ? "ui.console.composer.closed"
                : "ui.console.composer.blocked",
            )),
      ),
      write.view,
    ),
  );
  return { view, write, conversation };
}
