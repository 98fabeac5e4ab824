import { pickLanguage } from "../lib/texts.js";
import { equal, holds } from "./assert.js";

const available = ["ar", "de", "en", "es", "fr", "ja", "th", "zh"];

for (
  const [wanted, expected] of /** @type {[string[], string][]} */ ([
    [["de-AT", "en"], "de"],
    [["zh-CN"], "zh"],
    [["zh-Hans-SG"], "zh"],
    [["zh-TW", "ja"], "ja"],
    [["pt-BR", "es-MX"], "es"],
    [["tlh"], "en"],
    [["not a tag", "fr"], "fr"],
    [["AR_eg"], "ar"],
    [[], "en"],
  ])
) {
  Deno.test(`${JSON.stringify(wanted)} is served with ${expected}`, () => {
    equal(pickLanguage(wanted, available), expected);
  });
}

Deno.test("every text that a page asks for is in the English file", async () => {
  const web = new URL("../", import.meta.url);
  const texts = JSON.parse(await Deno.readTextFile(new URL("../locales/en.json", web)));
  /** @type {string[]} */
  const missing = [];
  for (const folder of ["lib", "widget", "console", "admin", "shop"]) {
    for await (const { name } of Deno.readDir(new URL(folder, web))) {
      if (!name.endsWith(".js")) continue;
      const source = await Deno.readTextFile(new URL(`${folder}/${name}`, web));
      for (
        const [, key] of source.matchAll(
          /["'`]((?:ui|system|error)\.[a-z_]+(?:\.[a-z_0-9]+)*)["'`]/g,
        )
      ) {
        const isPrefix = Object.keys(texts).some((one) => one.startsWith(`${key}.`));
        if (!(key in texts) && !isPrefix) missing.push(`${folder}/${name}: ${key}`);
      }
    }
  }
  equal(missing, []);
});

Deno.test("the launcher's names are those of the locales", async () => {
  const web = new URL("../", import.meta.url);
  const source = await Deno.readTextFile(new URL("widget/widget.js", web));
  const table = /const OPEN = (\{[^}]*\})/.exec(source)?.[1] ?? "";
  for await (const { name } of Deno.readDir(new URL("../locales/", web))) {
    if (!name.endsWith(".json")) continue;
    const texts = JSON.parse(await Deno.readTextFile(new URL(`../locales/${name}`, web)));
    const line = `${name.replace(".json", "")}: ${
      JSON.stringify(texts["ui.widget.launcher.open"])
    }`;
    holds(table.includes(line), `widget.js: the table OPEN lacks ${line}`);
  }
});
