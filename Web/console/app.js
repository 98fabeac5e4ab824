/** The agents' console. */
import { confirmFirst, dialogView } from "../lib/dialog.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { followNetwork } from "../lib/link.js";
import { effect, onCleanup, root, signal } from "../lib/signals.js";
import { loadTexts } from "../lib/settings.js";
import { signInForm } from "../lib/sign-in.js";
import { openStorage } from "../lib/storage.js";
import { t } from "../lib/texts.js";
import { toastView } from "../lib/toast.js";
import { h, mount, when } from "../lib/view.js";
import { startAlerts } from "./alerts.js";
import { barView } from "./bar.js";
import { actionsFor, conversationView } from "./conversation-view.js";
import { Desk } from "./desk.js";
import { detailsView } from "./details.js";
import { Drafts } from "./drafts.js";
import { listView, VIEWS } from "./list.js";
import { Search } from "./search.js";
import { listenToKeys, shortcutsOf, showKeys } from "./shortcuts.js";

/** @typedef {import("./desk.js").View} View */
/** @typedef {import("../types/wire.d.ts").Agent} Agent */

const place = /** @type {HTMLElement} */ (document.getElementById("app"));
const storage = openStorage("localStorage");

/** @param {string} [reason] */
function showSignIn(reason) {
  mount(
    place,
    () => signInForm({ title: "ui.console.title", reason, onsuccess: () => void begin() }),
  );
  document.title = t("ui.console.title");
  document.getElementById("name")?.focus();
}

async function begin() {
  try {
    showConsole(await request("/api/v1/me"));
  } catch {
    showSignIn();
  }
}

