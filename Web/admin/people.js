/** Who works here, and in which teams. */
import { confirmFirst, showDialog } from "../lib/dialog.js";
import { Refusal, request } from "../lib/http.js";
import { icon } from "../lib/icons.js";
import { SHORTEST_PASSWORD } from "../lib/password.js";
import { signal } from "../lib/signals.js";
import { errorText, t } from "../lib/texts.js";
import { toast } from "../lib/toast.js";
import { each, h, when } from "../lib/view.js";

/** @typedef {import("../types/wire.d.ts").Agent} Agent */

/** @param {unknown} error */
const words = (error) => {
  const refusal = error instanceof Refusal ? error : new Refusal(0, "network", "");
  // A field that is wrong is best named by the server.
  return refusal.detail || errorText(refusal.code);
};

/**
 * @param {Agent | null} agent nobody yet
 * @param {(name: string) => void} ondone
 */
function showForm(agent, ondone) {
  const problem = signal("");
  /** @param {string} id @param {Record<string, unknown>} [props] */
  const field = (id, props = {}) => h("input", { id, autocomplete: "off", ...props });
  const name = field("person-name", { required: true, autocapitalize: "off", spellcheck: "false" });
  const display = field("person-display", { dir: "auto", value: agent?.display_name ?? "" });
  const password = field("person-password", {
    type: "password",
    required: !agent,
    minlength: SHORTEST_PASSWORD,
    autocomplete: "new-password",
    "aria-describedby": "person-password-hint",
  });
  const teams = field("person-teams", {
    value: (agent?.teams ?? []).join(", "),
    "aria-describedby": "person-teams-hint",
  });
  const role = h(
    "select",
    { id: "person-role", value: agent?.role ?? "agent" },
    ["agent", "admin"].map((one) =>
      h("option", { value: one }, () => t(`ui.admin.agents.role.${one}`))
    ),
  );
  /** @param {string} id @param {string} key @param {HTMLElement} input @param {string} [hint] */
  const line = (id, key, input, hint) =>
    h(
      "div",
      { class: "line" },
      h("label", { for: id }, () => t(key)),
      input,
      hint && h("p", { id: `${id}-hint`, class: "soft" }, () => t(hint)),
    );

  showDialog(() => agent ? agent.name : t("ui.admin.agents.add"), (close) =>
    h(
      "form",
      {
        onsubmit: async (/** @type {Event} */ event) => {
          event.preventDefault();
          problem.set("");
          const body = {
            display_name: display.value.trim() || (agent?.name ?? name.value.trim()),
            role: role.value,
            teams: teams.value.split(/[,،、，]/).map((one) => one.trim()).filter(Boolean),
            ...(password.value ? { password: password.value } : {}),
          };
          try {
            if (agent) await request(`/api/v1/agents/${agent.agent}`, { method: "PATCH", body });
            else {
              await request("/api/v1/agents", {
                method: "POST",
                body: { ...body, name: name.value.trim() },
              });
            }
            close();
            ondone(agent?.name ?? name.value.trim());
          } catch (error) {
            problem.set(words(error));
          }
        },
      },
      !agent && line("person-name", "ui.admin.agents.name", name),
      line("person-display", "ui.admin.agents.display_name", display),
      line("person-role", "ui.admin.agents.role", role),
      line("person-teams", "ui.admin.agents.teams", teams, "ui.admin.agents.teams.hint"),
      line(
        "person-password",
        "ui.admin.agents.password",
        password,
        "ui.admin.agents.password.hint",
      ),
      h("p", { class: "problem", role: "alert" }, () => problem() || null),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: close }, () => t("ui.console.cancel")),
        h("button", { class: "primary" }, () => t("ui.admin.agents.save")),
      ),
    ));
}

