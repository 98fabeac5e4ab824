import { highlight, readTrace, winnerOf } from "../lib/trace.js";
import { equal } from "./assert.js";

/** @param {string} text @param {[number, number][]} spans */
const marked = (text, spans) =>
  highlight(text, spans).map((part) => part.marked ? `[${part.text}]` : part.text).join("");

for (
  const [text, spans, expected] of /** @type {[string, [number, number][], string][]} */ ([
    ["where is my parcel", [[12, 18]], "where is my [parcel]"],
    ["我想退款，怎么办？", [[6, 12]], "我想[退款]，怎么办？"],
    ["naïve café", [[7, 12]], "naïve [café]"],
    ["a👍🏽b", [[1, 9]], "a[👍🏽]b"],
    ["أين الطلب؟", [[7, 17]], "أين [الطلب]؟"],
    ["overlap here", [[0, 4], [2, 7]], "[overlap] here"],
    ["未", [[1, 2]], "[未]"],
    ["short", [[2, 900], [-5, 0]], "sh[ort]"],
    ["nothing", [], "nothing"],
  ])
) {
  Deno.test(`marks ${expected}`, () => equal(marked(text, spans), expected));
}

Deno.test("the winner is the first candidate that nothing held back", () => {
  /** @type {any[]} */
  const candidates = [{ rule: "a", blocked_by: "limit" }, { rule: "b" }, { rule: "c" }];
  equal(winnerOf(candidates, [])?.rule, "b");
  equal(winnerOf(candidates, ["c", "b"])?.rule, "c");
});

Deno.test("gathers reasons over all steps, and does without", () => {
  const read = readTrace({
    rule_set: "x",
    confidence: 0,
    steps: [
      {
        plugin: "a",
        outcome: "passed",
        reasons: [{ kind: "languages", list: [{ lang: "en", p: 1 }] }],
      },
      { plugin: "b", outcome: "decided", reasons: [{ kind: "escalated", cause: "asked" }] },
    ],
  });
  equal([read.languages.length, read.cause, read.candidates, read.intents], [
    1,
    "asked",
    [],
    undefined,
  ]);
});
