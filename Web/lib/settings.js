/** Language and appearance, chosen by whoever works here and kept in the browser. */
import { effect, signal } from "./signals.js";
import { keep, openStorage, recall } from "./storage.js";
import { language, languages, t, useLanguage } from "./texts.js";
import { setTheme } from "./theme.js";
import { each, h } from "./view.js";

const storage = openStorage("localStorage");
const LANGUAGE = "frontdesk.desk.language";
const THEME = "frontdesk.desk.theme";
const theme = signal(recall(storage, THEME, "auto"));

effect(() => setTheme(theme()));

/** Loads the texts in the language that was chosen before, or the browser's. */
export function loadTexts() {
  const wanted = new URLSearchParams(location.search).get("locale");
  return useLanguage(
    [wanted ?? "", recall(storage, LANGUAGE, ""), ...navigator.languages].filter(Boolean),
  );
}

/** @param {string} prefix of the texts */
export function settingsView(prefix) {
  const languageSelect = h(
    "select",
    {
      id: "setting-language",
      value: () => language(),
      onchange: () => {
        keep(storage, LANGUAGE, languageSelect.value);
        useLanguage([languageSelect.value]).catch(() => {});
      },
    },
    each(
      () => languages(),
      (one) => one.tag,
      (one) =>
        h(
          "option",
          { value: one().tag, lang: one().tag, selected: one().tag === language.peek() },
          one().name,
        ),
    ),
  );
  const themeSelect = h(
    "select",
    {
      id: "setting-theme",
      value: () => theme(),
      onchange: () => {
        theme.set(themeSelect.value);
        keep(storage, THEME, themeSelect.value);
      },
    },
    ["auto", "light", "dark"].map((one) =>
      h(
        "option",
        { value: one, selected: one === theme.peek() },
        () => t(`ui.console.theme.${one}`),
      )
    ),
  );
  return [
    h(
      "div",
      { class: "line" },
      h("label", { for: "setting-language" }, () => t(`${prefix}.language`)),
      languageSelect,
    ),
    h(
      "div",
      { class: "line" },
      h("label", { for: "setting-theme" }, () => t(`${prefix}.theme`)),
      themeSelect,
    ),
  ];
}
