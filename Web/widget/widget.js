/**
 * The loader: one script tag puts a launcher on any page. The panel is a frame of its own, made
 * when it is first opened; the page cannot read it, and needs to allow no more than this script and
 * that frame. Nothing of the page is changed but its title while messages wait unread.
 */
(() => {
  /** @typedef {{ t: string } & Record<string, any>} Message */

  const key = Symbol.for("frontdesk.widget");
  if (key in window) return;
  Object.defineProperty(window, key, { value: true });

  const script = /** @type {HTMLScriptElement | null} */ (
    document.currentScript ?? document.querySelector('script[src*="/widget.js"]')
  );
  if (!script) return;
  const origin = new URL(script.src, location.href).origin;
  const data = script.dataset;

  // The launcher must have a name before anything else is loaded. Kept equal to locales/ by a test.
  /** @type {Record<string, string>} */
  const OPEN = {
    ar: "فتح المحادثة",
    de: "Chat öffnen",
    en: "Open chat",
    es: "Abrir el chat",
    fr: "Ouvrir le chat",
    ja: "チャットを開く",
    th: "เปิดแชต",
    zh: "打开聊天",
  };

  const STYLE = `
    :host { all: initial; }
    .box {
      --accent: #0b6b62; --on-accent: #fff;
      position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px;
      font: 600 13px/1 system-ui, sans-serif;
    }
    .box.start { inset-inline-end: auto; inset-inline-start: 20px; }
    .box.left { inset-inline: auto; left: 20px; right: auto; }
    .box.right { inset-inline: auto; right: 20px; left: auto; }
    button {
      all: unset; box-sizing: border-box; position: relative; display: grid; place-items: center;
      width: 60px; height: 60px; border-radius: 50%; cursor: pointer;
      background: var(--accent); color: var(--on-accent);
      box-shadow: 0 1px 2px rgb(0 0 0 / .16), 0 8px 24px rgb(10 30 40 / .26);
      transition: transform .16s ease, box-shadow .16s ease;
      -webkit-tap-highlight-color: transparent;
    }
    button:hover { transform: translateY(-2px); }
    button:active { transform: none; }
    button:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 3px; box-shadow: 0 0 0 3px #fff;
    }
    svg { width: 28px; height: 28px; fill: none; stroke: currentColor; stroke-width: 1.9;
      stroke-linecap: round; stroke-linejoin: round; grid-area: 1 / 1; transition: .2s ease; }
    .down, [aria-expanded=true] .talk { opacity: 0; transform: rotate(-30deg) scale(.6); }
    [aria-expanded=true] .down { opacity: 1; transform: none; }
    .badge {
      position: absolute; inset-block-start: -2px; inset-inline-end: -2px; min-width: 22px;
      height: 22px; box-sizing: border-box; padding: 0 6px; border-radius: 11px;
      background: #c4262e; color: #fff; display: grid; place-items: center;
      border: 2px solid #fff;
    }
    [hidden] { display: none !important; }
    iframe {
      position: fixed; border: 0; inset-block-end: 96px; inset-inline-end: 20px;
      width: min(404px, calc(100vw - 40px)); height: min(700px, calc(100vh - 120px));
      height: min(700px, calc(100dvh - 120px)); border-radius: 20px; background: transparent;
      box-shadow: 0 2px 6px rgb(10 30 40 / .10), 0 24px 64px rgb(10 30 40 / .28);
      color-scheme: auto;
    }
    .start iframe { inset-inline-end: auto; inset-inline-start: 20px; }
    .left iframe { inset-inline: auto; left: 20px; }
    .right iframe { inset-inline: auto; right: 20px; }
    .full iframe {
      inset: var(--top, 0) 0 auto 0; width: 100%; height: 100vh; height: var(--height, 100dvh);
      border-radius: 0; box-shadow: none;
    }
    .full button { display: none; }
    @media (prefers-reduced-motion: no-preference) {
      iframe.arriving { animation: arrive .22s cubic-bezier(.2, .8, .3, 1); }
    }
    @keyframes arrive { from { opacity: 0; transform: translateY(14px) scale(.98); } }
    @media (prefers-reduced-motion: reduce) { button, svg { transition: none; } }
    @media (forced-colors: active) { button { border: 2px solid ButtonText; } }
    @media print { .box { display: none; } }
  `;

  /**
   * @param {string} name
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   */
  const make = (name, attributes, ...children) => {
    const svg = name === "svg" || name === "path";
    const element = svg
      ? document.createElementNS("http://www.w3.org/2000/svg", name)
      : document.createElement(name);
    for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]);
    element.append(...children);
    return /** @type {HTMLElement} */ (element);
  };

  /** @param {string} className @param {string} d */
  const icon = (className, d) =>
    make(
      "svg",
      { class: className, viewBox: "0 0 24 24", "aria-hidden": "true" },
      make("path", { d }),
    );

  /** A storage that may be blocked. @param {"localStorage" | "sessionStorage"} name @param {string} item @param {string | null} [value] */
  const remember = (name, item, value) => {
    try {
      const store = window[name];
      if (value === undefined) return store.getItem(item);
      if (value === null) store.removeItem(item);
      else store.setItem(item, value);
    } catch {
      // Blocked: nothing is remembered, everything else works.
    }
    return null;
  };

  // State.

  /** @type {Map<string, Set<(detail: unknown) => void>>} */
  const listeners = new Map();
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** @type {MessagePort | undefined} */
  let port;
  let isOpen = false, unread = 0, wantsFocus = false;
  let locale = data.locale ?? "";
  /** @type {unknown} */
  let identity;
  let draft = "";
  let consent = data.consent !== "required";
  const names = { open: data.label ?? "", close: "", unread: "" };
  /** @type {string | undefined} */
  let plainTitle;

  const badge = make("span", { class: "badge", hidden: "" });
  const button = make(
    "button",
    { type: "button", "aria-expanded": "false", "aria-haspopup": "dialog" },
    icon(
      "talk",
      "M20 11.5a7.5 7.5 0 0 1-11 6.6L4 19.5l1.4-4.6A7.5 7.5 0 1 1 20 11.5ZM9 10h6M9 13h3.5",
    ),
    icon("down", "m6 9.5 6 6 6-6"),
    badge,
  );
  const box = make("div", { class: "box" }, button);
  const place = make("frontdesk-chat", {});
  const shadow = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(box);

  // How it looks.

  const position = data.position ?? "end";
  if (/^(start|left|right)$/.test(position)) box.classList.add(position);

  /** White or black, whichever can be read on a colour. @param {string} color */
  const textOn = (color) => {
    const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    const light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    return 1.05 / (light + 0.05) >= 4.5 ? "#fff" : "#000";
  };
  const color = /^#[0-9a-f]{6}$/i.test(data.color ?? "") ? data.color ?? "" : "";
  if (color) {
    box.style.setProperty("--accent", color);
    box.style.setProperty("--on-accent", textOn(color));
  }

  const full = matchMedia("(max-width: 480px), (max-height: 420px)");

  const name = () => {
    const tag = (locale || document.documentElement.lang || navigator.language).toLowerCase();
    const known = OPEN[tag] ?? OPEN[tag.split("-")[0]] ?? OPEN.en;
    const label = isOpen && names.close ? names.close : names.open || known;
    button.setAttribute(
      "aria-label",
      unread && !isOpen && names.unread ? `${label} (${names.unread})` : label,
    );
    button.setAttribute("aria-expanded", String(isOpen));
    badge.hidden = unread === 0 || isOpen;
    badge.textContent = unread > 99 ? "99+" : String(unread);
    const waiting = unread > 0 && (!isOpen || document.hidden);
    if (waiting) {
      plainTitle ??= document.title;
      document.title = `(${unread}) ${plainTitle}`;
    } else if (plainTitle !== undefined) {
      document.title = plainTitle;
      plainTitle = undefined;
    }
  };

  /** What must not be reached while the panel covers the page. @type {Element[]} */
  let covered = [];
  const layout = () => {
    const covers = isOpen && full.matches;
    box.classList.toggle("full", covers);
    const viewport = window.visualViewport;
    if (covers && viewport) {
      // A keyboard on the screen makes the viewport smaller, not the page.
      box.style.setProperty("--height", `${viewport.height}px`);
      box.style.setProperty("--top", `${viewport.offsetTop}px`);
    }
    if (covers && covered.length === 0) {
      for (const other of document.body.children) {
        if (other === place || /** @type {HTMLElement} */ (other).inert) continue;
        /** @type {HTMLElement} */ (other).inert = true;
        covered[covered.length] = other;
      }
    } else if (!covers) {
      for (const other of covered) /** @type {HTMLElement} */ (other).inert = false;
      covered = [];
    }
  };

  // The page's side of the conversation with the panel.

  const page = () =>
    consent && !(/** @type {any} */ (navigator).globalPrivacyControl) &&
      navigator.doNotTrack !== "1"
      ? {
        url: location.href.slice(0, 2000),
        title: (plainTitle ?? document.title).slice(0, 300),
        referrer: document.referrer.slice(0, 2000),
      }
      : undefined;

  /** @param {Message} message */
  const tell = (message) => port?.postMessage(message);

  /** @param {string} event @param {unknown} [detail] */
  const emit = (event, detail) => {
    for (const listener of listeners.get(event) ?? []) {
      try {
        listener(detail);
      } catch (error) {
        reportError(error);
      }
    }
  };

  /** @param {Message} message */
  const receive = (message) => {
    switch (message?.t) {
      case "ready":
        emit("ready");
        break;
      case "close":
        close();
        break;
      case "names":
        names.open = data.label ?? String(message.open);
        names.close = String(message.close);
        if (frame) frame.title = String(message.title);
        name();
        break;
      case "unread":
        unread = Math.max(0, Number(message.count) || 0);
        names.unread = String(message.text ?? "");
        name();
        emit("unread", unread);
        break;
      case "state":
        // Only a chat that was really begun is kept alive on the next page.
        remember("localStorage", "frontdesk.chat", message.begun ? "1" : null);
        emit("state", message.state);
        break;
      case "message":
        emit("message", message.message);
        break;
    }
  };

  const build = () => {
    if (frame) return;
    frame = /** @type {HTMLIFrameElement} */ (make("iframe", {
      title: "Chat",
      hidden: "",
      allow: "clipboard-write; autoplay",
      referrerpolicy: "origin",
    }));
    const own = frame;
    own.addEventListener("load", () => {
      if (!own.contentWindow) return;
      port?.close();
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = (event) => receive(event.data);
      const theme = data.theme ?? "";
      own.contentWindow.postMessage(
        {
          frontdesk: "hello",
          locale: locale || document.documentElement.lang,
          fixed: locale !== "",
          page: page(),
          color,
          theme,
          identity,
          draft,
          open: isOpen,
          focus: wantsFocus,
        },
        origin,
        [channel.port2],
      );
    });
    own.src = `${origin}/chat?embed=1`;
    box.insertBefore(own, button);
  };

  /** @param {boolean} [focus] */
  const open = (focus = true) => {
    attach();
    wantsFocus = focus;
    build();
    if (isOpen || !frame) return;
    isOpen = true;
    frame.hidden = false;
    frame.classList.add("arriving");
    remember("sessionStorage", "frontdesk.open", "1");
    layout();
    name();
    tell({ t: "open", focus });
    if (focus) frame.focus();
    emit("open");
  };

  const close = () => {
    if (!isOpen || !frame) return;
    const hadFocus = shadow.activeElement === frame;
    isOpen = false;
    layout();
    frame.hidden = true;
    remember("sessionStorage", "frontdesk.open", null);
    name();
    tell({ t: "closed" });
    if (hadFocus) button.focus();
    emit("close");
  };

  button.addEventListener("click", () => isOpen ? close() : open());
  button.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  full.addEventListener("change", layout);
  window.visualViewport?.addEventListener("resize", layout);
  window.visualViewport?.addEventListener("scroll", layout);
  document.addEventListener("visibilitychange", name);

  // Pages that change without being loaded.
  let lastURL = location.href;
  const moved = () =>
    setTimeout(() => {
      attach();
      if (location.href === lastURL) return;
      lastURL = location.href;
      const now = page();
      if (now) tell({ t: "page", page: now });
    }, 60);
  /** @type {any} */ (window).navigation?.addEventListener("navigatesuccess", moved);
  addEventListener("popstate", moved);
  addEventListener("hashchange", moved);

  // What the page may call. Commands that were given before this script came are done now.

  const api = {
    open: () => open(),
    close,
    toggle: () => isOpen ? close() : open(),
    /** Opens the panel with a message begun; the visitor sends it. @param {string} text */
    ask(text) {
      draft = String(text);
      open();
      tell({ t: "draft", text: draft });
    },
    /** @param {string} event @param {(detail: unknown) => void} listener */
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    /** @param {string} tag */
    setLocale(tag) {
      locale = String(tag);
      names.open = data.label ?? "";
      name();
      tell({ t: "locale", locale });
    },
    /** Who the visitor is, vouched for by the site. @param {unknown} who */
    identify(who) {
      identity = who;
      tell({ t: "identity", identity });
    },
    /** Whether the visitor agreed that pages are told. @param {boolean} agreed */
    consent(agreed) {
      consent = agreed === true;
      const now = page();
      if (now) tell({ t: "page", page: now });
    },
    /** @param {unknown} command a name with its arguments, or a function */
    push(command) {
      if (typeof command === "function") return command(api);
      const [method, ...rest] = /** @type {any[]} */ (command);
      if (method !== "push" && Object.hasOwn(api, method)) {
        return /** @type {any} */ (api)[method](...rest);
      }
    },
  };

  const attach = () => {
    if (!place.isConnected) document.body.append(place);
  };

  const begin = () => {
    name();
    attach();
    const global = /** @type {any} */ (window);
    const waiting = Array.isArray(global.Frontdesk) ? global.Frontdesk : [];
    global.Frontdesk = api;
    for (const command of waiting) api.push(command);
    // Open on the page before, or a chat that goes on: only then is the panel made without a click.
    if (remember("sessionStorage", "frontdesk.open") && !full.matches) open(false);
    else if (remember("localStorage", "frontdesk.chat")) setTimeout(build, 1500);
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
