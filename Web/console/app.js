/** The agents' console. */
import { confirmFirst, dialogView } from "../lib/dialog.js";
import { request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { followNetwork } from "../lib/link.js";
import { effect, onCleanup, root, signal } from "../lib/signals.js";
import { loadTexts, settingsView } from "../lib/settings.js";
import { signInForm } from "../lib/sign-in.js";
import { openStorage } from "../lib/storage.js";
import { t } from "../lib/texts.js";
import { toastView } from "../lib/toast.js";
import { h, mount, when } from "../lib/view.js";
import { isBlocked, muted, startAlerts, toggleSound } from "./alerts.js";
import { actionsFor, conversationView } from "./conversation-view.js";
import { Desk } from "./desk.js";
import { detailsView } from "./details.js";
import { Drafts } from "./drafts.js";
import { listView, VIEWS } from "./list.js";
import { Search } from "./search.js";
import { listenToKeys, showKeys } from "./shortcuts.js";

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
  const menuOpen = signal(false);
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
  /** @returns {import("./shortcuts.js").Shortcut[]} */
  const shortcuts = () => [
    {
      code: "ArrowDown",
      with: "alt",
      shown: "Alt ↓",
      text: "ui.console.keys.next",
      run: () => move(1),
    },
    {
      code: "ArrowUp",
      with: "alt",
      shown: "Alt ↑",
      text: "ui.console.keys.previous",
      run: () => move(-1),
    },
    {
      code: "Digit1 Digit2 Digit3 Digit4",
      with: "alt",
      shown: "Alt 1 – 4",
      text: "ui.console.keys.views",
      run: (index) =>
        /** @type {HTMLElement} */ (document.querySelectorAll("[data-view]")[index]).click(),
    },
    {
      code: "KeyT",
      with: "alt",
      shown: "Alt T",
      text: "ui.console.keys.take",
      run: () => {
        if (actions.canTake()) void actions.take().then(() => current.peek()?.write.focus());
        else if (!selected.peek()) void takeNext();
      },
    },
    {
      code: "KeyR",
      with: "alt",
      shown: "Alt R",
      text: "ui.console.keys.reply",
      run: () => current.peek()?.write.change("reply"),
    },
    {
      code: "KeyN",
      with: "alt",
      shown: "Alt N",
      text: "ui.console.keys.note",
      run: () => current.peek()?.write.change("note"),
    },
    {
      code: "KeyX",
      with: "alt",
      shown: "Alt X",
      text: "ui.console.keys.transfer",
      run: ifMine(actions.transfer),
    },
    {
      code: "KeyB",
      with: "alt",
      shown: "Alt B",
      text: "ui.console.keys.bot",
      run: ifMine(actions.toBot),
    },
    {
      code: "KeyE",
      with: "alt",
      shown: "Alt E",
      text: "ui.console.keys.resolve",
      run: ifMine(actions.resolve),
    },
    {
      code: "KeyI",
      with: "alt",
      shown: "Alt I",
      text: "ui.console.keys.details",
      run: () => details.update((open) => !open),
    },
    {
      code: "KeyK",
      with: "ctrl",
      shown: "Ctrl K",
      text: "ui.console.keys.search",
      run: () => search.input.focus(),
    },
    {
      code: "Slash",
      with: "ctrl",
      shown: "Ctrl /",
      text: "ui.console.keys.help",
      run: () => showKeys(shortcuts()),
    },
  ];

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

  const presence = h(
    "select",
    {
      id: "presence",
      class: () => desk.presence(),
      value: () => desk.presence(),
      "aria-label": () => t("ui.console.presence.label"),
      onchange: () => desk.setPresence(/** @type {"online"} */ (presence.value)),
    },
    ["online", "busy", "away"].map((one) =>
      h("option", { value: one }, () => t(`ui.console.presence.${one}`))
    ),
  );
  const menuButton = h("button", {
    type: "button",
    class: "plain round",
    "aria-label": () => t("ui.console.menu"),
    "aria-expanded": () => String(menuOpen()),
    "aria-controls": "menu",
    onclick: () => menuOpen.update((open) => !open),
  }, icon("menu"));

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
      h(
        "header",
        { class: "bar" },
        h(
          "h1",
          null,
          h("span", { class: "logo", "aria-hidden": "true" }, icon("chat")),
          h("span", { class: "name" }, "Frontdesk"),
        ),
        h("p", {
          class: () => `line-state ${desk.connection()}`,
          role: "status",
        }, () =>
          t(
            desk.connection() === "open"
              ? "ui.console.connected"
              : desk.connection() === "lost"
              ? "ui.console.reconnecting"
              : "ui.console.connecting",
          )),
        h("p", { class: "visually-hidden", role: "alert" }, () => {
          const count = desk.queue().length;
          return count > 0 ? t("ui.console.alert.waiting", { count }) : null;
        }),
        presence,
        h(
          "button",
          {
            type: "button",
            class: "plain sound",
            "aria-pressed": () => String(!muted() && !isBlocked()),
            "aria-label": () =>
              t(muted() || isBlocked() ? "ui.console.sound.enable" : "ui.console.sound.disable"),
            onclick: () => {
              // The first touch only lets sound through, it does not switch it off.
              if (!muted.peek() && isBlocked.peek()) return;
              toggleSound();
            },
          },
          () => icon(muted() || isBlocked() ? "muted" : "sound"),
        ),
        h("button", {
          type: "button",
          class: "plain round help",
          "aria-label": () => t("ui.console.keys.open"),
          onclick: () => showKeys(shortcuts()),
        }, icon("help")),
        menuButton,
        h(
          "div",
          { id: "menu", class: "menu", hidden: () => !menuOpen() },
          h("p", { class: "soft" }, () =>
            t("ui.console.signedin_as", { name: me.display_name || me.name })),
          settingsView("ui.console"),
          when(() =>
            "Notification" in globalThis && Notification.permission === "default", () =>
            h(
              "button",
              {
                type: "button",
                class: "plain",
                onclick: () =>
                  void Notification.requestPermission(),
              },
              icon("info"),
              () => t("ui.console.notifications.enable"),
            )),
          me.role === "admin" &&
            h("a", { class: "button plain", href: "/admin" }, icon("system"), () =>
              t("ui.admin.title")),
          h("button", { type: "button", class: "plain", onclick: signOut }, icon("leave"), () =>
            t("ui.console.signout")),
        ),
      ),
      listView(desk, {
        view,
        selected: () =>
          selected(),
        select,
        hasDraft: (id) =>
          drafts.has(id),
        takeNext: () =>
          void takeNext(),
        search,
      }),
      h("main", { id: "conversation", tabindex: -1 }, () =>
        current()?.view ?? h(
          "p",
          { class: "empty big" },
          icon("inbox"),
          h("span", null, () =>
            t("ui.console.transcript.empty")),
        )),
      when(() =>
        details() && current(), () =>
        h(
          "aside",
          {
            class: "details",
            "aria-label": () =>
              t("ui.console.details"),
          },
          h("button", {
            type: "button",
            class: "plain round details-close",
            "aria-label": () =>
              t("ui.console.close"),
            onclick: () =>
              details.set(false),
          }, icon("close")),
          () => {
            const open = current();
            return open && detailsView(open.conversation, actions.summary, (change) =>
              void actions.tag(change));
          },
        )),
      toastView(),
      dialogView(),
    ));

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menuOpen.peek()) return;
    menuOpen.set(false);
    menuButton.focus();
  }, { signal: keys.signal });
  addEventListener("pointerdown", (event) => {
    if (!(/** @type {Element} */ (event.target).closest("#menu, .bar"))) menuOpen.set(false);
  }, { signal: keys.signal });
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
