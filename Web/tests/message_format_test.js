import { MessageFormatError, parse, write } from "../lib/message-format.js";
import { equal, holds, throws } from "./assert.js";

/** @param {string} pattern @param {Record<string, unknown>} values @param {string} [locale] */
const format = (pattern, values, locale = "en") => write(parse(pattern), values, locale);

Deno.test("fills in arguments and keeps what is missing visible", () => {
  equal(format("Hello {name}!", { name: "Mei" }), "Hello Mei!");
  equal(format("Hello {name}!", {}), "Hello {name}!");
});

Deno.test("chooses plurals by the language's own rules", () => {
  const pattern = "{n, plural, =0 {none} one {# piece} other {# pieces}}";
  equal([0, 1, 2, 1200].map((n) => format(pattern, { n })), [
    "none",
    "1 piece",
    "2 pieces",
    "1,200 pieces",
  ]);
  const arabic = "{n, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}";
  equal([0, 1, 2, 3, 11, 100].map((n) => format(arabic, { n }, "ar")), [
    "z",
    "o",
    "t",
    "f",
    "m",
    "x",
  ]);
});

Deno.test("counts the offset off before choosing", () => {
  const pattern =
    "{n, plural, offset:1 =1 {only you} one {you and # other} other {you and # others}}";
  equal([1, 2, 3].map((n) => format(pattern, { n })), [
    "only you",
    "you and 1 other",
    "you and 2 others",
  ]);
});

Deno.test("nests select in plural and arguments in both", () => {
  const pattern = "{who, select, agent {{name} is here} other {{n, plural, other {# {thing}}}}}";
  equal(format(pattern, { who: "agent", name: "Omar" }), "Omar is here");
  equal(format(pattern, { who: "x", n: 2, thing: "bots" }), "2 bots");
});

Deno.test("takes apostrophes as ICU does", () => {
  equal(format("it's {n} o''clock", { n: 5 }), "it's 5 o'clock");
  equal(format("'{'not an argument'}'", {}), "{not an argument}");
  equal(format("{n, plural, other {'#' #}}", { n: 3 }), "# 3");
});

Deno.test("isolates inserted texts where a right-to-left sentence asks for it", () => {
  equal(write(parse("مع {name}"), { name: "Mei" }, "ar", true), "مع \u2068Mei\u2069");
});

Deno.test("names the place of what is wrong", () => {
  for (
    const bad of [
      "{",
      "{n",
      "{n, plural}",
      "{n, plural, one {x}}",
      "a } b",
      "{n, plural, other {x}",
    ]
  ) {
    throws(() => parse(bad), /at \d+/);
  }
});

Deno.test("reads every text of every locale, and finds the same arguments in all", async () => {
  const folder = new URL("../../locales/", import.meta.url);
  /** @param {string} pattern */
  const argumentsOf = (pattern) => {
    /** @type {Set<string>} */
    const names = new Set();
    /** @param {import("../lib/message-format.js").Part[]} parts */
    const walk = (parts) => {
      for (const part of parts) {
        if (typeof part === "string") continue;
        names.add(part.name);
        if ("cases" in part) { for (const one of part.cases.values()) walk(one); }
      }
    };
    walk(parse(pattern));
    return [...names].sort().join(",");
  };
  const english = JSON.parse(await Deno.readTextFile(new URL("en.json", folder)));
  for await (const { name } of Deno.readDir(folder)) {
    if (!name.endsWith(".json")) continue;
    const texts = JSON.parse(await Deno.readTextFile(new URL(name, folder)));
    for (const [key, pattern] of Object.entries(texts)) {
      if (!/^(ui|system|error)\./.test(key)) continue;
      try {
        holds(
          argumentsOf(pattern) === argumentsOf(english[key] ?? pattern),
          `${name}: ${key} has other arguments than English`,
        );
      } catch (error) {
        if (error instanceof MessageFormatError) {
          throw new Error(`${name}: ${key}: ${error.message}`);
        }
        throw error;
      }
    }
  }
});
