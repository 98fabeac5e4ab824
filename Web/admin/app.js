/** The administrators' page. */
import { confirmFirst, dialogView } from "../lib/dialog.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { menuView } from "../lib/menu.js";
import { passwordButton } from "../lib/password.js";
import { loadTexts, settingsView } from "../lib/settings.js";
import { effect, signal } from "../lib/signals.js";
import { signInForm } from "../lib/sign-in.js";
import { t } from "../lib/texts.js";
import { toastView } from "../lib/toast.js";
import { h, mount, when } from "../lib/view.js";
import { auditView } from "./audit.js";
import { editorView } from "./editor.js";
import { learnView } from "./learn.js";
import { peopleView } from "./people.js";
import { rulesView } from "./rules.js";
import { systemView } from "./system.js";
import { tryView } from "./try.js";
import { hasUnsaved } from "./workbench.js";

/** How often the state of the rules is asked for while somebody looks. */
const EVERY = 2_000;

const SECTIONS =
  /** @type {const} */ (["rules", "editor", "try", "learn", "agents", "audit", "system"]);
/** @typedef {typeof SECTIONS[number]} Section */
const ICONS = {
  rules: "file",
  editor: "note",
  try: "play",
  learn: "why",
  agents: "people",
  audit: "list",
  system: "system",
};

const place = /** @type {HTMLElement} */ (document.getElementById("app"));
let timer = 0;
/** Ends what the pages listen to. */
let pages = new AbortController();

/** @param {string} [reason] */
function showSignIn(reason) {
  clearInterval(timer);
  pages.abort();
  mount(
    place,
    () => signInForm({ title: "ui.admin.title", reason, onsuccess: () => void begin() }),
  );
  document.title = t("ui.admin.title");
  document.getElementById("name")?.focus();
}

async function begin() {
  try {
    const me = await request("/api/v1/me");
    if (me.role === "admin") showPages(me);
    else showSignIn("ui.console.signin.forbidden");
  } catch {
    showSignIn();
  }
}

/** @param {import("../types/wire.d.ts").Agent} me */
function showPages(me) {
  const here = () => {
    const name = /** @type {Section} */ (location.hash.slice(2).split("/")[0]);
    return SECTIONS.includes(name) ? name : "rules";
  };
  const section = signal(/** @type {Section} */ (here()));
  const hash = signal(location.hash);
  const rules = signal(/** @type {import("../types/wire.d.ts").RulesStatus | null} */ (null));
  const isLost = signal(false);

  const { signal: end } = pages = new AbortController();
  addEventListener("hashchange", () => {
    section.set(here());
    hash.set(location.hash);
  }, { signal: end });

  const look = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const now = await request("/api/v1/rules");
      isLost.set(false);
      // Told anew only when something is new, so that nobody's place in a table is lost.
      const { checked_at: _, ...before } = rules.peek() ?? { checked_at: "" };
      const { checked_at: __, ...after } = now;
      if (JSON.stringify(before) !== JSON.stringify(after)) rules.set(now);
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) showSignIn("ui.console.signin.expired");
      else isLost.set(true);
    }
  };
  clearInterval(timer);
  timer = Number(setInterval(look, EVERY));
  void look();

  const signOut = () =>
    confirmFirst(() => `${t("ui.admin.signout")}?`, () => t("ui.admin.signout"), async () => {
      await request("/api/v1/sign-out", { method: "POST", body: {} }).catch(() => {});
      showSignIn();
    });

  const views = {
    rules: () => rulesView(rules),
    editor: () => editorView(rules, hash),
    try: () => tryView(),
    learn: () => learnView(),
    agents: () => peopleView(),
    audit: () => auditView(),
    system: () => systemView(),
  };
  mount(place, () => {
    effect(() => {
      document.title = `${t(`ui.admin.nav.${section()}`)} – ${t("ui.admin.title")}`;
    });
    effect(() => {
      document.documentElement.dataset.ready = String(rules() !== null);
    });
    return h(
      "div",
      { class: "admin" },
      h(
        "header",
        { class: "bar" },
        h(
          "h1",
          null,
          h("span", { class: "logo", "aria-hidden": "true" }, icon("chat")),
          h("span", null, () => t("ui.admin.title")),
        ),
        h(
          "p",
          { class: "lost", role: "status" },
          () => isLost() ? t("ui.admin.connection_lost") : null,
        ),
        menuView(
          { end },
          h(
            "p",
            { class: "soft" },
            () => t("ui.console.signedin_as", { name: me.display_name || me.name }),
          ),
          settingsView("ui.admin"),
          h(
            "a",
            { class: "button plain", href: "/console" },
            icon("reply"),
            () => t("ui.console.title"),
          ),
          passwordButton(),
          h(
            "button",
            { type: "button", class: "plain", onclick: signOut },
            icon("leave"),
            () => t("ui.admin.signout"),
          ),
        ),
      ),
      h(
        "nav",
        { class: "sections", "aria-label": () => t("ui.admin.nav.label") },
        SECTIONS.map((one) =>
          h(
            "a",
            { href: `#/${one}`, "aria-current": () => section() === one ? "page" : null },
            icon(ICONS[one]),
            h("span", null, () => t(`ui.admin.nav.${one}`)),
            one === "rules" && when(() => rules() && !rules()?.is_current, () =>
              h(
                "span",
                { class: "badge bad" },
                icon("warning"),
                h("span", { class: "visually-hidden" }, () => t("ui.admin.rules.broken")),
              )),
            one === "editor" && when(hasUnsaved, () =>
              h(
                "span",
                { class: "dot", role: "img", "aria-label": () => t("ui.admin.editor.changed") },
              )),
          )
        ),
      ),
      h(
        "main",
        { tabindex: -1 },
        () =>
          h("div", { class: section() === "editor" ? "stack whole" : "stack" }, views[section()]()),
      ),
      toastView(),
      dialogView(),
    );
  });
}

addEventListener("beforeunload", (event) => {
  if (hasUnsaved.peek()) event.preventDefault();
});

try {
  await loadTexts();
  await begin();
} catch {
  setTimeout(() => location.reload(), 3_000);
}
