/** Signs that somebody waits: a sound, the title, the tab's icon, a desktop notice. */
import { allowSound, canSound, chime, inOneTab } from "../lib/chime.js";
import { effect, signal } from "../lib/signals.js";
import { keep, openStorage, recall } from "../lib/storage.js";
import { t } from "../lib/texts.js";

const MUTED = "frontdesk.desk.muted";
/** While people wait and this agent could take them, the sound comes again after so long. */
const AGAIN = 30_000;

const storage = openStorage("localStorage");
export const muted = signal(recall(storage, MUTED, false));
/** The browser holds sounds back until the page is touched. */
export const isBlocked = signal(true);

export function toggleSound() {
  muted.update((is) => !is);
  keep(storage, MUTED, muted.peek());
  void unlock();
}

async function unlock() {
  isBlocked.set(!(await allowSound()));
}

/** @param {import("./desk.js").Desk} desk @param {(id: string) => void} show */
export function startAlerts(desk, show) {
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => void unlock());
  isBlocked.set(!canSound());

  effect(() => {
    const count = desk.queue().length;
    const title = t("ui.console.title");
    document.title = count > 0 ? `${t("ui.console.alert.title", { count })} ${title}` : title;
    const icon = document.querySelector('link[rel="icon"]');
    icon?.setAttribute("href", count > 0 ? "/assets/favicon-alert.svg" : "/assets/favicon.svg");
  });

  setInterval(() => {
    if (desk.queue.peek().length > 0 && desk.presence.peek() === "online" && !muted.peek()) {
      inOneTab("again", () => chime("waiting"));
    }
  }, AGAIN);

  return (/** @type {import("./desk.js").Arrival} */ { kind, summary, event }) => {
    const isLookedAt = document.visibilityState === "visible" && document.hasFocus();
    if (kind === "message" && isLookedAt && location.hash.includes(summary.conversation)) return;
    const name = `${summary.conversation}.${event?.pos ?? summary.epoch}`;
    if (!muted.peek() && desk.presence.peek() !== "away") {
      inOneTab(
        name,
        () => chime(kind === "waiting" ? "waiting" : kind === "handed" ? "transfer" : "message"),
      );
    }
    if (!isLookedAt) inOneTab(`${name}.notice`, () => notify(kind, summary, show));
  };
}

/** @param {string} kind @param {import("../types/wire.d.ts").Summary} summary @param {(id: string) => void} show */
function notify(kind, summary, show) {
  if (!("Notification" in globalThis) || Notification.permission !== "granted") return;
  const title = kind === "waiting"
    ? t("ui.console.alert.new")
    : kind === "handed"
    ? t("ui.console.alert.handed")
    : t("ui.console.alert.message", { name: summary.visitor.name ?? t("ui.console.from.visitor") });
  // What the visitor wrote stays in the console; notices may lie on a locked screen.
  const notice = new Notification(title, { tag: summary.conversation, silent: true });
  notice.onclick = () => {
    focus();
    show(summary.conversation);
    notice.close();
  };
}
