/** The form where agents and administrators sign in. */
import { allowSound } from "./chime.js";
import { Refusal, request } from "./http.js";
import { icon } from "./icons.js";
import { signal } from "./signals.js";
import { errorText, t } from "./texts.js";
import { h, when } from "./view.js";

/**
 * @param {object} options
 * @param {string} options.title a text's key
 * @param {string} [options.reason] a text's key: why it is shown again
 * @param {() => void} options.onsuccess
 */
export function signInForm({ title, reason, onsuccess }) {
  const problem = signal(reason ? () => t(reason) : null);
  const working = signal(false);
  const withCode = signal(false);
  /** @param {string} id @param {string} type @param {string} autocomplete */
  const field = (id, type, autocomplete) =>
    h("input", {
      id,
      name: id,
      type,
      autocomplete,
      required: true,
      spellcheck: "false",
      autocapitalize: "off",
    });
  const name = field("name", "text", "username");
  const password = field("password", "password", "current-password");
  const code = h("input", { id: "code", inputmode: "numeric", autocomplete: "one-time-code" });

  const submit = async () => {
    if (working.peek()) return;
    working.set(true);
    problem.set(null);
    // The click that signs in also lets the page make sounds later.
    void allowSound();
    try {
      await request("/api/v1/sign-in", {
        method: "POST",
        body: {
          name: name.value.trim(),
          password: password.value,
          ...(code.value ? { code: code.value.trim() } : {}),
        },
      });
      onsuccess();
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
      if (refusal.code === "code_required") withCode.set(true);
      problem.set(() =>
        refusal.status === 401
          ? t("ui.console.signin.wrong")
          : refusal.status === 429
          ? t("ui.console.signin.locked", { seconds: Math.ceil(refusal.retryAfter ?? 30) })
          : errorText(refusal.code, refusal)
      );
      password.select();
    } finally {
      working.set(false);
    }
  };

  return h(
    "main",
    { class: "sign-in" },
    h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          void submit();
        },
      },
      h("span", { class: "logo", "aria-hidden": "true" }, icon("chat")),
      h("h1", null, () => t(title)),
      h(
        "div",
        { class: "line" },
        h("label", { for: "name" }, () => t("ui.console.signin.name")),
        name,
      ),
      h(
        "div",
        { class: "line" },
        h("label", { for: "password" }, () => t("ui.console.signin.password")),
        password,
      ),
      when(
        () => withCode(),
        () =>
          h(
            "div",
            { class: "line" },
            h("label", { for: "code" }, () => t("ui.console.signin.code")),
            code,
          ),
      ),
      h("p", { class: "problem", role: "alert" }, () => problem()?.() ?? null),
      h(
        "button",
        { class: "primary", disabled: () => working() },
        () => t(working() ? "ui.console.signin.working" : "ui.console.signin.submit"),
      ),
    ),
  );
}
