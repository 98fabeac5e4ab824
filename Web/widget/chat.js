/** The chat panel: a page of its own, or in the loader's frame. */
import { allowSound, chime, inOneTab } from "../lib/chime.js";
import { dateTime } from "../lib/format.js";
import { icon } from "../lib/icons.js";
import { followNetwork } from "../lib/link.js";
import { batch, computed, effect, onCleanup, signal } from "../lib/signals.js";
import { keep, openStorage, recall } from "../lib/storage.js";
import { errorText, language, languages, t, useLanguage } from "../lib/texts.js";
import { setBrand, setTheme } from "../lib/theme.js";
import { each, h, mount, when } from "../lib/view.js";
import { composer } from "./composer.js";
import { endDialog, menu, queueCard, rating } from "./cards.js";
import { meetHost } from "./host.js";
import { authorName, greeting, rowView } from "./messages.js";
import { VisitorSession } from "./session.js";
import { rowsOf, unreadCount } from "./thread.js";

const LANGUAGE = "frontdesk.language";
const MUTED = "frontdesk.muted";
const NEAR = 90;

const storage = openStorage("localStorage");
const isFramed = parent !== window;
/** @type {MessagePort | undefined} */
let port;

const isShown = signal(!isFramed);
const isVisible = signal(document.visibilityState === "visible");
const isOnline = signal(navigator.onLine);
const muted = signal(recall(storage, MUTED, false));
const menuOpen = signal(false);
const atEnd = signal(true);
const ending = signal(false);
const skippedRating = signal(false);

const session = new VisitorSession({
  base: location.origin,
  storage,
  onnews: (event) => {
    port?.postMessage({ t: "message", message: { text: event.text, from: event.from } });
    if (!muted.peek() && !(isShown.peek() && isVisible.peek())) {
      inOneTab(String(event.seq), () => chime("message"));
    }
  },
});
const { log, outbox, state } = session;

const rows = computed(() =>
  rowsOf(log.events(), outbox.letters(), {
    peerRead: session.peerRead(),
    isClosed: state() === "closed",
  })
);
const unread = computed(() => unreadCount(log.events(), session.read()));
const agentName = computed(() =>
  log.events().findLast((event) => event.from.kind === "agent" && event.from.name)?.from.name ?? ""
);
const begun = computed(() => log.events().some((event) => event.from.kind === "visitor"));

// What stands in the header.

const subtitle = () => {
  switch (state()) {
    case "queued":
      return t("ui.widget.subtitle.queued");
    case "active":
      return t("ui.widget.subtitle.agent", { name: authorName("agent", agentName()) });
    case "offline":
      return t("ui.widget.subtitle.offline");
    case "closed":
      return t("ui.widget.subtitle.closed");
    default:
      return t("ui.widget.subtitle.bot");
  }
};

/** The words about the connection, empty while all is well. */
const connectionText = signal("");
{
  let timer = 0, wasLost = false;
  effect(() => {
    const now = session.connection(), online = isOnline(), ready = language();
    clearTimeout(timer);
    const isGood = now === "open" || now === "polling";
    if (!ready) return;
    if (isGood) {
      connectionText.set(wasLost ? "ui.widget.reconnected" : "");
      if (wasLost) timer = Number(setTimeout(() => connectionText.set(""), 2_500));
      wasLost = false;
    } else if (now === "elsewhere" || now === "refused") {
      connectionText.set(now === "elsewhere" ? "ui.widget.elsewhere" : "ui.widget.failed");
    } else {
      // A short break is not worth a word.
      timer = Number(setTimeout(() => {
        wasLost = now === "lost" || wasLost;
        connectionText.set(
          !online
            ? "ui.widget.offline"
            : now === "connecting"
            ? "ui.widget.connecting"
            : "ui.widget.reconnecting",
        );
      }, 900));
    }
  });
}

// Reading.

const list = h("ol", { class: "rows" });
const logView = h("div", {
  class: "log",
  role: "log",
  // While the history comes in, nothing is read out.
  "aria-live": () => session.caughtUp() ? "polite" : "off",
  "aria-label": () => t("ui.widget.log.label"),
  tabindex: 0,
  onscroll: () => atEnd.set(logView.scrollHeight - logView.scrollTop - logView.clientHeight < NEAR),
}, list);