/** @param {Agent} me */
function showConsole(me) {
  const drafts = new Drafts(storage, me.agent);
  /** @type {(arrival: import("./desk.js").Arrival) => void} */
  let onarrival = () => {};
  const desk = new Desk({
    origin: location.origin,
    storage,
    onarrival: (arrival) => onarrival(arrival),
    onsignedout: () => end("ui.console.signin.expired"),
  });

  // Where one is stands in the address: #/queue/ID.
  const address = () => {
    const [, name = "", id = ""] = location.hash.split("/");
    const known = VIEWS.includes(/** @type {View} */ (name));
    return { view: known ? /** @type {View} */ (name) : "queue", id: decodeURIComponent(id) };
  };
  const view = signal(/** @type {View} */ (address().view));
  const selected = signal(address().id);
  const hit = signal(/** @type {number | undefined} */ (undefined));
  const wide = matchMedia("(min-width: 1180px)");
  const details = signal(wide.matches);
  wide.addEventListener("change", () => details.set(wide.matches));
  const search = new Search();

  const goTo = (/** @type {string} */ id, /** @type {number} */ pos) => {
    hit.set(pos);
    if (selected.peek() === id) selected.set("");
    selected.set(id);
    const hash = id ? `#/${view.peek()}/${encodeURIComponent(id)}` : `#/${view.peek()}`;
    if (location.hash !== hash) history.pushState(null, "", hash);
  };
  /** @param {string} id @param {number} [pos] */
  const select = (id, pos) => goTo(id, /** @type {number} */ (pos));
  const follow = () => {
    const now = address();
    view.set(now.view);
    hit.set(undefined);
    selected.set(now.id);
  };
  addEventListener("popstate", follow);

  const actions = actionsFor(desk, () => selected());
  const current = signal(/** @type {ReturnType<typeof conversationView> | null} */ (null));
  const followSelection = () => {
    const id = selected();
    if (!id) return current.set(null);
    onCleanup(root((dispose) => {
      current.set(conversationView(desk, {
        id,
        at: hit.peek(),
        actions,
        drafts,
        onback: () => {
          select("");
          /** @type {HTMLElement | null} */ (
            document.querySelector(`[data-conversation="${CSS.escape(id)}"]`)
          )?.focus();
        },
        details,
      }));
      return dispose;
    }));
  };

  const takeNext = async () => {
    const next = desk.queue.peek()[0];
    if (!next) return;
    select(next.conversation);
    await actions.take();
    current.peek()?.write.focus();
  };
  /** @param {number} step */
  const move = (step) => {
    const list = desk[view.peek()].peek();
    if (list.length === 0) return;
    const at = list.findIndex((one) => one.conversation === selected.peek());
    const next = at < 0 ? 0 : (at + step + list.length) % list.length;
    select(list[next].conversation);
    document.getElementById("conversation-title")?.focus();
  };
  const ifMine = (/** @type {() => unknown} */ work) => () => {
    if (actions.isMine()) void work();
  };
  const shortcuts = () =>
    shortcutsOf({
      move,
      take: () => {
        if (actions.canTake()) void actions.take().then(() => current.peek()?.write.focus());
        else if (!selected.peek()) void takeNext();
      },
      write: (kind) => current.peek()?.write.change(kind),
      transfer: ifMine(actions.transfer),
      toBot: ifMine(actions.toBot),
      resolve: ifMine(actions.resolve),
      toggleDetails: () => details.update((open) => !open),
      search: () => search.input.focus(),
      help: () => showKeys(shortcuts()),
    });

  const dispose = root((end) => {
    onarrival = startAlerts(desk, select);
    effect(followSelection);
    return end;
  });
  const keys = new AbortController();
  listenToKeys(shortcuts, keys.signal);

  /** @param {string} [reason] */
  function end(reason) {
    desk.stop();
    dispose();
    keys.abort();
    removeEventListener("popstate", follow);
    showSignIn(reason);
  }
  const signOut = () =>
    confirmFirst(() => `${t("ui.console.signout")}?`, () => t("ui.console.signout"), async () => {
      // Drafts are about people; they do not stay behind on a machine that others use.
      drafts.forget();
      await request("/api/v1/sign-out", { method: "POST", body: {} }).catch(() => {});
      end();
    });

  mount(place, () =>
    h(
      "div",
      {
        class: () =>
          `console${selected() ? " reading" : ""}${details() && selected() ? " with-details" : ""}`,
      },
      h("a", {
        class: "skip",
        href: "#conversation",
        onclick: (/** @type {Event} */ event) => {
          event.preventDefault();
          document.getElementById("conversation")?.focus();
        },
      }, () => t("ui.console.skip")),
      barView({
        desk,
        me,
        showKeys: () => showKeys(shortcuts()),
        signOut,
        end: keys.signal,
      }),
      listView(desk, {
        view,
        selected: () => selected(),
        select,
        hasDraft: (id) => drafts.has(id),
        takeNext: () => void takeNext(),
        search,
      }),
      h("main", { id: "conversation", tabindex: -1 }, () =>
        current()?.view ?? h(
          "p",
          { class: "empty big" },
          icon("inbox"),
          h("span", null, () => t("ui.console.transcript.empty")),
        )),
      when(() => details() && current(), () =>
        h(
          "aside",
          {
            class: "details",
            "aria-label": () => t("ui.console.details"),
          },
          h("button", {
            type: "button",
            class: "plain round details-close",
            "aria-label": () => t("ui.console.close"),
            onclick: () => details.set(false),
          }, icon("close")),
          () => {
            const open = current();
            return open &&
              detailsView(open.conversation, actions.summary, (change) => void actions.tag(change));
          },
        )),
      toastView(),
      dialogView(),
    ));

  followNetwork(() => desk.wake());
  addEventListener("storage", () => desk.outbox.reload(), { signal: keys.signal });
  effect(() => {
    if (desk.connection() === "open") document.documentElement.dataset.ready = "true";
  });
  desk.start(me);
}

try {
  await loadTexts();
  await begin();
} catch {
  setTimeout(() => location.reload(), 3_000);
}
