/** The lists: who waits, who is mine, everything, what is over. */
import { ago, duration } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { computed, signal } from "../lib/signals.js";
import { language, t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./desk.js").View} View */
/** @typedef {import("../types/wire.d.ts").Summary} Summary */

export const VIEWS = /** @type {View[]} */ (["queue", "mine", "all", "closed"]);

/** The time, for words such as "waiting for 2 min". */
export const clock = signal(new Date());
setInterval(() => clock.set(new Date()), 5_000);

/** A name for a visitor: their own, or the end of the number. @param {Summary} summary */
export function visitorName(summary) {
  return summary.visitor.name || t("ui.console.list.visitor", { id: summary.visitor.id.slice(-5) });
}

/** @param {Summary | undefined} summary */
export function stateBadge(summary) {
  if (!summary) return null;
  const who = summary.state === "active" && summary.agent
    ? t("ui.console.list.owner", { name: summary.agent.name })
    : t(`ui.console.state.${summary.state}`);
  return h("span", { class: `badge state ${summary.state}` }, h("bdi", null, who));
}

/**
 * @param {import("../lib/signals.js").Readable<Summary>} summary
 * @param {Desk} desk
 * @param {{ selected: () => string, select: (id: string) => void, hasDraft: (id: string) => boolean }} options
 */
function item(summary, desk, { selected, select, hasDraft }) {
  const id = summary.peek().conversation;
  const unread = () => {
    desk.summaries();
    return desk.isMine(summary()) && selected() !== id ? desk.opened(id)?.unread() ?? 0 : 0;
  };
  return h(
    "li",
    null,
    h(
      "button",
      {
        type: "button",
        class: () => `item ${summary().state}${unread() > 0 ? " unread" : ""}`,
        "aria-current": () => selected() === id ? "true" : null,
        "data-conversation": id,
        onclick: () => select(id),
      },
      h(
        "span",
        { class: "item-top" },
        h("strong", null, h("bdi", null, () => visitorName(summary()))),
        h(
          "span",
          { class: "soft" },
          () =>
            summary().state === "queued" && summary().queued_at
              ? t("ui.console.list.waiting", {
                duration: duration(
                  (clock().getTime() - Date.parse(summary().queued_at ?? "")) / 1000,
                  language(),
                ),
              })
              : ago(summary().last?.at ?? summary().opened_at, language(), clock()),
        ),
      ),
      h(
        "span",
        { class: "item-text", dir: "auto" },
        () => summary().last?.text ?? summary().page?.title ?? "\u00a0",
      ),
      h(
        "span",
        { class: "item-foot" },
        () => stateBadge(summary()),
        () => {
          const { priority } = summary();
          return priority === "high" || priority === "urgent"
            ? h("span", { class: "badge warn" }, t(`ui.console.priority.${priority}`))
            : null;
        },
        () => summary().language && h("span", { class: "badge" }, summary().language),
        () =>
          (summary().tags ?? []).slice(0, 2).map((tag) =>
            h("span", { class: "badge" }, h("bdi", null, tag))
          ),
        when(
          () => hasDraft(id),
          () => h("span", { class: "badge warn" }, () => t("ui.console.list.draft")),
        ),
        when(() => unread() > 0, () =>
          h(
            "span",
            { class: "count" },
            h("span", { "aria-hidden": "true" }, () => unread()),
            h("span", { class: "visually-hidden" }, () =>
              t("ui.console.list.unread", { count: unread() })),
          )),
      ),
    ),
  );
}

/**
 * @param {Desk} desk
 * @param {object} options
 * @param {import("../lib/signals.js").Signal<View>} options.view
 * @param {() => string} options.selected
 * @param {(id: string, pos?: number) => void} options.select
 * @param {(id: string) => boolean} options.hasDraft
 * @param {() => void} options.takeNext
 * @param {import("./search.js").Search} options.search
 */
export function listView(desk, { view, selected, select, hasDraft, takeNext, search }) {
  const isHeld = signal(false);
  /** @type {string[]} */
  let order = [];
  const shown = computed(() => {
    const list = desk[view()]();
    if (!isHeld()) {
      order = list.map((one) => one.conversation);
      return list;
    }
    // While the pointer is over the list nothing moves under it; what is new comes last.
    const byID = new Map(list.map((one) => [one.conversation, one]));
    const kept = order.flatMap((id) => byID.get(id) ?? []);
    return [...kept, ...list.filter((one) => !order.includes(one.conversation))];
  });
  const choose = (/** @type {View} */ next) => {
    order = [];
    isHeld.set(false);
    view.set(next);
    search.clear();
    if (desk.cursors.peek()[next] === undefined) void desk.fetchList(next);
  };
  return h(
    "nav",
    { class: "lists", "aria-label": () => t("ui.console.list.label") },
    search.field,
    h(
      "div",
      { class: "views" },
      VIEWS.map((one) =>
        h(
          "button",
          {
            type: "button",
            class: "plain",
            "aria-current": () => view() === one && !search.isActive() ? "true" : null,
            "data-view": one,
            onclick: () => choose(one),
          },
          () => t(`ui.console.list.${one}`),
          (one === "queue" || one === "mine") &&
            when(() => desk[one]().length > 0, () =>
              h("span", {
                class: () => one === "queue" ? "count alert" : "count",
              }, () => desk[one]().length)),
        )
      ),
    ),
    when(
      () => search.isActive(),
      () => search.results((id, pos) => select(id, pos)),
      () => [
        when(
          () => view() === "queue" && desk.queue().length > 0,
          () =>
            h(
              "button",
              { type: "button", class: "primary next", onclick: takeNext },
              () => t("ui.console.take.next"),
            ),
        ),
        h(
          "ul",
          {
            class: "items",
            onpointerenter: () => isHeld.set(true),
            onpointerleave: () => isHeld.set(false),
          },
          each(
            () => shown(),
            (one) => one.conversation,
            (one) => item(one, desk, { selected, select, hasDraft }),
          ),
        ),
        when(
          () => shown().length === 0,
          () =>
            h(
              "p",
              { class: "empty" },
              icon("inbox"),
              h("span", null, () => t(`ui.console.list.empty.${view()}`)),
            ),
        ),
        when(
          () => desk.cursors()[view()],
          () =>
            h("button", {
              type: "button",
              class: "more",
              onclick: () => desk.fetchList(view(), true),
            }, () => t("ui.console.list.more")),
        ),
      ],
    ),
  );
}
