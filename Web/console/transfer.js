/** The window in which a conversation is handed on. */
import { showDialog } from "../lib/dialog.js";
import { computed, signal } from "../lib/signals.js";
import { t } from "../lib/texts.js";
import { each, h, when } from "../lib/view.js";

/**
 * @param {import("./desk.js").Desk} desk
 * @param {(to: Record<string, unknown>, note: string, name: string) => void} ontransfer
 */
export function showTransfer(desk, ontransfer) {
  const kind = signal(/** @type {"agent" | "team" | "bot"} */ ("agent"));
  const colleagues = computed(() =>
    desk.agents().filter((one) => one.agent !== desk.me.peek()?.agent)
      .sort((a, b) => Number(b.presence === "online") - Number(a.presence === "online"))
  );
  const options = computed(() =>
    kind() === "agent"
      ? colleagues().map((one) => ({
        id: one.agent,
        name: `${one.display_name || one.name} (${
          t(`ui.console.presence.${one.presence ?? "offline"}`)
        })`,
      }))
      : desk.teams().map((one) => ({ id: one.team, name: one.team }))
  );
  const note = h("textarea", { id: "transfer-note", rows: 3, dir: "auto", maxlength: 4000 });
  const target = h(
    "select",
    { id: "transfer-to", required: true },
    each(
      () => options(),
      (one) => one.id,
      (one) => h("option", { value: one.peek().id }, () => one().name),
    ),
  );
  showDialog(() => t("ui.console.transfer.title"), (close) =>
    h(
      "form",
      {
        onsubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          const chosen = kind.peek();
          if (chosen !== "bot" && !target.value) return;
          close();
          const name = chosen === "bot"
            ? t("ui.console.transfer.bot")
            : options.peek().find((one) => one.id === target.value)?.name ?? target.value;
          ontransfer({ [chosen]: chosen === "bot" ? true : target.value }, note.value.trim(), name);
        },
      },
      h(
        "fieldset",
        { class: "kinds" },
        h("legend", { class: "label" }, () => t("ui.console.transfer.to")),
        /** @type {("agent" | "team" | "bot")[]} */ (["agent", "team", "bot"]).map((one) =>
          h(
            "label",
            { class: "choice" },
            h("input", {
              type: "radio",
              name: "transfer-kind",
              value: one,
              checked: () => kind() === one,
              onchange: () => kind.set(one),
            }),
            () => t(`ui.console.transfer.${one}`),
          )
        ),
      ),
      when(() => kind() !== "bot", () =>
        h(
          "div",
          { class: "line" },
          h("label", { for: "transfer-to" }, () => t(`ui.console.transfer.${kind()}`)),
          target,
        )),
      h(
        "div",
        { class: "line" },
        h("label", { for: "transfer-note" }, () => t("ui.console.transfer.note")),
        note,
      ),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: close }, () => t("ui.console.cancel")),
        h("button", { class: "primary" }, () => t("ui.console.transfer.submit")),
      ),
    ));
}
