/** The bar on top of the console: connection, presence, sound, and the menu. */
import { icon } from "../lib/icons.js";
import { menuView } from "../lib/menu.js";
import { passwordButton } from "../lib/password.js";
import { settingsView } from "../lib/settings.js";
import { t } from "../lib/texts.js";
import { h, when } from "../lib/view.js";
import { isBlocked, muted, toggleSound } from "./alerts.js";

/** @typedef {import("../types/wire.d.ts").Agent} Agent */
/** @typedef {import("./desk.js").Desk} Desk */

/**
 * @param {object} options
 * @param {Desk} options.desk
 * @param {Agent} options.me
 * @param {() => void} options.showKeys
 * @param {() => void} options.signOut
 * @param {AbortSignal} options.end of the console
 */
export function barView({ desk, me, showKeys, signOut, end }) {
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

  return h(
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
      onclick: showKeys,
    }, icon("help")),
    menuView(
      { end },
      h(
        "p",
        { class: "soft" },
        () => t("ui.console.signedin_as", { name: me.display_name || me.name }),
      ),
      settingsView("ui.console"),
      when(() => "Notification" in globalThis && Notification.permission === "default", () =>
        h(
          "button",
          {
            type: "button",
            class: "plain",
            onclick: () => void Notification.requestPermission(),
          },
          icon("info"),
          () => t("ui.console.notifications.enable"),
        )),
      me.role === "admin" &&
        h(
          "a",
          { class: "button plain", href: "/admin" },
          icon("system"),
          () => t("ui.admin.title"),
        ),
      passwordButton(),
      h(
        "button",
        { type: "button", class: "plain", onclick: signOut },
        icon("leave"),
        () => t("ui.console.signout"),
      ),
    ),
  );
}
