/** Changing one's own password, from the menu of console and admin page. */
import { showDialog } from "./dialog.js";
import { Refusal, request } from "./http.js";
import { icon } from "./icons.js";
import { signal } from "./signals.js";
import { errorText, t } from "./texts.js";
import { toast } from "./toast.js";
import { h } from "./view.js";

/** The fewest characters the server takes. */
export const SHORTEST_PASSWORD = 12;

/** @param {unknown} error */
const words = (error) => {
  const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
  if (refusal.code === "not_allowed") return t("ui.console.password.wrong");
  if (refusal.status === 429) {
    return t("ui.console.signin.locked", { seconds: Math.ceil(refusal.retryAfter ?? 30) });
  }
  return errorText(refusal.code, refusal);
};

function showForm() {
  const problem = signal("");
  const working = signal(false);
  /** @param {string} id @param {string} autocomplete @param {Record<string, unknown>} [props] */
  const field = (id, autocomplete, props = {}) =>
    h("input", { id, type: "password", required: true, autocomplete, ...props });
  const present = field("password-present", "current-password");
  const rules = { minlength: SHORTEST_PASSWORD, "aria-describedby": "password-hint" };
  const chosen = field("password-new", "new-password", rules);
  const repeated = field("password-repeat", "new-password", rules);
  /** @param {string} key @param {HTMLElement} input @param {HTMLElement} [hint] */
  const line = (key, input, hint) =>
    h("div", { class: "line" }, h("label", { for: input.id }, () => t(key)), input, hint);

  /** @param {() => void} close */
  const submit = async (close) => {
    if (working.peek()) return;
    problem.set("");
    if (chosen.value !== repeated.value) return problem.set(t("ui.console.password.differ"));
    working.set(true);
    try {
      await request("/api/v1/me/password", {
        method: "POST",
        body: { present: present.value, password: chosen.value },
      });
      close();
      toast(t("ui.console.password.changed"));
    } catch (error) {
      problem.set(words(error));
      present.select();
    } finally {
      working.set(false);
    }
  };

  showDialog(() => t("ui.console.password.change"), (close) =>
    h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void submit(close);
        },
      },
      line("ui.console.password.present", present),
      line(
        "ui.console.password.new",
        chosen,
        h("p", { id: "password-hint", class: "soft" }, () => t("ui.admin.agents.password.hint")),
      ),
      line("ui.console.password.repeat", repeated),
      h("p", { class: "problem", role: "alert" }, () => problem() || null),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: close }, () => t("ui.console.cancel")),
        h(
          "button",
          { class: "primary", disabled: () => working() },
          () => t("ui.console.password.change"),
        ),
      ),
    ));
}

/** The menu's entry. */
export function passwordButton() {
  return h(
    "button",
    { type: "button", class: "plain", onclick: showForm },
    icon("key"),
    () => t("ui.console.password.change"),
  );
}