export function peopleView() {
  const agents = signal(/** @type {Agent[] | null} */ (null));
  const teams = signal(/** @type {import("../types/wire.d.ts").Team[]} */ ([]));
  const load = async () => {
    try {
      const [people, groups] = await Promise.all([
        request("/api/v1/agents"),
        request("/api/v1/teams"),
      ]);
      agents.set(people.agents);
      teams.set(groups.teams);
    } catch (error) {
      toast(words(error), "bad");
    }
  };
  const remove = (/** @type {Agent} */ agent) =>
    confirmFirst(
      () => t("ui.admin.agents.remove.confirm", { name: agent.name }),
      () => t("ui.admin.agents.remove"),
      async () => {
        try {
          await request(`/api/v1/agents/${agent.agent}`, { method: "DELETE" });
          toast(t("ui.admin.agents.removed", { name: agent.name }));
        } catch (error) {
          toast(words(error), "bad");
        }
        void load();
      },
    );
  void load();

  /** @param {string[]} keys */
  const head = (keys) =>
    h(
      "thead",
      null,
      h("tr", null, keys.map((key) => h("th", { scope: "col" }, () => t(`ui.admin.${key}`)))),
    );
  return [
    h(
      "header",
      { class: "section-head" },
      h("h2", null, () => t("ui.admin.agents.title")),
      h(
        "button",
        {
          type: "button",
          class: "primary",
          onclick: () =>
            showForm(null, (name) => {
              toast(t("ui.admin.agents.added", { name }));
              void load();
            }),
        },
        icon("plus"),
        () => t("ui.admin.agents.add"),
      ),
    ),
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "group",
        "aria-label": () => t("ui.admin.agents.title"),
      },
      h(
        "table",
        { class: "people" },
        head([
          "agents.name",
          "agents.role",
          "agents.teams",
          "agents.status",
          "agents.load",
          "agents.actions",
        ]),
        h(
          "tbody",
          null,
          each(() => agents() ?? [], (one) => one.agent, (one) =>
            h(
              "tr",
              null,
              h(
                "th",
                { scope: "row" },
                h("bdi", null, () => one().display_name || one().name),
                " ",
                h("span", { class: "soft" }, () => one().name),
              ),
              h("td", null, () => t(`ui.admin.agents.role.${one().role}`)),
              h(
                "td",
                null,
                () => (one().teams ?? []).map((team) => h("span", { class: "badge" }, team)),
              ),
              h(
                "td",
                null,
                h(
                  "span",
                  { class: () => one().presence === "online" ? "badge good" : "badge" },
                  () => t(`ui.console.presence.${one().presence ?? "offline"}`),
                ),
              ),
              h("td", { class: "number" }, () => one().open ?? 0),
              h(
                "td",
                { class: "row-actions" },
                h("button", {
                  type: "button",
                  "aria-label": () => t("ui.admin.agents.edit", { name: one().name }),
                  onclick: () =>
                    showForm(one.peek(), () => {
                      toast(t("ui.admin.agents.saved"));
                      void load();
                    }),
                }, icon("note")),
                h("button", {
                  type: "button",
                  class: "danger",
                  "aria-label": () => `${t("ui.admin.agents.remove")}: ${one().name}`,
                  onclick: () => remove(one.peek()),
                }, icon("close")),
              ),
            )),
        ),
      ),
    ),
    when(
      () => agents()?.length === 0,
      () => h("p", { class: "soft" }, () => t("ui.admin.agents.empty")),
    ),
    h("header", { class: "section-head" }, h("h2", null, () => t("ui.admin.teams.title"))),
    h(
      "div",
      {
        class: "scroll",
        tabindex: 0,
        role: "group",
        "aria-label": () => t("ui.admin.teams.title"),
      },
      h(
        "table",
        null,
        head(["teams.name", "teams.schedule", "teams.open", "teams.waiting", "teams.online"]),
        h(
          "tbody",
          null,
          each(() => teams(), (one) => one.team, (one) =>
            h(
              "tr",
              null,
              h("th", { scope: "row" }, () => one().team),
              h("td", null, () => one().schedule ?? "–"),
              h(
                "td",
                null,
                h(
                  "span",
                  { class: () => one().open === false ? "badge" : "badge good" },
                  () =>
                    t(one().open === false ? "ui.admin.teams.open.no" : "ui.admin.teams.open.yes"),
                ),
              ),
              h("td", { class: "number" }, () => one().waiting ?? 0),
              h("td", { class: "number" }, () => one().online ?? 0),
            )),
        ),
      ),
    ),
    when(
      () => agents() !== null && teams().length === 0,
      () => h("p", { class: "soft" }, () => t("ui.admin.teams.empty")),
    ),
  ];
}