const toEnd = () => {
  logView.scrollTop = logView.scrollHeight;
  atEnd.set(true);
};

const write = composer(session, storage, () => {
  skippedRating.set(false);
  atEnd.set(true);
});

function saveTranscript() {
  const lines = log.events.peek().filter((event) => event.kind === "message").map((event) =>
    `${dateTime(event.at, language.peek())}  ${
      authorName(event.from.kind, event.from.name)
    }: ${event.text}`
  );
  const address = URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "text/plain" }));
  const link = h("a", { href: address, download: `chat-${session.conversation ?? ""}.txt` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** @param {string} tag */
async function chooseLanguage(tag) {
  keep(storage, LANGUAGE, tag);
  await useLanguage([tag]).catch(() => {});
  session.setLocale(language.peek());
}

const close = () => port?.postMessage({ t: "close" });

const menuButton = h("button", {
  type: "button",
  class: "plain round",
  "aria-label": () => t("ui.widget.menu"),
  "aria-expanded": () => String(menuOpen()),
  "aria-controls": "menu",
  onclick: () => menuOpen.update((open) => !open),
}, icon("menu"));

function panel() {
  return h(
    "main",
    { class: "panel", "aria-labelledby": "title" },
    h(
      "header",
      { class: "top" },
      h(
        "span",
        { class: () => `face ${state()}`, "aria-hidden": "true" },
        () => icon(state() === "active" ? "person" : "bot"),
      ),
      h(
        "div",
        { class: "titles" },
        h("h1", { id: "title", tabindex: -1 }, () => t("ui.widget.title")),
        h("p", { class: "subtitle" }, () => subtitle()),
      ),
      menuButton,
      isFramed && h("button", {
        type: "button",
        class: "plain round",
        "aria-label": () => t("ui.widget.launcher.close"),
        onclick: close,
      }, icon("close")),
    ),
    menu({
      session,
      isOpen: menuOpen,
      muted,
      languages,
      language,
      begun,
      onlanguage: chooseLanguage,
      onsave: saveTranscript,
      onend: () => ending.set(true),
      onmute: () => {
        muted.update((is) => !is);
        keep(storage, MUTED, muted.peek());
      },
    }),
    h("div", { class: "notices", role: "status" }, () => {
      const key = connectionText(), problem = session.notice();
      if (!key && problem && problem.code !== "network") {
        return h("p", { class: "notice warn" }, errorText(problem.code, problem));
      }
      if (!key) return null;
      return h(
        "p",
        { class: key === "ui.widget.reconnected" ? "notice good" : "notice warn" },
        h("span", null, t(key)),
        (key === "ui.widget.elsewhere" || key === "ui.widget.failed") &&
          h(
            "button",
            { type: "button", class: "link", onclick: () => session.again() },
            t(key === "ui.widget.elsewhere" ? "ui.widget.elsewhere.here" : "ui.widget.retry"),
          ),
      );
    }),
    logView,
    h(
      "div",
      { class: "foot" },
      when(
        () => !atEnd() && unread() > 0,
        () =>
          h(
            "button",
            { type: "button", class: "newer", onclick: toEnd },
            icon("down"),
            () => t("ui.widget.new_messages", { count: unread() }),
          ),
      ),
      queueCard(session),
      rating({ session, begun, skipped: skippedRating, onreopen: () => write.focus() }),
      when(
        () => state() === "bot",
        () =>
          h(
            "button",
            {
              type: "button",
              class: "human",
              onclick: () => session.askHuman(),
            },
            icon("person"),
            () => t("ui.widget.human.ask"),
          ),
      ),
      write.view,
    ),
    endDialog(ending, () => session.close()),
  );
}

// The rows, the greeting before them, the typing sign after them.
function fillList() {
  list.append(
    h("li", { class: "start" }, greeting()),
    each(() => rows(), (row) => row.key, (row) => rowView(row, session)),
    h("li", { class: "typing", hidden: () => !session.typing() }, () => {
      const who = session.typing();
      return who && [
        h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
        h(
          "span",
          null,
          who.kind === "agent"
            ? t("ui.widget.typing", { name: authorName("agent", who.name) })
            : t("ui.widget.typing.bot"),
        ),
      ];
    }),
  );
}

function followEverything() {
  // Stay at the end while the reader is there; never move what is being read.
  effect(() => {
    rows();
    session.typing();
    if (isShown() && atEnd.peek()) queueMicrotask(toEnd);
  });
  new ResizeObserver(() => atEnd.peek() && toEnd()).observe(logView);
  effect(() => {
    const last = log.events().at(-1)?.seq ?? 0;
    if (isShown() && isVisible() && atEnd() && last > 0) session.seen(last);
  });
  effect(() => {
    port?.postMessage({
      t: "unread",
      count: unread(),
      text: t("ui.widget.launcher.unread", { count: unread() }),
    });
  });
  effect(() =>
    port?.postMessage({ t: "state", state: state(), begun: begun() && state() !== "closed" })
  );
  effect(() =>
    port?.postMessage({
      t: "names",
      open: t("ui.widget.launcher.open"),
      close: t("ui.widget.launcher.close"),
      title: t("ui.widget.title"),
    })
  );
  effect(() => {
    document.title = t("ui.widget.title");
  });
  // A failed message tells its own reason; anything else is told for a while.
  effect(() => {
    const problem = session.notice();
    if (!problem || problem.code === "network") return;
    const timer = setTimeout(() => session.notice.set(null), 6_000);
    onCleanup(() => clearTimeout(timer));
  });
}

/** @param {boolean} focus */
function shown(focus) {
  isShown.set(true);
  toEnd();
  if (!focus) return;
  // A touch keyboard that jumps up hides what there is to read.
  if (matchMedia("(pointer: coarse)").matches) document.getElementById("title")?.focus();
  else write.focus();
}

/** @param {import("./host.js").Message} message */
function fromHost(message) {
  switch (message?.t) {
    case "open":
      return shown(message.focus === true);
    case "closed":
      menuOpen.set(false);
      return isShown.set(false);
    case "draft":
      return write.begin(String(message.text));
    case "locale":
      return void chooseLanguage(String(message.locale));
    case "page":
      return session.visit(message.page);
  }
}

async function begin() {
  const chosen = recall(storage, LANGUAGE, "");
  const wanted = [chosen, new URLSearchParams(location.search).get("locale") ?? ""];
  /** @type {import("./host.js").Hello | undefined} */
  let hello;
  if (isFramed) {
    const met = await meetHost();
    hello = met.hello;
    port = met.port;
    port.onmessage = (event) => batch(() => fromHost(event.data));
    setTheme(hello.theme);
    setBrand(hello.color);
    // What the page says counts more than what was chosen on another one.
    if (hello.fixed) wanted.unshift(hello.locale);
    else wanted.push(hello.locale);
  }
  wanted.push(...navigator.languages);
  try {
    await useLanguage(wanted.filter(Boolean));
  } catch {
    setTimeout(() => location.reload(), 5_000);
    return;
  }
  const place = document.getElementById("chat");
  if (!place) return;
  fillList();
  mount(place, panel);
  followEverything();
  document.documentElement.dataset.framed = String(isFramed);
  if (hello?.draft) write.begin(hello.draft);
  if (hello?.open ?? true) shown(hello?.focus ?? true);
  await session.start({ locale: language.peek(), page: hello?.page, identity: hello?.identity });
  port?.postMessage({ t: "ready" });
}

addEventListener("storage", () => session.storageChanged());
followNetwork(() => {
  isOnline.set(true);
  session.wake();
}, () => isOnline.set(false));
document.addEventListener(
  "visibilitychange",
  () => isVisible.set(document.visibilityState === "visible"),
);
for (const event of ["pointerdown", "keydown"]) {
  addEventListener(event, () => void allowSound(), { once: true });
}
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) {
    return;
  }
  if (menuOpen.peek()) {
    menuOpen.set(false);
    menuButton.focus();
  } else {
    close();
  }
});
addEventListener("pointerdown", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (menuOpen.peek() && !target.closest("#menu, .top")) menuOpen.set(false);
});

void begin();
